"""Which report is a copy of which, told as reports come in.

In: a report's text as a :class:`Signature`, and an :class:`Index` of the reports before it. Out: each report that
it is a copy of, or that is one of it, with the kind and the share of its text. Promise: how much is kept of a
report, and how long it takes to add one, does not grow with the record; in whatever order reports come in, nearly
the same pairs are copies in the end.

The way, one file a step: ``signature`` (what is compared of a text), ``keys`` (what candidates are found by),
``company`` (the report among the reports that share keys with it), ``frequencies`` (how many reports have a pair
of words), ``comparing`` (whether one text is another as a whole), ``retold`` (whether it is another told anew),
``passages`` (what two reports share and no third has), ``kinds``, ``direction`` (which of the two is the source),
``finding`` (all of it).

>>> index = MemoryIndex()
>>> text = "The harbour council of Arvik met on Tuesday and voted for a second pier."
>>> index.add(Held(report="first", signature=Signature.of(text)))
[]
>>> [copy] = index.add(Held(report="second", signature=Signature.of(text)))
>>> copy.copy_of, copy.kind
('first', 'exact')
"""

from onrecord.link.copies.finding import copies
from onrecord.link.copies.frequencies import REPORTS, Ordinary, outgrown
from onrecord.link.copies.index import SURE, Held, Index
from onrecord.link.copies.keys import COMMON
from onrecord.link.copies.memory import MemoryIndex
from onrecord.link.copies.signature import Signature

__all__ = [
    "COMMON",
    "REPORTS",
    "SURE",
    "Held",
    "Index",
    "MemoryIndex",
    "Ordinary",
    "Signature",
    "copies",
    "outgrown",
]
