"""Days with their times: "Monday", "Oct. 23, 1999", "late Friday", "9 a.m. EST Tuesday", "tonight"."""

from datetime import timedelta

from onrecord.annotate.times.clock import clock_of
from onrecord.annotate.times.days import DAY_KINDS, day_told
from onrecord.annotate.times.scene import Found, Scene, Told
from onrecord.annotate.times.values import at, day_of, moved


def calendar(found: Found, scene: Scene) -> Told | None:
    """A day or month, with the part of the day or the time of day that it has."""
    clock = clock_of(found)
    day = day_told(found, scene)
    if day is None and (found.has("MONTH", "MAYBE_MONTH", "ISO", "SLASHED")):
        return None
    inferred: tuple[str, ...] = ()
    loose = False
    if day is None:
        if scene.anchor is None:
            value = "XXXX-XX-XX"
        else:
            shift = _part_shift(found)
            value = (scene.anchor + timedelta(shift)).isoformat()
            inferred = (scene.source,)
            told = scene.last_day()
            near = scene.day_near() if clock else None
            # "at 4 p.m.", "before midnight": of the report's day, or of the day that is being told?
            loose = near is None and not found.has("THIS", "LAST", "TONIGHT") and not _overnight(found)
            if near is not None:
                value, inferred = near.isoformat(), ("passage",)
            elif _overnight(found):
                # "said on Tuesday it had killed ten overnight": the night before that day
                before = scene.day_near()
                if before is not None and before < scene.anchor and scene.tense() == "past":
                    value, inferred = (before - timedelta(1)).isoformat(), ("passage",)
            if told is not None and found.has("THAT", "SAME", "NEXT") and not found.has("THIS"):
                value = (told + timedelta(1 if found.has("NEXT") else 0)).isoformat()
                inferred, loose = ("passage",), False
    else:
        value, inferred = day
    if clock:
        return Told("TIME", f"{value}T{clock[0]}", inferred, None, clock[1], found.part(), loose)
    part = found.one("DAYPART", "DAYPARTS", "TONIGHT")
    if part:
        worth = str(part.worth)
        return Told("TIME", f"{value}T{worth}", inferred, None, "", found.part(), loose)
    return Told("DATE", value, inferred, None, "", found.part(), loose)


def _overnight(found: Found) -> bool:
    return any(lexeme.word == "overnight" for lexeme in found.lexemes)


def _part_shift(found: Found) -> int:
    """ "Last night" and "overnight" are those before the report's day."""
    part = found.one("DAYPART", "TONIGHT")
    if found.has("LAST") or (part and part.word == "overnight"):
        return -1
    return 0


def days(found: Found, scene: Scene) -> Told | None:
    """The first and the last day of a range: "Oct. 5-9"."""
    numbers = [int(lexeme.worth) for lexeme in found.lexemes if lexeme.kind in DAY_KINDS]
    first = calendar(found, scene)
    if first is None or len(numbers) != 2 or numbers[0] >= numbers[1]:
        return None
    low, high = (first.value[:8] + f"{number:02}" for number in numbers)
    start, end = day_of(low), day_of(high)
    if "X" in first.value:
        return first._replace(value=f"{low}/{high}")
    if start is None or end is None:
        return None
    return first._replace(value=f"{start}/{end}", span=(start, end))


def week_of(found: Found, scene: Scene) -> Told | None:
    """ "The week of March 6"."""
    told = calendar(Found(found.lexemes[3:], found.before, found.after), scene)
    unit = found.one("UNIT")
    day = day_of(told.value) if told else None
    if told is None or day is None or unit is None:
        return None
    return told._replace(value=at(day, str(unit.worth)))


def day_after(found: Found, scene: Scene) -> Told | None:
    """ "The day before last Tuesday"."""
    unit, side = found.one("UNIT"), found.one("AFTER")
    told = calendar(Found(found.lexemes[found.lexemes.index(side) + 1 :], (), ()), scene) if side else None
    day = day_of(told.value) if told else None
    if told is None or day is None or unit is None or side is None:
        return None
    unit_code = str(unit.worth)
    return told._replace(value=at(moved(day, int(side.worth), unit_code), unit_code))


def day_beside(found: Found, scene: Scene) -> Told | None:
    """ "The day before", with nothing behind it: before the day told last."""
    unit, side = found.one("UNIT"), found.one("AFTER")
    told = scene.last_day()
    if unit is None or side is None or str(unit.worth) != "D":
        return None
    if told is None:
        return Told("DATE", "XXXX-XX-XX")
    return Told("DATE", moved(told, int(side.worth), "D").isoformat(), ("passage",))
