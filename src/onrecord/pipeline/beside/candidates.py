"""Both sides as they are compared: days as numbers, parties by their folded names and their codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Place, When
from onrecord.pipeline.beside.rows import OurEvent
from onrecord.store.casts import Cast
from onrecord.store.folding import fold
from onrecord.store.outside.rows import OutsideLine, OutsideParty
from onrecord.store.rows.records import EventLine
from onrecord.store.rows.shared import OccurrenceLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

AT_ONCE = 500
"""Occurrences whose reports are looked up at once."""
WIDE = 31
"""Days that something may last to be compared by day."""
UNNAMED = ("unnamed", "population")
Days = tuple[int, int]
"""The first and the last day, as ordinals."""


@dataclass(frozen=True, eq=False)
class Party:
    """Somebody: folded names, PLOVER's codes, and whether the first is a name and no mere description."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    named: bool


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One side of a pair, to be weighed. ``days`` is None where nothing says a day; ``own`` says that they are the
    event's own, and not its report's. ``fine`` are the mode and the CAMEO code."""

    days: Days | None
    own: bool
    types: tuple[str, ...]
    fine: tuple[str | None, str | None]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None

    @property
    def wide(self) -> bool:
        """Whether it is known no closer than to a month."""
        return self.days is not None and self.days[1] - self.days[0] >= WIDE

    @cached_property
    def keys(self) -> frozenset[str]:
        """What a pair has one of in common: a country, a word of a name, the place's name."""
        parties = (*self.actors, *self.recipients)
        words = {word for party in parties for name in party.names for word in name.split()}
        keys = {f"w{word}" for word in words if len(word) > 2}
        keys |= {f"c{code[:3]}" for party in parties for code in party.codes}
        if self.place:
            keys.add(f"p{_folded(self.place.name)}")
        return frozenset(keys or {"nobody"})


class Found(NamedTuple):
    """An occurrence of ours: as it is weighed, as it is told, and its tellings, the one that is shown first."""

    candidate: Candidate
    event: OurEvent
    tellings: list[EventLine]


class Sides:
    """Makes candidates of both sides. A party that many rows have is one object, so that whom it fits is worked
    out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...], bool], Party] = {}

    def theirs(self, line: OutsideLine) -> Candidate:
        """A row of theirs."""
        row = line.record
        return Candidate(
            days=_days(row.start, row.end),
            own=row.dated_by == "event",
            types=row.types,
            fine=(row.mode, row.cameo),
            actors=tuple(map(self._party_of, row.actors)),
            recipients=tuple(map(self._party_of, row.recipients)),
            place=row.place,
        )

    def ours(self, record: "Record", lines: Iterable[OccurrenceLine]) -> Iterator[Found]:
        """Occurrences of ours; their figures of the killed are left to be added."""
        waiting = iter(lines)
        while some := list(islice(waiting, AT_ONCE)):
            tellings = [(line, tellings_of(line)) for line in some]
            reports = {one.report.id for _, its in tellings for one in its}
            casts, names = record.casts(reports), record.outside.names_of(reports)
            for line, its in tellings:
                event = told(line, its)
                yield Found(self._ours(event, its, casts, names), event, its)

    def _ours(
        self,
        event: OurEvent,
        tellings: list[EventLine],
        casts: Mapping[str, Cast],
        names: Mapping[str, Mapping[str, tuple[str, ...]]],
    ) -> Candidate:
        """An occurrence with whomever any of its tellings names on either side."""
        sides: tuple[list[Party], list[Party]] = ([], [])
        for telling in tellings:
            its, cast, known = telling.record, casts[telling.report.id], names.get(telling.report.id, {})
            actors = self._side(cast, its.actors, known) or self._by_words(telling.actors, its.actor_codes)
            recipients = self._side(cast, its.recipients, known) or self._by_words(
                telling.recipients, its.recipient_codes
            )
            sides[0].extend(actors)
            sides[1].extend(recipients or (actors if len(actors) > 1 else ()))  # what all do together
        return Candidate(
            days=_days(event.start, event.end),
            own=event.dated_by == "event",
            types=(event.type,),
            fine=(event.mode, event.cameo),
            actors=tuple(dict.fromkeys(sides[0])),
            recipients=tuple(dict.fromkeys(sides[1])),
            place=event.place,
        )

    def _side(self, cast: Cast, ids: tuple[str, ...], known: Mapping[str, tuple[str, ...]]) -> tuple[Party, ...]:
        """Who is on a side, by all names that the report has for them."""
        actors = [cast.actors[id] for id in ids if id in cast.actors]
        return tuple(
            self._party((actor.name, *known.get(actor.id, ())), actor.codes, actor.kind not in UNNAMED)
            for actor in actors
        )

    def _by_words(self, names: tuple[str, ...], codes: tuple[str, ...]) -> tuple[Party, ...]:
        """Who is on a side of whom only words, or codes, are known."""
        if names:
            return tuple(self._party((name,), codes, True) for name in names)
        return (self._party((), codes, True),) if codes else ()

    def _party_of(self, party: OutsideParty) -> Party:
        return self._party((party.name, *party.names), party.codes, True)

    def _party(self, names: tuple[str, ...], codes: tuple[str, ...], named: bool) -> Party:
        folded = tuple(dict.fromkeys(filter(None, map(_folded, names))))
        return self._known.setdefault((folded, codes, named), Party(folded, codes, named))


def tellings_of(line: OccurrenceLine) -> list[EventLine]:
    """The tellings of an occurrence of events, the one that shows it best first, then the earliest."""
    every = [one.line for one in line.tellings if isinstance(one.line, EventLine)]
    return sorted(every, key=lambda one: one.id != line.line.id)


def told(line: OccurrenceLine, tellings: list[EventLine]) -> OurEvent:
    """The occurrence as it is told: a day or a place that the shown telling leaves open comes from the earliest
    that has it."""
    shown, event = tellings[0], tellings[0].record
    start, end = _interval(next((one.record.date for one in tellings if one.record.date), None))
    day = next((one.report.published for one in tellings if one.report.published), "")[:10] or None
    return OurEvent(
        id=line.id,
        shown=shown.id,
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        status=event.status,
        start=start or day,
        end=end or day,
        dated_by="event" if start else "report" if day else "nothing",
        actors=shown.actors,
        recipients=shown.recipients,
        place=next((one.record.place for one in tellings if one.record.place), None),
        killed=(),
        confidence=event.confidence,
        sentence=shown.sentence,
        evidence=event.evidence,
        report=shown.report,
        tellings=tuple(one.id for one in tellings),
        reports=line.reports,
        independent=line.independent,
    )


def _interval(when: When | None) -> tuple[str | None, str | None]:
    """The first and the last day; what only has a last possible one has none."""
    if when is None or not when.start:
        return None, None
    return when.start[:10], (when.end or when.start)[:10]


def _days(start: str | None, end: str | None) -> Days | None:
    if not start or not end:
        return None
    try:
        return date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal()
    except ValueError:  # years before the first, and what other hands wrote
        return None


def _folded(name: str) -> str:
    return fold(name).strip()
