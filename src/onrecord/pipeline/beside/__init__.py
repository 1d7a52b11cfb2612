"""Another data set's rows and the record's events beside each other.

In: a data set that was brought (:mod:`onrecord.pipeline.outside`), and which actors, places and days are asked
for. Out: each row of theirs with at most one event of ours, what agrees and what differs, what only they and what
only we have, each with where it is found. Promise: one rule, told in
:mod:`onrecord.pipeline.beside.weighing`, decides what is a pair; neither side is called the truth of the other;
nothing is written.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.pipeline.beside import gathering
from onrecord.pipeline.beside.candidates import WIDE, Sides
from onrecord.pipeline.beside.pairing import Pair, pair
from onrecord.pipeline.beside.rows import ComparedLine, Comparison, KilledClaim, OurEvent, Verdict
from onrecord.pipeline.beside.summing import summed
from onrecord.store import Filters
from onrecord.store.outside.rows import OutsideLine

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

HAPPENED = "occurred,ongoing"
Days = tuple[str | None, str | None]
"""The first and the last day that are asked for."""


def compare(record: "Record", dataset: str, *, window: int = 1, **filters: Any) -> Comparison:
    """The rows of a data set beside the record's occurrences; ``filters`` are ``actor``, ``place``, ``since``,
    ``until``, ``type``, ``status`` (of ours: what occurred or goes on, where it is not given) and
    ``min_confidence``. ``window`` is how many days the two may be apart.

    Raises:
        UnknownId: there is no such data set.
        RecordError: a date that is none; too many answer to be compared at once.
    """
    its = record.outside.dataset(dataset)
    if not 0 <= window <= WIDE:
        raise RecordError(f"a window of {window} days is none.", remedy=f"Give 0 to {WIDE}.")
    given = {name: value for name, value in filters.items() if value is not None}
    asked: Filters = {"status": HAPPENED, **given}  # type: ignore[typeddict-item]
    days = _day(asked.get("since"), first=True), _day(asked.get("until"), first=False)
    since, until = _around(days, window)
    wider: Filters = {**asked, "since": since, "until": until}
    sides = Sides()
    every_row, every_event = gathering.theirs(record, dataset, wider, sides), gathering.ours(record, wider, sides)
    rows = [one for one in every_row if not one.candidate.wide]
    events = [one for one in every_event if not one.candidate.wide]
    paired = pair([one.candidate for one in events], [one.candidate for one in rows], window)
    lines = [
        _line(fit, events[fit.ours].told, rows[fit.theirs].told)
        for fit in paired.pairs
        if events[fit.ours].asked or rows[fit.theirs].asked
    ]
    with_them, with_us = {fit.theirs for fit in paired.pairs}, {fit.ours for fit in paired.pairs}
    for at, row in enumerate(rows):
        if row.asked and at not in with_them:
            other = paired.theirs_beside.get(at)
            our_id = None if other is None else events[other].told.id
            lines.append(ComparedLine(found="theirs", theirs=row.told, beside=our_id))
    for at, event in enumerate(events):
        if event.asked and at not in with_us:
            other = paired.ours_beside.get(at)
            row_id = None if other is None else rows[other].told.record.id
            lines.append(ComparedLine(found="ours", ours=event.told, beside=row_id))
    lines = sorted((line for line in lines if _asked_for(line, days)), key=_order)
    return Comparison(
        dataset=dataset,
        form=its.form,
        window=window,
        asked={name: str(value) for name, value in asked.items()},
        summary=summed(
            lines,
            theirs_too_wide=sum(one.asked and one.candidate.wide for one in every_row),
            ours_too_wide=sum(one.asked and one.candidate.wide for one in every_event),
        ),
        lines=tuple(lines),
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
