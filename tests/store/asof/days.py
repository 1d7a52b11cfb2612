"""A record that grew day by day: each day something else happened to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from onrecord.errors import ReportError
from onrecord.model import Event, Reading
from onrecord.store import Store
from tests.databases import Where
from tests.store.reports import TEXT, reading
from tests.store.said import said
from tests.store.search.test_lists import LISTS

FIRST_DAY = datetime(2024, 6, 1, 12, tzinfo=UTC)
MINE = reading()
COPY = reading(TEXT + "Editing by the desk.\n", publisher="The Beacon", url=None, published="2024-05-17")
OTHER = reading(
    TEXT.replace("Lindau", "Lindau town").replace("1,200", "1,300") + "By our own man.\n",
    publisher="The Post", url=None, published="2024-05-18",
)  # fmt: skip
REVISED = reading(TEXT.replace("31 to 4", "31 to 5") + "Updated on Friday.\n", url="https://example.org/lindau?2")
ONE, TWO, THREE = MINE.report.id, COPY.report.id, OTHER.report.id


def read_again(read: Reading, *, without: str | None = None) -> Reading:
    """The same report by a newer method, which misses an event and finds another's status otherwise."""
    events = [_otherwise(event) for event in read.events if event.id != without]
    changes = () if without else read.changes
    return msgspec.structs.replace(read, method="by a newer hand", events=tuple(events), changes=changes)


def _otherwise(event: Event) -> Event:
    return msgspec.structs.replace(event, status="occurred") if event.id == "e2" else event


DAYS: dict[str, Callable[[Store], object]] = {
    "a report": lambda store: store.add(MINE, series="lindau", source="lindau.txt"),
    "its copy": lambda store: store.add(COPY, series="beacon"),
    "what can't be read": lambda store: store.quarantine("odd.txt", ReportError("it is odd.")),
    "a correction": lambda store: store.correct(
        f"{ONE}.e1", {"status": "occurred", "actors": "Norland", "place": "Kesh"}, by="ana"
    ),
    "another report": lambda store: store.add(OTHER, series="post"),
    "two that are not one": lambda store: store.pair("split", f"{ONE}.v1", f"{THREE}.v1", by="ana"),
    "no copy after all": lambda store: store.pair("split", TWO, ONE, by="ben"),
    "a rejection": lambda store: store.judge("reject", f"{THREE}.e2", by="ben"),
    "a verdict": lambda store: store.audit(f"{ONE}.f1", right=True, by="ana"),
    "read again": lambda store: store.append(read_again(MINE)),
    "the odd one read": lambda store: store.release("odd.txt"),
    "no correction": lambda store: store.undo(1, by="ana"),
    "a new version": lambda store: store.add(REVISED, series="lindau"),
    "what somebody said": lambda store: store.add(
        said("The Harbour Ledger", ("Irena Novak", '"We will not travel,"'), published="2024-05-20"),
        series="harbour",
    ),
    "two that are one": lambda store: store.pair("merge", f"{REVISED.report.id}.v1", f"{TWO}.v1", by="ana"),
    "one story": lambda store: store.pair("merge", ONE, THREE, about="story", by="ana"),
    "taken for one again": lambda store: store.undo(4, by="ben"),
    "a figure put right": lambda store: store.correct(
        f"{TWO}.f1", {"kind": "killed", "value": 31, "what": "soldiers killed", "place": "Oslo, NOR"}, by="ana"
    ),
    "less is read": lambda store: store.append(read_again(COPY, without="e1")),
    "the split undone": lambda store: store.undo(5, by="ben"),
}
"""What happened, a day each."""


def moment(number: int) -> datetime:
    """When it was, on the day of this number."""
    return FIRST_DAY + timedelta(days=number)


def grow(where: Where) -> Iterator[tuple[int, Store]]:
    """Let it grow; gives each day's number when the day is over, and the record."""
    now = FIRST_DAY
    with Store(where, clock=lambda: now) as store:
        for number, happens in enumerate(DAYS.values()):
            now = moment(number)
            happens(store)
            yield number, store


ASKED: dict[str, Callable[[Store], object]] = {
    **{name: lambda store, ask=ask: list(ask(store, {})) for name, ask in LISTS.items()},  # type: ignore[misc]
    "statements together": lambda store: list(store.statements({}, bar=0.5)),
    "votes together": lambda store: list(store.occurrences("vote", {}, bar=0.5)),
    "figures together": lambda store: list(store.occurrences("figure", {}, bar=0.5)),
    "statements in occurrences": lambda store: list(store.occurrences("statement", {}, bar=0.5)),
    "every version": lambda store: list(store.reports({}, bar=0.5, every_version=True)),
    "edits": lambda store: list(store.edits({})),
    "quarantined": lambda store: list(store.quarantined()),
    "decisions": lambda store: list(store.decisions()),
    "verdicts": lambda store: store.audit_reports(None, bar=0.5),
    "sample": lambda store: store.audit_sample("events", size=3, bar=0.5),
    "proposals": lambda store: store.proposals(bar=0.5, limit=100),
    "readings": lambda store: list(store.readings({}, bar=0.5)),
    "entry": lambda store: store.entry(f"{ONE}.e1"),
    "columns": lambda store: list(store.event_columns({}, bar=0.5)),
    "attention": lambda store: list(store.attention({}, by="day", bar=0.5)),
    "by actor": lambda store: list(store.lines("event", {"actor": "Novak"}, bar=0.5)),
    "by status": lambda store: list(store.reports({"status": "cancelled"}, bar=0.5)),
    "by place": lambda store: list(store.lines("event", {"place": "NLD"}, bar=0.5)),
    "found": lambda store: _ids(store, "visit"),
    "found by a name": lambda store: _ids(store, "actor:Novak -travel"),
}
"""Whatever a record can be asked."""


def _ids(store: Store, query: str) -> Any:
    found = store.search(query, {"limit": 100}, bar=0.5)
    return {hit.id for hit in found.hits}, found.reports, found.records, found.facets
