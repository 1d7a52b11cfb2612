"""Seasons, quarters, years, decades, centuries, and units counted from the report's day or from a day told."""

from datetime import date, timedelta

from onrecord.annotate.times.days import year_told
from onrecord.annotate.times.scene import Found, Scene, Told, unknown
from onrecord.annotate.times.values import SEASONS, at, interval, moved


def season(found: Found, scene: Scene) -> Told | None:
    """ "Last fall", "the winter of 1994"."""
    lexeme = found.one("SEASON")
    if lexeme is None:
        return None
    code = str(lexeme.worth)
    year = year_told(found, scene)
    if year is not None:
        return Told("DATE", f"{year:04}-{code}", (), None, "", found.part())
    now = scene.anchor
    if now is None:
        return Told("DATE", f"XXXX-{code}")
    shift = found.shift()
    first = SEASONS[code][0]
    begun = now.month >= first
    if found.has("UNIT") and shift is not None:
        year = now.year + shift
    elif shift is not None and shift < 0 and not found.has("THIS"):
        over = now.month > SEASONS[code][1] if code != "WI" else now.month > 2
        year = now.year if over and code != "WI" else now.year - 1
    elif shift is not None and shift > 0:
        year = now.year + 1 if begun else now.year
    elif found.has("THIS"):
        year = now.year
    else:
        year = now.year if begun or scene.tense() != "past" else now.year - 1
    return Told("DATE", f"{year:04}-{code}", (scene.source, "tense"), None, "", found.part())


def year(found: Found, scene: Scene) -> Told | None:
    """A year by its number, a fiscal year too."""
    told = year_told(found, scene)
    return None if told is None else Told("DATE", f"{told:04}", (), None, "", found.part())


def years(found: Found, scene: Scene) -> Told | None:
    """The first and the last year of a range: "1914-18", "2022/23"."""
    first, last = (int(lexeme.worth) for lexeme in (found.lexemes[-3], found.lexemes[-1]))
    last += first - first % 100
    return Told("DATE", f"{first}/{last}", (), (date(first, 1, 1), date(last, 12, 31))) if last > first else None


def decade(found: Found, scene: Scene) -> Told | None:
    """ "The 1990s", "the '80s"."""
    lexeme = found.one("DECADE", "DECADE_WORD")
    digits = "".join(c for c in str(lexeme.worth) if c.isdigit()) if lexeme else ""
    if len(digits) == 4:
        return Told(
            "DATE",
            digits[:3] if digits[2] != "0" or digits[:2] >= "19" else digits[:2],
            (),
            None,
            "",
            found.part(),
        )
    if len(digits) == 2:
        now = scene.anchor.year if scene.anchor else 2000
        century = max((c for c in (18, 19, 20) if c * 100 + int(digits) <= now), default=19)
        return Told("DATE", f"{century}{digits[0]}", (), None, "", found.part())
    return None


def century(found: Found, scene: Scene) -> Told | None:
    """ "The 20th century" """
    lexeme = found.one("ORDINAL")
    if lexeme is None or not 1 <= int(lexeme.worth) <= 30:
        return None
    return Told("DATE", f"{int(lexeme.worth) - 1:02}", (), None, "", found.part())


def quarter(found: Found, scene: Scene) -> Told | None:
    """ "The third quarter of 1990", "first-half": of the year told, else the last that has begun."""
    lexeme = found.one("ORDINAL", "SECOND", "FIRST", "LAST", "LATEST", "QUARTERED")
    half = found.has("HALF") or (lexeme is not None and lexeme.word[:1] == "h")
    if lexeme is None:
        return None
    if lexeme.kind in ("LATEST",):
        return that_quarter(found, scene)
    if found.has("DECADE"):
        told = decade(found, scene) if half else None
        return told._replace(part="START" if lexeme.worth == 1 else "END") if told else None
    if lexeme.kind == "QUARTERED" and half and not found.has("YEAR", "SHORT"):
        return None  # H1N1 is no half of a year
    if lexeme.kind == "QUARTERED":
        count = int(lexeme.word.strip("qh"))
    else:
        count = int(lexeme.worth) if lexeme.kind != "LAST" else (2 if half else 4)
    if not 1 <= count <= (2 if half else 4):
        return None
    tail = f"-H{count}" if half else f"-Q{count}"
    year = year_told(found, scene)
    now = scene.anchor
    inferred: tuple[str, ...] = ()
    if year is None:
        if now is None:
            return Told("DATE", f"XXXX{tail}")
        shifts = [x for x in found.lexemes if x.kind in ("THIS", "LAST", "NEXT", "THAT") and x is not lexeme]
        inferred = (scene.source, "tense")
        first_month = (6 if half else 3) * (count - 1) + 1
        if shifts and found.has("UNIT"):
            year = now.year + sum(int(x.worth) for x in shifts)
        else:
            year = now.year
            ahead = first_month - now.month
            if ahead > 0 and scene.tense() != "future" and (ahead > 3 or scene.tense() == "past"):
                year -= 1
    if not half and (now is None or not shifts_back(found)):
        scene.quarter = f"{year:04}{tail}"
    return Told("DATE", f"{year:04}{tail}", inferred, None, "", found.part())


def shifts_back(found: Found) -> bool:
    """Whether an earlier year is told: "last year's third quarter"."""
    return (found.has("UNIT") and (found.shift() or 0) < 0) or found.has("YEAR", "SHORT")


def _ended_quarter(now: date) -> str:
    return at(moved(now, -1, "Q"), "Q")


def that_quarter(found: Found, scene: Scene) -> Told | None:
    """ "The quarter", "the latest period": the one told last, else the last that ended."""
    year = year_told(found, scene)
    told = scene.quarter
    if told is None and not found.has("QUARTER", "LATEST"):
        return None
    if told is None and scene.anchor is None:
        return Told("DATE", "XXXX-QX")
    value = told or _ended_quarter(scene.anchor)  # type: ignore[arg-type]
    if year is not None:
        value = f"{year:04}{value[4:]}"
    return Told("DATE", value, ("passage",) if told else (scene.source,), None, "", found.part())


def year_before(found: Found, scene: Scene) -> Told | None:
    """ "A year earlier", "the year-ago quarter": where quarters are compared, the quarter a year before."""
    now = scene.anchor
    told = scene.quarter
    ordinal = found.one("ORDINAL", "SECOND", "FIRST")
    if now is None and told is None:
        return Told("DATE", "XXXX")
    if ordinal and now:
        return Told("DATE", f"{now.year - 1:04}-Q{ordinal.worth}", (scene.source,))
    if told:
        return Told("DATE", f"{int(told[:4]) - 1:04}{told[4:]}", ("passage",))
    if now is None:
        return Told("DATE", "XXXX")
    return Told("DATE", f"{now.year - 1:04}", (scene.source,))


def relative(found: Found, scene: Scene) -> Told | None:
    """ "Last week", "this year", "the following month", "the end of the month"."""
    lexeme = found.one("UNIT", "QUARTER", "DECADE_UNIT", "CENTURY", "WEEKEND")
    if lexeme is None:
        return None
    unit = str(lexeme.worth)
    if unit[0] == "T":
        return None
    shift = found.shift()
    words = {x.word for x in found.lexemes}
    told_shift = 1 if words & {"following", "subsequent"} else -1 if words & {"previous", "preceding"} else None
    the = found.has("THE")
    if unit == "D" and the and found.has("NEXT", "LAST") and shift and told_shift is None:
        told_shift = shift
    if the and shift == 1 and told_shift is None and _is_of_the_told(found, scene, unit):
        told_shift = 1
    if found.has("THAT", "SAME") or told_shift is not None:
        base = _told_base(scene, unit)
        if base is not None:
            return Told("DATE", at(moved(base, told_shift or 0, unit), unit), ("passage",), None, "", found.part())
        if unit == "D" and found.has("THAT") and not found.has("SAME") and not found.part():
            return None
        if scene.anchor is None or unit == "D" or told_shift == 1:
            return Told("DATE", unknown(unit))
    running = "past" in words or unit in ("Y", "10Y")  # "the past month", "the last year": up to today
    if the and shift and unit in ("Y", "10Y", "100Y", "M", "W", "Q") and told_shift is None and running:
        return _around(scene, shift, unit)
    if unit == "D" and shift is None and not the:
        return None
    if found.has("WEEKEND"):
        return _weekend(found, scene, shift)
    value = scene.relative(shift or 0, unit)
    part = found.part()
    span = None
    now = scene.anchor
    bounds = interval(value)
    if now and bounds and part in ("BEFORE", "AFTER"):
        span = (bounds[0], now) if part == "BEFORE" else (now, bounds[1])
    return Told("DATE", value, (scene.source,) if now else (), span, "", part)


def _around(scene: Scene, shift: int, unit: str) -> Told:
    """ "The past year": the unit that ends, or begins, with the report's day."""
    count, code = (int(unit[:-1]), "Y") if len(unit) > 1 else (1, unit)
    now = scene.anchor
    span = None
    if now:
        other = moved(now, shift, unit)
        span = (other, now) if shift < 0 else (now, other)
    return Told("DURATION", f"P{count}{code}", (scene.source,) if now else (), span)


def _is_of_the_told(found: Found, scene: Scene, unit: str) -> bool:
    """ "It fell in 2019 and again the next year": behind what is past, and as long."""
    base = _told_base(scene, unit) if unit in ("W", "M", "Y") else None
    lasting = found.before and found.before[-1].word in ("over", "in", "for", "within", "during", "of")
    past = base is not None and scene.anchor is not None and moved(base, 1, unit) < scene.anchor
    return past and not lasting and scene.tense() == "past"


def _told_base(scene: Scene, unit: str) -> date | None:
    fitting = {
        "D": ("day", "time"),
        "W": ("day", "time", "week", "weekend"),
        "M": ("day", "time", "week", "month"),
    }.get(unit, ())
    told = scene.last(*fitting)
    span = interval(told) if told else None
    return span[0] if span else None


def _weekend(found: Found, scene: Scene, shift: int | None) -> Told:
    now = scene.anchor
    if now is None:
        return Told("DATE", unknown("WE"))
    saturday = now - timedelta((now.isoweekday() - 6) % 7)
    inside = now.isoweekday() >= 6
    if shift is None or shift == 0:
        ahead = scene.tense() == "future" or (shift == 0 and not inside and scene.tense() != "past")
        if ahead and not inside:
            saturday += timedelta(7)
    elif shift > 0:
        saturday += timedelta(7)
    elif inside:
        saturday -= timedelta(7)
    return Told("DATE", at(saturday, "WE"), (scene.source, "tense"), None, "", found.part())


def the_unit(found: Found, scene: Scene) -> Told | None:
    """ "The year ended June 30" is a duration; "for the year" is the year told, else the report's."""
    unit = found.one("UNIT")
    if unit is None:
        return None
    after = found.after[0].word if found.after else ""
    if after in ("ended", "ending", "end"):
        return Told("DURATION", f"P1{unit.worth}")
    return Told("DATE", scene.relative(0, str(unit.worth)), (scene.source,))
