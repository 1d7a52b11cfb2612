"""Whether two tellings can be of one day: by the days that the texts give, and by when the reports came out."""

from datetime import date, timedelta

from onrecord.link.occurrences.aims import looks_back
from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import CERTAIN_NO, meet, short
from onrecord.link.occurrences.told import Days, Told, order
from onrecord.link.within.threads import SPEECH_ACTS, TURNED, UNSETTLED

APART = ((2, 0.4), (7, 0.0), (21, -0.3))
APART_BY_FORCE = ((2, 0.4), (7, -0.5), (21, -1.0))
"""Points by how many days lie between two reports that give no day: what is done by force is soon yesterday's."""
APART_SAID = ((2, 0.4), (4, 0.0), (8, -0.6), (21, -1.2))
"""Who says "they accuse" today speaks of today."""
LONG_APART = {APART: -1.2, APART_BY_FORCE: -1.2, APART_SAID: -1.8}
TOO_LATE = -4.0
"""What had happened when the one report came out isn't what is to happen, by the other, on a later day."""
MOVED = -1.5
"""A plan for another day is mostly another plan."""
LOOKING_BACK, LATE = 0.0, 30
"""What "has accused" or "had threatened" tells may have been said on any of so many days."""
A_DAY = timedelta(days=1)


def dates(one: Told, other: Told, *, by_force: bool, taken_back: bool) -> Part:
    """Days that the texts give decide; else how far apart the reports came out. What was done on the one day is
    ``taken_back`` on another."""
    if taken_back:
        return Part("date", 0.0)
    late = _too_late(one, other) or _too_late(other, one)
    if late is not None:
        return late
    mine, yours = one.told_days, other.told_days
    if mine is not None and yours is not None:
        return _of_days(mine, yours, frozenset((one.event.status, other.event.status)))
    found = [days if days is not None else _out(told) for told, days in ((one, mine), (other, yours))]
    if found[0] is None or found[1] is None:
        return Part("date", 0.0)
    apart = max(0, (found[0][0] - found[1][1]).days, (found[1][0] - found[0][1]).days)
    settled = not {one.event.status, other.event.status} & UNSETTLED
    if _said(one) and _said(other) and _told_again(one, other):
        return Part("date", LOOKING_BACK if apart <= LATE else LONG_APART[APART_SAID], f"{apart} days, told again")
    steps = APART_SAID if _said(one) and _said(other) else APART_BY_FORCE if settled and by_force else APART
    points = next((points for most, points in steps if apart <= most), LONG_APART[steps])
    return Part("date", points, f"{apart} days")


def _of_days(mine: Days, yours: Days, statuses: frozenset[str]) -> Part:
    why = f"{mine[0]}, {yours[0]}"
    if meet(mine, yours):
        return Part("date", 1.8 if short(mine) and short(yours) else 0.9, str(max(mine[0], yours[0])))
    if statuses & TURNED:
        return Part("date", -0.6, why)
    if statuses & UNSETTLED:
        return Part("date", MOVED, why)
    return Part("date", -1.2 if meet(mine, yours, apart=1) else CERTAIN_NO, why)


def _too_late(one: Told, other: Told) -> Part | None:
    """Whether the one had happened before the other's day, or before the other was planned or turned."""
    if one.event.status != "occurred" or one.event.type in SPEECH_ACTS:
        return None
    done, day = _done(one), other.told_days
    if done is None or day is None:
        return None
    over = day[0] > done + A_DAY
    ahead = other.event.status == "planned" or (
        other.event.status in TURNED and other.out is not None and other.out > done + A_DAY
    )
    done_later = other.event.status == "occurred" and one.told_days is None
    return Part("date", TOO_LATE, f"over by {done}, then {day[0]}") if over and (ahead or done_later) else None


def _done(told: Told) -> date | None:
    return told.told_days[1] if told.told_days is not None else told.out


def _out(told: Told) -> Days | None:
    return None if told.out is None else (told.out, told.out)


def _told_again(one: Told, other: Told) -> bool:
    """Whether the later of two looks back on what was said: "has accused", "had threatened"."""
    first, then = sorted((one, other), key=order)
    return first.report != then.report and looks_back(then)


def _said(told: Told) -> bool:
    return told.event.type in SPEECH_ACTS and told.event.status not in UNSETTLED
