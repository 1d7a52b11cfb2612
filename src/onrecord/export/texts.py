"""The reports that rows point into."""

from functools import lru_cache

from onrecord.model import Report
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import FactLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine

AT_HAND = 256
"""Reports whose text is held: neighbouring rows often come from the same few."""


class Texts:
    """The reports of a record by their ids, the last ones asked for held."""

    def __init__(self, record: Record) -> None:
        self.report = lru_cache(AT_HAND)(record.report)


def urn(id: str) -> str:
    """What names a record, actor or report beyond its record.

    >>> urn("3f2a9c01d4e5b678.e1")
    'urn:onrecord:3f2a9c01d4e5b678.e1'
    """
    return f"urn:onrecord:{id}"


def urn_of(line: FactLine | OccurrenceLine | ActorLine) -> str:
    """What names a row beyond its record: an occurrence has the id of a telling, and a change one that other
    changes with the same last step have too."""
    match line:
        case OccurrenceLine():
            return urn(f"occurrence:{line.id}")
        case ChangeLine():
            return urn(":".join((line.record.kind, *(step.id for step in line.steps))))
    return urn(line.id)


def address(report: Report | ReportLine) -> str:
    """Where the report was published, else its name in the record."""
    return report.url or urn(report.id)
