"""What the formats of coded events have in common: the rows that they are made of, and how these are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, BinaryIO

from onrecord.data import table
from onrecord.export.formats import LISTS
from onrecord.model import Actor, Event, Place, When
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.casts import Cast
from onrecord.store.rows.records import EventLine

AT_ONCE = 500
"""Rows whose reports are looked up at once."""


@dataclass(frozen=True)
class Party:
    """One side of an event: its first actor, whom a format of dyads names, and all of them in words.

    ``country`` is ISO 3166 alpha-3, or empty; ``body`` the code of what is no country (UNO, IGO, NGO, ...);
    ``sectors`` are PLOVER's.
    """

    name: str = ""
    codes: tuple[str, ...] = ()
    actor: Actor | None = None
    all: str = ""

    @property
    def code(self) -> str:
        return self.codes[0] if self.codes else ""

    @property
    def country(self) -> str:
        return self.code[:3] if self.code[:3] in names_of_countries() else ""

    @property
    def body(self) -> str:
        return self.code[:3] if self.code[:3] in BODIES else ""

    @property
    def sectors(self) -> tuple[str, ...]:
        parts = (code[at : at + 3] for code in self.codes for at in range(0, len(code), 3))
        return tuple(dict.fromkeys(part for part in parts if part in names_of_sectors()))


BODIES = frozenset(("UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"))
"""Codes that stand where a country's would."""


@dataclass(frozen=True)
class Coded:
    """One event to be written: a telling, or an occurrence by the telling that shows it best with all its
    tellings, the earliest first; with its counts, and the reports as they are read."""

    id: str
    line: EventLine
    occurrence: str
    reports: int
    independent: int
    tellings: tuple[EventLine, ...]
    casts: Mapping[str, Cast]

    @property
    def event(self) -> Event:
        return self.line.record

    @property
    def when(self) -> When | None:
        """The event's date; what the shown telling leaves open, the earliest that says it does."""
        return self.event.date or next((told.record.date for told in self.tellings if told.record.date), None)

    @property
    def first_day(self) -> str | None:
        """The first day of the event, ISO 8601."""
        return self.when.start[:10] if self.when and self.when.start else None

    @property
    def place(self) -> Place | None:
        """Where it was, likewise."""
        return self.event.place or next((told.record.place for told in self.tellings if told.record.place), None)

    @property
    def cast(self) -> Cast:
        """The shown telling's report."""
        return self.casts[self.line.report.id]

    @property
    def actor(self) -> Party:
        return party(self.event.actors, self.event.actor_codes, self.line.actors, self.cast)

    @property
    def recipient(self) -> Party:
        return party(self.event.recipients, self.event.recipient_codes, self.line.recipients, self.cast)

    @property
    def target(self) -> Party:
        """The other side of the dyad: the recipient; of what all do together (a meeting, a clash) the second
        actor."""
        event = self.event
        if event.recipients or event.recipient_codes or len(event.actors) < 2:
            return self.recipient
        return party(event.actors[1:], (), self.line.actors[1:], self.cast)


def coded(record: Record, of: str, filters: Filters) -> Iterator[Coded]:
    """The rows of ``events`` or ``occurrences``, in the list's order."""
    rows = iter(LISTS[of](record, filters))
    while some := list(islice(rows, AT_ONCE)):
        yield from _tellings(record, some) if of == "events" else _occurrences(record, some)


def _tellings(record: Record, lines: list[EventLine]) -> Iterator[Coded]:
    casts = record.casts({line.report.id for line in lines})
    wholes = record.together([line.id for line in lines])
    for line in lines:
        whole = wholes[line.id]
        yield Coded(line.id, line, whole.occurrence, whole.reports, whole.independent, (line,), casts)


def _occurrences(record: Record, lines: list[Any]) -> Iterator[Coded]:
    casts = record.casts({telling.line.report.id for line in lines for telling in line.tellings})
    for line in lines:
        tellings = tuple(telling.line for telling in line.tellings)
        yield Coded(line.id, line.line, line.id, line.reports, line.independent, tellings, casts)


def party(ids: tuple[str, ...], codes: tuple[str, ...], names: tuple[str, ...], cast: Cast) -> Party:
    """The side of an event that these actors are; where nobody is named, what the event's codes say of it."""
    known = [cast.actors[id] for id in ids if id in cast.actors]
    told = "; ".join(f"{actor.name} ({' '.join(actor.codes)})" if actor.codes else actor.name for actor in known)
    if known:
        return Party(known[0].name, known[0].codes, known[0], told)
    return Party("; ".join(names), codes, None, " ".join((*names, *codes)))


@cache
def columns_of(form: str, *, own: bool = True) -> list[str]:
    """The columns of a published data set, in their order; ``own``: with OnRecord's own after them."""
    rows = table("coded_columns.tsv")
    return [row["column"] for row in rows if row["format"] == form and (own or not row["own"])]


@cache
def names_of_countries() -> dict[str, str]:
    """Countries' names by their ISO 3166 alpha-3 codes."""
    return {row["alpha3"]: row["name"] for row in table("countries.tsv")}


@cache
def names_of_sectors() -> dict[str, str]:
    """The names of PLOVER's sectors by their codes."""
    return {row["sector"]: row["name"] for row in table("plover_sectors.tsv")}


def write_tabbed(out: BinaryIO, form: str, rows: Iterable[Mapping[str, Any]], *, header: bool = True) -> int:
    """Rows with a published data set's columns, separated by tabs and not quoted, in UTF-8; a column that a row
    does not have is empty. Returns how many."""
    columns, written = columns_of(form), 0
    if header:
        out.write(("\t".join(columns) + "\n").encode())
    for row in rows:
        out.write(("\t".join(cell(row.get(column)) for column in columns) + "\n").encode())
        written += 1
    return written


def cell(value: Any) -> str:
    """A value on one line and without tabs, nothing where it is not known."""
    return "" if value is None else " ".join(str(value).split())


def own_columns(row: Coded) -> dict[str, Any]:
    """What the published data sets have no column for."""
    event = row.event
    return {
        "Status": event.status,
        "End Date": row.when.end[:10] if row.when and row.when.end else None,
        "Thread": f"{row.line.report.id}.{event.thread}" if event.thread else None,
        "Occurrence": row.occurrence,
        "Reports": row.reports,
        "Independent Reports": row.independent,
        "Actors": row.actor.all,
        "Recipients": row.recipient.all,
        "Confidence": event.confidence,
        "Decided": f"{row.line.ruling.verdict} by {row.line.ruling.by}" if row.line.ruling else None,
        "Sentence": row.line.sentence,
    }
