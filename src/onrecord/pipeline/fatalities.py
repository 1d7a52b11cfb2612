"""Which figures of people killed belong to an event, and which one of them a table has that holds only one.

A figure belongs to an event that occurred or goes on where a report gives it in the very words that tell the
event, or where both have the same place and the same days; not where it counts from an earlier day on. What a
later figure of the event revised no longer counts. Of a claimant's several figures in one sentence the largest is
the whole, the others are parts of it. Of the rest the latest report's counts; of several on its day the one with
most origins, copies counting once; of as many the lowest.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Unpack

from onrecord.model import Event, Place, Span, When
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, FigureLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

HAPPENED = ("occurred", "ongoing")


class Killed:
    """The figures of people killed that pass the filters, found by their reports and by their places and days."""

    def __init__(self, record: "Record", **filters: Unpack[Filters]) -> None:
        self._told: dict[str, list[FigureLine]] = defaultdict(list)
        self._there: dict[tuple[str, str | None, str, str], list[FigureLine]] = defaultdict(list)
        asked: Filters = {**filters, "type": "killed"}
        for line in record.figures(**asked):
            self._told[line.report.id].append(line)
            if where := _where(line.record.place, line.record.date):
                self._there[where].append(line)
        self._revised: dict[str, set[str]] = defaultdict(set)
        for change in record.changes(type="revision"):
            *earlier, last = ({step.id, *(told.id for told in step.tellings)} for step in change.steps)
            for id in set().union(*earlier):
                self._revised[id] |= last

    def claims(self, event: Event, tellings: Collection[EventLine]) -> list[FigureLine]:
        """The figures that belong to an event with these tellings, in the order of their reports' dates."""
        if event.status not in HAPPENED:
            return []
        found = {
            line.id: line
            for told in tellings
            for line in self._told.get(told.report.id, ())
            if _meet(told.record.evidence, line.record.evidence) and _may_be_of(line, told.record.date)
        }
        for told in tellings:
            if where := _where(told.record.place, told.record.date):
                found.update((line.id, line) for line in self._there.get(where, ()))
        return sorted(found.values(), key=lambda line: (line.report.published or "", line.id))

    def fatalities(self, claims: Collection[FigureLine]) -> int | float | None:
        """The one figure that counts of these; None where nobody gives a number."""
        told = {line.id for line in claims}
        return chosen(line for line in claims if not self._revised.get(line.id, set()) & told)


def chosen(claims: Iterable[FigureLine]) -> int | float | None:
    """The one figure of these that none of them revised; None where nobody gives a number."""
    whole: dict[tuple[str, str, str | None], FigureLine] = {}
    for line in claims:
        if line.record.value is not None:
            said = line.report.id, line.sentence, line.claimant
            whole[said] = max(line, whole.get(said, line), key=lambda one: one.record.value or 0)
    last = max((_day(line) for line in whole.values()), default="")
    origins: dict[int | float, set[str]] = defaultdict(set)
    for line in whole.values():
        if _day(line) == last and line.record.value is not None:
            origins[line.record.value].add(line.report.copy_of or line.report.id)
    return min(origins, key=lambda value: (-len(origins[value]), value), default=None)


def _day(line: FigureLine) -> str:
    return (line.report.published or "")[:10]


def _may_be_of(line: FigureLine, when: When | None) -> bool:
    """Whether the figure can count this event alone: a toll since some earlier day counts more."""
    since = line.record.date.start if line.record.date else None
    return not (since and when and when.start and since[:10] < when.start[:10])


def _where(place: Place | None, when: When | None) -> tuple[str, str | None, str, str] | None:
    if place is None or when is None or not when.start or not when.end:
        return None
    return place.name, place.country, when.start[:10], when.end[:10]


def _meet(some: Iterable[Span], others: Iterable[Span]) -> bool:
    others = tuple(others)
    return any(start < end_of and start_of < end for start, end in some for start_of, end_of in others)
