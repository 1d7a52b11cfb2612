"""2 · A report to its passages.

In: an arrival. Out: the passages that its text falls into, in order, each with its kind, the earlier passage
that it repeats, and its damage. Promise: the text itself is never touched; passages never overlap and have no
white space at their ends; what the source's markup says of a passage stands.

The way of a text: its lines become blocks (:mod:`.blocks`), a dateline is cut off the paragraph that it opens,
each block gets its kind (the open list is :data:`onrecord.clean.passages.KINDS`), repeats are found, and what
is broken is marked (the open list is :data:`onrecord.clean.damage.IN_A_PASSAGE`). Once the text is parsed,
:func:`broken_syntax` adds the sentences that broke in the middle, and once the actors are known,
:func:`name_conflicts` the offices that the report gives to two names. What a repeat says again,
:func:`with_retellings` adds to the evidence of the records that its first telling gave.

>>> from onrecord.model import Arrival, Report
>>> text = "Ferry sinks off Ersin\\n\\nERSIN (AP) — A ferry sank, the coast guard said.\\n\\nRead more: the fleet"
>>> for p in passages(Arrival(report=Report(id="r", text=text))):
...     print(p.kind, "|", text[p.start:p.end])
headline | Ferry sinks off Ersin
dateline | ERSIN (AP) —
paragraph | A ferry sank, the coast guard said.
boilerplate | Read more: the fleet
"""

from onrecord.clean.conflicts import name_conflicts
from onrecord.clean.damage.syntax import broken_syntax
from onrecord.clean.passages import passages
from onrecord.clean.retellings import with_retellings

__all__ = ["broken_syntax", "name_conflicts", "passages", "with_retellings"]
