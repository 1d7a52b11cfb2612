"""How right the record is: records drawn at random, judged by people, counted.

In: a list of the record. Out: a sample of it, verdicts appended as decisions, and the share that is right with its
interval. Promise: a verdict is about what was read then, and counts as long as the report is read so; it changes
nothing that stands, and what people put right afterwards changes no figure.

========= ==========================================================
fields    what of a record is judged, and what it says there
drawing   the sample: the same seed draws the same
judging   a verdict, kept as a decision
verdicts  those in force, with the records that they are about
counting  shares, weights and Wilson's interval
reporting what the verdicts come to
========= ==========================================================
"""
