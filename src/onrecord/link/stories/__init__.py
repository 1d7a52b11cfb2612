"""Which reports tell one story, and which mentions in them one event.

In: reports' texts and dates. Out: groups of those that tell of one event, all at once (``memory.groups``) or as
they come in (``arriving.place``), and of the mentions of events in one story (``mentions.events``). Promise: a
score is the sum of parts that can be told (``explaining.parts``), and later reports may move earlier ones.

::

    words       a text to its terms: words, names, numbers, and which of these stand side by side
    closeness   how close reports are, and what of it is left against their nearest and in time
    grouping    average linkage
    arriving    the new report's neighbourhood, grouped anew; what the index must answer
    memory      an index without a record
    explaining  the score part by part
    acts        words that can tell the same act
    mentions    mentions of events, joined

Worked example: a report of Tuesday's flood at Oldford shares "Oldford", "Tamra", "300" and "Tamra … Oldford" with
one of Monday's. Their closeness is .31; the reports nearest to each are about as close as that, so they are one
story.
"""
