"""Across reports: which tellings are of one event, statement, figure or vote, as the world had it.

In: records of many reports, each with what its report knows of those who take part. Out: links between two
of them, each with a confidence and the parts that it is made of, and the groups that they come to. Promise:
nothing is joined for its day and its actors alone; what happened on two days is never one; a link is a proposal
that a decision can take back.
"""

from onrecord.link.occurrences.comparing import compare, links
from onrecord.link.occurrences.grouping import grouped
from onrecord.link.occurrences.keys import keys_near, keys_of
from onrecord.link.occurrences.scoring import Link, Part, Relation, sure
from onrecord.link.occurrences.sent import Beside
from onrecord.link.occurrences.told import OccurrenceKind, Told, order

__all__ = [
    "Beside", "Link", "OccurrenceKind", "Part", "Relation", "Told", "compare", "grouped", "keys_near", "keys_of",
    "links", "order", "sure",
]  # fmt: skip
