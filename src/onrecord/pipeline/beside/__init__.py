"""Another data set's rows and the record's events beside each other.

In: a data set that was brought (:mod:`onrecord.pipeline.outside`), and which actors, places and days are asked
for. Out: each row of theirs with at most one event of ours, what agrees and what differs, what only they and what
only we have, each with where it is found. Promise: one rule, told in
:mod:`onrecord.pipeline.beside.weighing`, decides what is a pair; neither side is called the truth of the other;
nothing is written.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.errors import RecordError
from onrecord.pipeline.beside.candidates import Candidate, Sides
from onrecord.pipeline.beside.pairing import Pair, pair
from onrecord.pipeline.beside.rows import ComparedLine, Comparison, KilledClaim, OurEvent, Verdict
from onrecord.pipeline.beside.summing import summed
from onrecord.pipeline.fatalities import Killed
from onrecord.pipeline.wording import amount
from onrecord.store import Filters
from onrecord.store.filters import country_codes
from onrecord.store.outside.rows import OutsideLine
from onrecord.store.rows import EventLine, FigureLine, OccurrenceLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

MOST_OURS, MOST_THEIRS = 50_000, 250_000
"""So many are compared at once."""
DEADLY = ("ASSAULT", "PROTEST")
"""The types whose events have figures of the killed."""
HAPPENED = "occurred,ongoing"
Days = tuple[str | None, str | None]
"""The first and the last day that are asked for."""
NARROWER = "Ask for fewer: an actor, a place, a type, or fewer days."


def compare(record: "Record", dataset: str, *, window: int = 1, **filters: Any) -> Comparison:
    """The rows of a data set beside the record's occurrences; ``filters`` are ``actor``, ``place``, ``since``,
    ``until``, ``type``, ``status`` (of ours: what occurred or goes on, where it is not given) and
    ``min_confidence``. ``window`` is how many days the two may be apart.

    Raises:
        UnknownId: there is no such data set.
        RecordError: a date that is none; too many answer to be compared at once.
    """
    its = record.outside.dataset(dataset)
    if window < 0:
        raise RecordError(f"a window of {window} days is none.", remedy="Give 0 or more.")
    asked: Filters = {"status": HAPPENED, **{name: value for name, value in filters.items() if value}}  # type: ignore[typeddict-item]
    days = _day(asked.get("since"), first=True), _day(asked.get("until"), first=False)
    wider = _around(days, window)
    sides = Sides()
    theirs = _theirs(record, dataset, asked, wider, sides)
    events = _ours(record, asked, wider, sides)
    far = [place for place, (one, _) in enumerate(theirs) if one.wide]
    found = [one for one in theirs if not one[0].wide]
    ours = [one for one in events if not one[0].wide]
    paired = pair([one for one, _ in ours], [one for one, _ in found], window)
    lines = [_line(fit, ours[fit.ours][1], found[fit.theirs][1]) for fit in paired.pairs]
    with_them, with_us = {fit.theirs for fit in paired.pairs}, {fit.ours for fit in paired.pairs}
    for place, (_, row) in enumerate(found):
        if place not in with_them:
            other = paired.theirs_beside.get(place)
            our_id = None if other is None else ours[other][1].id
            lines.append(ComparedLine(found="theirs", theirs=row, beside=our_id))
    for place, (_, event) in enumerate(ours):
        if place not in with_us:
            other = paired.ours_beside.get(place)
            row_id = None if other is None else found[other][1].record.id
            lines.append(ComparedLine(found="ours", ours=event, beside=row_id))
    lines = sorted((line for line in lines if _asked_for(line, days)), key=_order)
    return Comparison(
        dataset=dataset,
        form=its.form,
        window=window,
        asked={name: str(value) for name, value in asked.items() if value is not None},
        summary=summed(lines, theirs_too_wide=len(far), ours_too_wide=len(events) - len(ours)),
        lines=tuple(lines),
    )


def _theirs(
    record: "Record", dataset: str, asked: Filters, days: Days, sides: Sides
) -> list[tuple[Candidate, OutsideLine]]:
    actor = asked.get("actor")
    actors = [actor, *record.outside.also_called(actor)] if actor else []
    types = [type.strip().upper() for type in (asked.get("type") or "").split(",") if type.strip()]
    status = {one.strip().lower() for one in (asked.get("status") or "").split(",")}
    rows = record.outside.lines(
        dataset, since=days[0], until=days[1], actors=actors, place=asked.get("place"), types=types,
        limit=MOST_THEIRS + 1,
    )  # fmt: skip
    found = [(sides.theirs(line), line) for line in rows if line.record.status in (None, *status)]
    if len(found) > MOST_THEIRS:
        raise RecordError(f"more than {MOST_THEIRS:,} rows of {dataset} answer to this.", remedy=NARROWER)
    return found


def _ours(record: "Record", asked: Filters, days: Days, sides: Sides) -> list[tuple[Candidate, OurEvent]]:
    """The occurrences that answer, with the figures of the killed that belong to them."""
    wanted: Filters = {**asked, "since": days[0], "until": days[1], "limit": MOST_OURS + 1}
    every = record.occurrences(**wanted)
    found: dict[str, tuple[Candidate, OurEvent, list[EventLine]]] = {}
    for candidate, event, line in sides.ours(record, chain(every, _of_country(record, wanted))):
        deadly = event.type in DEADLY and event.status in HAPPENED
        tellings = [one.line for one in line.tellings if deadly and isinstance(one.line, EventLine)]
        found.setdefault(event.id, (candidate, event, tellings))
    if len(found) > MOST_OURS:
        raise RecordError(f"more than {MOST_OURS:,} events of the record answer to this.", remedy=NARROWER)
    killed = None
    events: list[tuple[Candidate, OurEvent]] = []
    for candidate, event, tellings in found.values():
        if tellings:
            killed = killed or Killed(record, since=days[0])
            shown = next((one for one in tellings if one.id == event.shown), tellings[0])
            claims = killed.claims(shown.record, tellings)
            event = msgspec.structs.replace(event, killed=tuple(map(_claim, claims)))
        events.append((candidate, event))
    return events


def _of_country(record: "Record", wanted: Filters) -> Iterator[OccurrenceLine]:
    """Of a country's name, also whoever is coded as the country's."""
    for code in country_codes(wanted.get("actor") or ""):
        if code != wanted.get("actor"):
            coded: Filters = {**wanted, "actor": code}
            yield from record.occurrences(**coded)


def _claim(line: FigureLine) -> KilledClaim:
    figure = line.record
    says = " ".join(filter(None, (figure.bound, amount(figure))))
    return KilledClaim(
        id=line.id, says=says, value=figure.value, low=figure.low, high=figure.high, claimant=line.claimant
    )


def _line(fit: Pair, event: OurEvent, row: OutsideLine) -> ComparedLine:
    told = fit.weighed
    return ComparedLine(
        found="both",
        score=told.score,
        parts=told.parts,
        agreement={**told.agreement, "fatalities": _fatalities(event.killed, row.record.fatalities)},
        days_apart=told.days_apart,
        km_apart=told.km_apart,
        ours=event,
        theirs=row,
    )


def _fatalities(claims: Iterable[KilledClaim], theirs: int | None) -> Verdict:
    """Whether somebody in our reports gives their number."""
    claims = tuple(claims)
    if theirs is None or not claims:
        return "unknown"
    return "same" if any(_gives(claim, theirs) for claim in claims) else "differs"


def _gives(claim: KilledClaim, number: int) -> bool:
    if claim.value is not None:
        return claim.value == number
    return claim.low is not None and claim.high is not None and claim.low <= number <= claim.high


def _day(told: str | date | None, *, first: bool) -> str | None:
    """The whole day that a day, a month or a year begins or ends with."""
    if told is None:
        return None
    text = str(told)[:10]
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        if len(text) == 7:
            month = date.fromisoformat(f"{text}-01")
            last = date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)
            return (month if first else last).isoformat()
        if len(text) == 4:
            return date(int(text), *((1, 1) if first else (12, 31))).isoformat()
    except (ValueError, OverflowError):
        pass
    raise RecordError(f"{told!r} is no date.", remedy="Write it as 2024-03-27, 2024-03 or 2024.")


def _around(days: Days, window: int) -> Days:
    """The days with the window around them, so that a pair is found whichever of its two lies within."""
    since, until = days
    try:
        return (
            (date.fromisoformat(since) - timedelta(days=window)).isoformat() if since else None,
            (date.fromisoformat(until) + timedelta(days=window)).isoformat() if until else None,
        )
    except OverflowError:
        raise RecordError(f"a window of {window} days is too wide.", remedy="Give fewer.") from None


def _asked_for(line: ComparedLine, days: Days) -> bool:
    """Whether either of its sides lies within the days that were asked for."""
    since, until = days
    sides = (line.ours, line.theirs.record if line.theirs else None)
    return any(
        (since is None or (side.end or "~") >= since) and (until is None or (side.start or "") <= until)
        for side in sides
        if side is not None
    )


def _order(line: ComparedLine) -> tuple[str, str, str]:
    row = line.theirs.record if line.theirs else None
    start = (line.ours.start if line.ours else None) or (row.start if row else None)
    return start or "~", line.ours.id if line.ours else "~", row.id if row else ""
