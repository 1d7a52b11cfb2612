"""Which day or month is meant: "Monday", "Oct. 23", "May 1998", "11/02/89", "yesterday"."""

import re
from datetime import date, timedelta

from onrecord.annotate.times.scene import Direction, Found, Scene
from onrecord.annotate.times.values import day_of
from onrecord.lang import lexicon

OF_THE_TOLD = frozenset(("previous", "preceding", "following", "subsequent"))
DAY_KINDS = ("NUMBER", "ORDINAL", "SECOND", "FIRST")
Day = tuple[str, tuple[str, ...]]
"""A value, and what settled it beside the words."""


def day_told(found: Found, scene: Scene) -> Day | None:
    written = found.one("ISO", "SLASHED")
    if written:
        value = str(written.worth)[:10] if written.kind == "ISO" else _slashed(str(written.worth), scene)
        return (value, ()) if day_of(value) else None
    month = found.one("MONTH", "MAYBE_MONTH")
    if month:
        return _month_day(found, int(month.worth), scene)
    weekday = found.one("WEEKDAY", "WEEKDAY_ABBREVIATION")
    if weekday:
        return _weekday(found, int(weekday.worth), scene)
    word = found.one("DAY_WORD")
    if word:
        if scene.anchor is None:
            return "XXXX-XX-XX", ()
        return (scene.anchor + timedelta(int(word.worth))).isoformat(), (scene.source,)
    return None


def _slashed(written: str, scene: Scene) -> str:
    """Month first, unless only day first makes a date; two digits of a year are the nearest such year."""
    first, second, year = (int(part) for part in re.split(r"[/.]", written))
    if first > 1000:
        return f"{first:04}-{second:02}-{year:02}"
    if year < 100:
        now = scene.anchor.year if scene.anchor else 2000
        year = min((year + century for century in (1800, 1900, 2000)), key=lambda y: abs(y - now))
    day_first = first > 12 or "." in written
    month, day = (second, first) if day_first else (first, second)
    return f"{year:04}-{month:02}-{day:02}"


def _number_of_day(found: Found) -> int | None:
    """The number that stands by the month."""
    kinds = [lexeme.kind for lexeme in found.lexemes]
    i = next(i for i, kind in enumerate(kinds) if kind in ("MONTH", "MAYBE_MONTH"))
    for j in (i + 1, i + 2, i - 1, i - 2):
        if not 0 <= j < len(kinds) or kinds[j] not in DAY_KINDS:
            continue
        if abs(j - i) == 2 and kinds[(i + j) // 2] not in ("THE", "OF", "DASH"):
            continue
        after = kinds[j + 1] if j + 1 < len(kinds) else ""
        if after in ("AMPM", "OCLOCK"):
            continue
        worth = found.lexemes[j].worth
        return int(worth) if float(worth) == int(worth) else 0
    return None


def year_told(found: Found, scene: Scene) -> int | None:
    """The year that an expression names: four digits, "'98", "of last year"."""
    lexeme = found.one("YEAR")
    if lexeme:
        return int(lexeme.worth)
    short = found.one("SHORT")
    if short:
        year = int(str(short.worth)[1:])
        now = scene.anchor.year if scene.anchor else 2000
        # "the summer of '69" is past, "the class of '28" may be a few years ahead
        return max((y for y in (year + 1800, year + 1900, year + 2000) if y <= now + 10), default=year + 1900)
    return None


def _shared_year(found: Found) -> int | None:
    """The year told with the second of two: "from January to March 2011"."""
    follows = found.after
    if len(follows) < 3 or follows[0].kind not in ("OR", "AND", "DASH"):
        return None
    if follows[1].kind not in (*DAY_KINDS, "MONTH", "MAYBE_MONTH"):
        return None
    for lexeme in follows[2:]:
        if lexeme.kind == "YEAR":
            return int(lexeme.worth)
        if lexeme.kind not in (*DAY_KINDS, "MONTH", "MAYBE_MONTH", "COMMA"):
            return None
    return None


def _month_day(found: Found, month: int, scene: Scene) -> Day | None:
    day = _number_of_day(found)
    if day is not None and not 1 <= day <= 31:
        return None
    tail = f"-{month:02}" + (f"-{day:02}" if day else "")
    year = year_told(found, scene) or _shared_year(found)
    if year is not None:
        return _dated(year, tail)
    known = _known(tail, found, scene)
    if known:
        return known
    if scene.anchor is None:
        return "XXXX" + tail, ()
    shift = found.shift()
    if found.has("THAT") and not found.has("UNIT", "WEEKDAY"):
        # "that May": of the year told before
        told = scene.last("year", "month", "day")
        if told is not None and told[:4].isdecimal():
            return _dated(int(told[:4]), tail, "passage")
    if found.has("UNIT") and shift is not None:
        return _dated(scene.anchor.year + shift, tail, scene.source)
    now = scene.anchor
    if shift in (-1, 1) and not found.has("WEEKDAY"):
        past = shift < 0
        this = (month, day or 0) < (now.month, now.day if day else 0)
        same = (month, day or 0) == (now.month, now.day if day else 0)
        if past:
            return _dated(now.year if this else now.year - 1, tail, scene.source)
        return _dated(now.year + 1 if this or same else now.year, tail, scene.source)
    if shift == 0 and not found.has("WEEKDAY"):
        return _dated(now.year, tail, scene.source)
    tense = scene.tense()
    if found.before and found.before[-1].word in ("by", "until", "till", "effective"):
        tense = "present"
    year = nearest_year(now, month, day, tense)
    weekday = found.one("WEEKDAY", "WEEKDAY_ABBREVIATION")
    if weekday and day:
        year = _year_of_weekday(now, month, day, int(weekday.worth)) or year
    return _dated(year, tail, scene.source, "tense")


def _known(tail: str, found: Found, scene: Scene) -> Day | None:
    """A day that is known without its year ("the January 6 riot"), where the report can know it and does not
    stand within weeks of its return."""
    now = scene.anchor
    for day in lexicon("times.toml")["known"]:
        if tail[1:] != day["day"]:
            continue
        value = f"{day['year']}{tail}"
        meant = day_of(value)
        if meant is None or (now is not None and now < meant):
            continue
        if found.after and found.after[0].word in day["nouns"]:
            return value, ("named day",)
        far = now is None or (now - meant).days % 365 > 45
        if far and not frozenset(day["around"]).isdisjoint(found.near):
            return value, ("named day",)
    return None


def _dated(year: int, tail: str, *inferred: str) -> Day | None:
    value = f"{year:04}{tail}"
    return (value, inferred) if len(tail) < 6 or day_of(value) else None


def nearest_year(now: date, month: int, day: int | None, tense: Direction | None) -> int:
    """The year of a day or month told without one: the nearest, where the tense speaks for neither side; in
    the past tense a day to come must be much nearer than the last one."""
    weight = {"past": 6.0, "future": 0.2, "present": 1.0}.get(tense or "", 2.0)

    def distance(year: int) -> float:
        apart = (year - now.year) * 365 + (month - now.month) * 30.4 + ((day or now.day) - now.day)
        return apart * weight if apart > 0 else -apart

    return min((now.year - 1, now.year, now.year + 1), key=distance)


def _year_of_weekday(now: date, month: int, day: int, weekday: int) -> int | None:
    for year in (now.year, now.year - 1, now.year + 1):
        told = day_of(f"{year:04}-{month:02}-{day:02}")
        if told and told.isoweekday() == weekday:
            return year
    return None


def _weekday(found: Found, weekday: int, scene: Scene) -> Day:
    now = scene.anchor
    if now is None:
        return f"XXXX-WXX-{weekday}", ()
    shift = found.shift()
    told = scene.last_day() if {lexeme.word for lexeme in found.lexemes} & OF_THE_TOLD else None
    if told is not None and shift:
        gap = (weekday - told.isoweekday()) % 7 if shift > 0 else -((told.isoweekday() - weekday) % 7)
        return (told + timedelta(gap or 7 * shift)).isoformat(), ("passage",)
    back = (now.isoweekday() - weekday) % 7
    if found.has("UNIT") and shift is not None:
        monday = now - timedelta(now.isoweekday() - 1) + timedelta(7 * shift)
        return (monday + timedelta(weekday - 1)).isoformat(), (scene.source,)
    if shift is not None and shift < 0:
        return (now - timedelta(back or 7)).isoformat(), (scene.source,)
    if shift is not None and shift > 0:
        return (now + timedelta(7 - back)).isoformat(), (scene.source,)
    tense = scene.tense()
    ahead = tense == "future" or (tense == "either" and back > 3)
    if back and ahead:
        return (now + timedelta(7 - back)).isoformat(), (scene.source, "tense")
    return (now - timedelta(back)).isoformat(), (scene.source, "tense")
