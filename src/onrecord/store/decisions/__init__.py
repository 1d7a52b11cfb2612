"""What people decide about the record, and what follows from it.

In: decisions, appended with who, when and why. Out: rulings, a pure function of the decisions and of the readings:
which records are accepted, rejected or corrected, which pairs are the same. Promise: a decision hangs on the words
that it is about, so that it holds whoever reads the report next; where a reading has them no more it waits.

========== ==========================================================
anchors    what a decision is about, found again in another reading
fields     what may be corrected, and what an analyst types for it
correcting a record with its corrections
keeping    decisions as the record keeps them, and which are in force
pairs      which pairs are decided
ruling     what follows: computed anew for a report whenever needed
history    decisions as people see them
proposing  what the machine is unsure of, for people to settle
========== ==========================================================
"""
