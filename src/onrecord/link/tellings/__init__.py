"""Across reports: which statements are tellings of one, and which words are given to two speakers.

In: statements with their speakers, as each report knows them. Out: those that belong together. Promise: what
turns a statement round (a negation, another number, another name) is never taken for the same.

>>> hollan = Speaker(name="Petra Hollan", kind="person")
>>> one = Telling(kind="direct", content='"We will not sell the island,"', speaker=hollan)
>>> other = Telling(kind="indirect", content="they would not sell the island", speaker=hollan)
>>> of_one_statement(one, other)
True
"""

from onrecord.link.tellings.gathering import Gathered, Index, gather
from onrecord.link.tellings.keys import keys_of
from onrecord.link.tellings.speakers import Speaker
from onrecord.link.tellings.telling import Telling, of_one_statement, of_two_speakers
from onrecord.link.tellings.words import wording

__all__ = [
    "Gathered", "Index", "Speaker", "Telling", "gather", "keys_of", "of_one_statement", "of_two_speakers",
    "wording",
]  # fmt: skip
