"""Both sides as they are compared: days as numbers, parties by their folded names and their codes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.model import Actor, Event, Place, When
from onrecord.pipeline.beside.rows import OurEvent
from onrecord.store import Filters
from onrecord.store.casts import Cast
from onrecord.store.folding import fold
from onrecord.store.outside.rows import OutsideLine, OutsideParty
from onrecord.store.rows import EventLine, OccurrenceLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

AT_ONCE = 500
"""Occurrences whose reports are looked up at once."""
WIDE = 31
"""Days that something may last to be compared by day."""
UNNAMED = ("unnamed", "population")
Days = tuple[int, int]
"""The first and the last day, as ordinals."""


@dataclass(frozen=True)
class Party:
    """Somebody: folded names, PLOVER's codes, and whether the first is a name and no mere description."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    named: bool = True


@dataclass(frozen=True)
class Candidate:
    """One side of a pair, to be weighed. ``days`` is None where nothing says a day; ``own`` says that they are the
    event's own, and not its report's."""

    days: Days | None
    own: bool
    types: tuple[str, ...]
    fine: tuple[str | None, str | None]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    keys: frozenset[str] = field(default=frozenset())

    @property
    def wide(self) -> bool:
        return self.days is not None and self.days[1] - self.days[0] >= WIDE


def theirs(line: OutsideLine) -> Candidate:
    """A row of theirs."""
    row = line.record
    actors, recipients = tuple(map(_party, row.actors)), tuple(map(_party, row.recipients))
    return _candidate(
        _days(row.start, row.end), row.dated_by == "event", row.types, (row.mode, row.cameo), actors, recipients, row.place
    )


def _party(party: OutsideParty) -> Party:
    return Party(tuple(dict.fromkeys(map(_folded, (party.name, *party.names)))), party.codes)


def ours(record: "Record", lines: Iterable[OccurrenceLine]) -> Iterator[tuple[Candidate, OurEvent, OccurrenceLine]]:
    """Occurrences of ours, each with what is told of it; its figures of the killed are left to be added."""
    waiting = iter(lines)
    while some := list(islice(waiting, AT_ONCE)):
        reports = {line.line.report.id for line in some}
        casts, names = record.casts(reports), record.outside.names_of(reports)
        for line in some:
            shown = line.line
            assert isinstance(shown, EventLine)
            cast = casts[shown.report.id]
            event = told(line, shown)
            known = {id: forms for (report, id), forms in names.items() if report == shown.report.id}
            yield _ours(event, shown.record, shown, cast, known), event, line


def told(line: OccurrenceLine, shown: EventLine) -> OurEvent:
    """The occurrence as it is told: a day or a place that the shown telling leaves open comes from the earliest
    that has it."""
    event = shown.record
    tellings = [one.line.record for one in line.tellings if isinstance(one.line.record, Event)]
    when = event.date or next((one.date for one in tellings if one.date), None)
    place = event.place or next((one.place for one in tellings if one.place), None)
    start, end = _interval(when)
    day = (shown.report.published or "")[:10] or None
    return OurEvent(
        id=line.id, shown=shown.id, type=event.type, mode=event.mode, cameo=event.cameo, status=event.status,
        start=start or day, end=end or day,
        dated_by="event" if start else "report" if day else "nothing",
        actors=shown.actors, recipients=shown.recipients, place=place, killed=(), confidence=event.confidence,
        sentence=shown.sentence, evidence=event.evidence, report=shown.report, reports=line.reports,
        independent=line.independent,
    )  # fmt: skip


def _interval(when: When | None) -> tuple[str | None, str | None]:
    """An event of which only the last possible day is known has none."""
    if when is None or not when.start:
        return None, None
    return when.start[:10], (when.end or when.start)[:10]


def _ours(
    event: OurEvent, record: Event, shown: EventLine, cast: Cast, known: dict[str, tuple[str, ...]]
) -> Candidate:
    actors = _side(record.actors, shown.actors, record.actor_codes, cast, known)
    recipients = _side(record.recipients, shown.recipients, record.recipient_codes, cast, known)
    if not recipients and len(actors) > 1:  # what all do together
        recipients = actors
    days = _days(event.start, event.end)
    own = event.dated_by == "event"
    return _candidate(days, own, (event.type,), (event.mode, event.cameo), actors, recipients, event.place)


def _side(
    ids: tuple[str, ...],
    names: tuple[str, ...],
    codes: tuple[str, ...],
    cast: Cast,
    known: dict[str, tuple[str, ...]],
) -> tuple[Party, ...]:
    actors = [cast.actors[id] for id in ids if id in cast.actors]
    if actors:
        return tuple(_actor(actor, known.get(actor.id, ())) for actor in actors)
    if names:
        return tuple(Party((_folded(name),), codes) for name in names)
    return (Party((), codes),) if codes else ()


def _actor(actor: Actor, forms: tuple[str, ...]) -> Party:
    names = tuple(dict.fromkeys(filter(None, map(_folded, (actor.name, *forms)))))
    return Party(names, actor.codes, actor.kind not in UNNAMED)


def _candidate(
    days: Days | None,
    own: bool,
    types: tuple[str, ...],
    fine: tuple[str | None, str | None],
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    place: Place | None,
) -> Candidate:
    """With the keys of which a pair shares one: a country, a word of a name, the place's name."""
    keys = {word for party in (*actors, *recipients) for name in party.names for word in name.split()}
    keys = {f"w{word}" for word in keys if len(word) > 2}
    keys |= {f"c{code[:3]}" for party in (*actors, *recipients) for code in party.codes}
    if place:
        keys.add(f"p{_folded(place.name)}")
    return Candidate(days, own, types, fine, actors, recipients, place, frozenset(keys or {"nobody"}))


def _days(start: str | None, end: str | None) -> Days | None:
    try:
        return (date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()) if start and end else None
    except ValueError:  # years before the first, and what other hands wrote
        return None


def _folded(name: str) -> str:
    return fold(name).strip()


def asked_of(filters: Filters) -> dict[str, str]:
    """The filters that are set, as they are told again."""
    return {name: str(value) for name, value in filters.items() if value is not None}
