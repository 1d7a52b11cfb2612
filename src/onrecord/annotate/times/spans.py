"""Durations, sets, and what is counted back or forth: "nine months", "every week", "two years ago"."""

from onrecord.annotate.times.periods import year_before
from onrecord.annotate.times.scene import Found, Scene, Told, unknown
from onrecord.annotate.times.values import DAYS, MONTHS, at, day_of, interval, moved

UNITS = ("UNIT", "UNITS", "QUARTER", "DECADE_UNIT", "CENTURY", "WEEKEND", "WEEKENDS", "SECOND")
LADDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
HALVES = {"Y": "6M", "TH": "30M", "D": "T12H", "TM": "30S"}

FINER = frozenset((x, y) for i, x in enumerate(LADDER) for y in LADDER[i + 1 :])


def amount(found: Found) -> tuple[float | None, str]:
    """The number of units (None: unknown) and the unit's code."""
    unit = ""
    count: float | None = 1
    seen = False
    for lexeme in found.lexemes:
        if lexeme.kind in ("NUMBER", "YEAR"):
            count = float(lexeme.worth) if not seen else count
            seen = True
        elif lexeme.kind == "VAGUE" and not seen:
            count = None if lexeme.worth == "X" else float(lexeme.worth)
            seen = True
        elif lexeme.kind in ("FRACTION", "HALF"):
            part = float(lexeme.worth)
            count = (count or 0) + part if seen or "AND" in [x.kind for x in found.lexemes] else part
            seen = True
        elif lexeme.kind in UNITS and not unit:
            unit = "TS" if lexeme.kind == "SECOND" else str(lexeme.worth)
    return count, unit


def length(count: float | None, unit: str) -> str:
    """A TimeML duration.

    >>> length(2.5, "Y"), length(24, "TH"), length(None, "D"), length(2, "10Y")
    ('P2Y6M', 'PT24H', 'PXD', 'P20Y')
    """
    time, code = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    unit = {"WE": "WE", "SU": "SU", "WI": "WI"}.get(unit, unit)
    if count is None:
        return f"P{time}X{code[-1] if code not in ('10Y', '100Y') else {'10Y': 'DE', '100Y': 'CE'}[code]}"
    if count % 1 == 0.5 and unit in HALVES:
        whole = int(count)
        if not whole:
            half = HALVES[unit]
            return f"PT{half}" if time else f"P{half}"
        return f"P{time}{_times(whole, code)}{HALVES[unit]}"
    return f"P{time}{_times(count, code)}"


def _times(count: float, code: str) -> str:
    digits = "".join(c for c in code if c.isdigit())
    total = count * int(digits or 1)
    return f"{total:g}".replace("e+06", "000000") + code[len(digits) :]


def duration(found: Found, scene: Scene) -> Told | None:
    """So many units; "the past two months" end with the report's day, "the next two" begin with it."""
    count, unit = amount(found)
    if found.lexemes[0].kind == "UNITS":
        count = None
    if not unit:
        return None
    value = length(count, unit)
    shift = found.one("LAST", "NEXT")
    now = scene.anchor
    if shift and now and count is not None and unit[0] != "T" and count < 3000:
        other = moved(now, round(int(shift.worth) * count), unit)
        span = (other, now) if int(shift.worth) < 0 else (now, other)
        return Told("DURATION", value, (scene.source,), span)
    if now and count and found.before and found.before[-1].word == "in" and count < 1000 and unit in "DWMY":
        # "back in two weeks": the day, week or month that far ahead
        ahead = interval(at(moved(now, round(count), unit), unit)) if scene.tense() == "future" else None
        if ahead:
            return Told("DURATION", value, (scene.source, "tense"), ahead[:2])
    return Told("DURATION", value)


def compound(found: Found, scene: Scene) -> Told | None:
    """ "Two years and three months", "an hour and 20 minutes"."""
    cut = next(i for i, lexeme in enumerate(found.lexemes) if lexeme.kind in UNITS) + 1
    (large, unit), (small, part) = amount(Found(found.lexemes[:cut])), amount(Found(found.lexemes[cut:]))
    if large is None or small is None or (unit, part) not in FINER:
        return None
    first, second = length(large, unit), length(small, part)
    joined = second[2:] if first.startswith("PT") else second[1:]
    return Told("DURATION", first + joined)


def vague_duration(found: Found, scene: Scene) -> Told | None:
    """ "Days", "weeks or months", "the coming weeks": how many, nobody says."""
    unit = found.one("UNITS")
    return None if unit is None else Told("DURATION", length(None, str(unit.worth)))


def recent_units(found: Found, scene: Scene) -> Told | None:
    """ "Recent weeks"."""
    return vague_duration(found, scene)


def ago(found: Found, scene: Scene) -> Told | None:
    """ "Two years ago" from the report's day; "two days earlier" from the day told before."""
    count, unit = amount(found)
    side = found.one("AGO", "HENCE", "EARLIER", "LATER", "FROM")
    if not unit or side is None:
        return None
    sign = -1 if side.kind in ("AGO", "EARLIER") else 1
    if count is None or (found.lexemes[0].kind == "UNITS"):
        return Told("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit[0] == "T":
        return (
            Told("DURATION", length(count, unit))
            if side.kind in ("EARLIER", "LATER")
            else _hours(scene, found, unit)
        )
    if unit == "Y" and count == 1 and sign < 0 and scene.quarter:
        return year_before(found, scene)
    named = _counted_from(found, scene, count, unit, sign)
    if named is not None:
        return named
    base, inferred = scene.anchor, scene.source
    if side.kind in ("EARLIER", "LATER"):
        told = scene.last("day", "time") if unit in ("D", "W") else scene.last()
        vague = unit in ("D", "W") and told is not None and scene.last_near() != told
        if told is None or vague or (unit in ("D", "W") and day_of(told) is None):
            if side.kind == "LATER" or vague:
                return Told("DURATION", length(count, unit))
        else:
            span = interval(told)
            if span:
                base, inferred = span[0], "passage"
    if base is None:
        return Told("DATE", unknown(unit))
    if count % 1 and unit in DAYS:
        day = moved(base, round(sign * count * DAYS[unit]), "D")
    elif count % 1:
        day = moved(base, round(sign * count * MONTHS.get(unit, 0)), "M")
    else:
        day = moved(base, sign * int(count), unit)
    grain = {"10Y": "Y", "100Y": "Y", "2W": "W", "WE": "W"}.get(unit, unit)
    return Told("DATE", at(day, grain), (inferred,))


def _counted_from(found: Found, scene: Scene, count: float, unit: str, sign: int) -> Told | None:
    """ "Two weeks ago today", "a week from Friday", "a year ago this week": to the day, or to the unit named."""
    now, weekday, word = scene.anchor, found.one("WEEKDAY", "WEEKDAY_ABBREVIATION"), found.one("DAY_WORD")
    this = found.has("THIS", "LAST") and found.lexemes[-1].kind in ("UNIT", "WEEKEND")
    if now is None or count % 1 or not (weekday or word or this):
        return None
    if this:
        grain = str(found.lexemes[-1].worth)
        told = moved(now, found.shift() or 0, grain)
        then = moved(told, sign * int(count), unit)
        then = moved(then, (told.isoweekday() - then.isoweekday() + 3) % 7 - 3, "D")
        return Told("DATE", at(then, grain), (scene.source,))
    day = moved(now, int(word.worth), "D") if word else now
    if weekday:
        apart = (int(weekday.worth) - now.isoweekday()) * sign % 7
        day = moved(now, sign * apart, "D")
    return Told("DATE", moved(day, sign * int(count), unit).isoformat(), (scene.source,))


def some_day(found: Found, scene: Scene) -> Told | None:
    """ "He will one day be king"."""
    return Told("DATE", "PAST_REF" if scene.tense() == "past" else "FUTURE_REF")


def often(found: Found, scene: Scene) -> Told | None:
    """ "Twice a month": in each of these units."""
    unit = found.lexemes[-1]
    return Told("SET", length(1, str(unit.worth)))


def _hours(scene: Scene, found: Found, unit: str) -> Told:
    count, _ = amount(found)
    if scene.anchor is None:
        return Told("TIME", "XXXX-XX-XX")
    return Told("DURATION", length(count, unit))


def every(found: Found, scene: Scene) -> Told | None:
    """What comes again: "every week", "each July", "Tuesdays"."""
    weekday = found.one("WEEKDAY", "WEEKDAYS", "WEEKDAY_ABBREVIATION", "WEEKEND", "WEEKENDS", "WORKDAY")
    part = found.one("DAYPART", "DAYPARTS")
    time = f"T{part.worth}" if part else ""
    if weekday:
        return Told("SET", f"XXXX-WXX-{weekday.worth}{time}")
    month = found.one("MONTH", "MAYBE_MONTH")
    if month:
        return Told("SET", f"XXXX-{int(month.worth):02}")
    season = found.one("SEASON")
    if season:
        return Told("SET", f"XXXX-{season.worth}")
    if part and not found.has(*UNITS):
        return Told("SET", f"XXXX-XX-XXT{part.worth}")
    count, unit = amount(found)
    ordinal = found.one("ORDINAL")
    if found.lexemes[1].kind == "SECOND" and len(found.lexemes) > 2:
        unit = str(found.lexemes[-1].worth)
        count = 2
    elif ordinal or found.has("ALTERNATE"):
        count = int(ordinal.worth) if ordinal else 2
    return Told("SET", length(count, unit)) if unit else None


def fixed(found: Found, scene: Scene) -> Told | None:
    """What has its value in the word list."""
    lexeme = found.one("PRESENT", "PAST", "FUTURE", "ADVERB_SET", "NEXT")
    if lexeme is None:
        return None
    if lexeme.kind == "ADVERB_SET":
        return Told("SET", str(lexeme.worth))
    if lexeme.kind == "NEXT":
        return vague_duration(found, scene)
    return Told("DATE", str(lexeme.worth))


def past(found: Found, scene: Scene) -> Told | None:
    """ "In the past"."""
    return Told("DATE", "PAST_REF")


def nothing(found: Found, scene: Scene) -> Told | None:
    """What has the form of a time and is none, an age: it is passed over."""
    return Told("DATE", "")
