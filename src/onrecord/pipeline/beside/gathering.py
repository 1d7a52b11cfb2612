"""What answers on either side, to be paired.

A country that is asked for as an actor is named by one side and often not by the other: "the army" in a report is
some country's, and ACLED's Rapid Support Forces have none in their name. So what is in the country comes, too, to
be paired with what names it; alone it is not told, as nobody asked for it.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import msgspec

from onrecord.errors import RecordError
from onrecord.pipeline.beside.candidates import Candidate, Sides
from onrecord.pipeline.beside.rows import KilledClaim, OurEvent
from onrecord.pipeline.fatalities import Killed
from onrecord.pipeline.wording import amount
from onrecord.store import Filters
from onrecord.store.filters import country_codes
from onrecord.store.outside.rows import OutsideLine
from onrecord.store.rows.records import EventLine, FigureLine
from onrecord.store.rows.shared import OccurrenceLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

MOST_OURS, MOST_THEIRS = 50_000, 250_000
"""So many are compared at once."""
DEADLY = ("ASSAULT", "PROTEST")
"""The types whose events have figures of the killed."""
NARROWER = "Ask for fewer: an actor, a place, a type, or fewer days."
Told = TypeVar("Told", OutsideLine, OurEvent)


class Gathered(NamedTuple, Generic[Told]):
    """One that may be paired: as it is weighed, as it is told, and whether it was asked for itself."""

    candidate: Candidate
    told: Told
    asked: bool


def theirs(record: "Record", dataset: str, asked: Filters, sides: Sides) -> list[Gathered[OutsideLine]]:
    """The rows that answer.

    Raises:
        RecordError: too many do.
    """
    found: dict[tuple[str, int], Gathered[OutsideLine]] = {}
    status = _several(asked, "status")
    for line, named in _rows(record, dataset, asked):
        if line.record.status is None or line.record.status in status:
            # By the file's bytes: another download may have come under the same name.
            found.setdefault((line.sha256, line.row), Gathered(sides.theirs(line), line, named))
        if len(found) > MOST_THEIRS:
            raise RecordError(f"more than {MOST_THEIRS:,} rows of {dataset} answer to this.", remedy=NARROWER)
    return list(found.values())


def _rows(record: "Record", dataset: str, asked: Filters) -> Iterator[tuple[OutsideLine, bool]]:
    actor, place = asked.get("actor"), asked.get("place")
    since, until = (str(day) if (day := asked.get(name)) else None for name in ("since", "until"))
    types = [type.upper() for type in _several(asked, "type")]
    actors = [actor, *record.outside.also_called(actor)] if actor else []
    lines = partial(record.outside.lines, dataset, since=since, until=until, types=types)
    for line in lines(actors=actors, place=place):
        yield line, True
    for code in country_codes(actor) if actor else ():
        for line in lines(place=place or code):
            yield line, False


def ours(record: "Record", asked: Filters, sides: Sides) -> list[Gathered[OurEvent]]:
    """The occurrences that answer, with the figures of the killed that belong to them.

    Raises:
        RecordError: too many do.
    """
    found: dict[str, Gathered[OurEvent]] = {}
    tellings: dict[str, list[EventLine]] = {}
    for lines, named in _lists(record, asked):
        for candidate, event, its in sides.ours(record, lines):
            if event.id not in found and event.type in DEADLY:
                tellings[event.id] = its
            found.setdefault(event.id, Gathered(candidate, event, named))
            if len(found) > MOST_OURS:
                what = f"more than {MOST_OURS:,} events of the record answer to this."
                raise RecordError(what, remedy=NARROWER)
    killed = Killed(record, since=asked.get("since")) if tellings else None
    return [
        one._replace(told=_with_claims(one.told, tellings[id], killed)) if killed and id in tellings else one
        for id, one in found.items()
    ]


def _lists(record: "Record", asked: Filters) -> Iterator[tuple[Iterable[OccurrenceLine], bool]]:
    """Whoever goes by the name; of a country also whoever is coded as its own, and what was there."""
    yield record.occurrences(**asked), True
    actor = asked.get("actor")
    for code in country_codes(actor) if actor else ():
        if code != actor:
            coded: Filters = {**asked, "actor": code}
            yield record.occurrences(**coded), True
        there: Filters = {**asked, "actor": None, "place": asked.get("place") or code}
        yield record.occurrences(**there), False


def _with_claims(event: OurEvent, tellings: list[EventLine], killed: Killed) -> OurEvent:
    claims = killed.claims(tellings[0].record, tellings)
    return msgspec.structs.replace(event, killed=tuple(map(_claim, claims)))


def _claim(line: FigureLine) -> KilledClaim:
    figure = line.record
    says = " ".join(filter(None, (figure.bound, amount(figure))))
    return KilledClaim(
        id=line.id, says=says, value=figure.value, low=figure.low, high=figure.high, claimant=line.claimant
    )


def _several(asked: Filters, name: str) -> list[str]:
    """A filter that takes several, separated by commas."""
    words = asked.get(name)
    return [one.strip().lower() for one in words.split(",") if one.strip()] if isinstance(words, str) else []
