"""Days with their times: "Monday", "Oct. 23, 1999", "late Friday", "9 a.m. EST Tuesday", "tonight"."""

from datetime import timedelta

from onrecord.annotate.times.clock import clock_of
from onrecord.annotate.times.days import DAY_KINDS, OF_THE_TOLD, Day, day_told
from onrecord.annotate.times.feasts import feast
from onrecord.annotate.times.scene import Found, Scene, Told
from onrecord.annotate.times.values import at, day_of, moved

OF_A_DAY = frozenset((
    *DAY_KINDS, "MONTH", "MAYBE_MONTH", "WEEKDAY", "WEEKDAY_ABBREVIATION", "DAY_WORD", "LAST", "NEXT",
    "COMMA", "YEAR",
))  # fmt: skip


def calendar(found: Found, scene: Scene) -> Told | None:
    """A day or month, with the part of the day or the time of day that it has."""
    clock = clock_of(found)
    day = day_told(found, scene)
    if day is None and (found.has("MONTH", "MAYBE_MONTH", "ISO", "SLASHED")):
        return None
    value, inferred, loose = (*day, False) if day else _day_meant(found, scene, timed=clock is not None)
    if clock:
        return Told("TIME", f"{value}T{clock[0]}", inferred, None, clock[1], found.part(), loose)
    part = found.one("DAYPART", "DAYPARTS", "TONIGHT")
    if part:
        worth = str(part.worth)
        return Told("TIME", f"{value}T{worth}", inferred, None, "", found.part(), loose)
    return Told("DATE", value, inferred, None, "", found.part(), loose)


def _day_meant(found: Found, scene: Scene, *, timed: bool) -> tuple[str, tuple[str, ...], bool]:
    """Of which day a time or a part of the day is that names none, and whether that is only a guess."""
    behind = _day_behind(found, scene) if timed else None
    if behind:
        return (*behind, False)
    now = scene.anchor
    if now is None:
        return "XXXX-XX-XX", (), False
    words = {lexeme.word for lexeme in found.lexemes}
    told = scene.last_day()
    if told is not None and found.has("THAT", "SAME", "NEXT") and not found.has("THIS"):
        return (told + timedelta(1 if found.has("NEXT") else 0)).isoformat(), ("passage",), False
    near = scene.day_near()
    if near is not None and near > now and scene.tense() == "past":
        near = None  # "is planned for Oct. 27. He announced it at 9 a.m."
    before = near - timedelta(1) if near is not None and near < now and scene.tense() == "past" else None
    # "said on Tuesday it had killed ten overnight": the night before that day
    if before is not None and ("overnight" in words or (words & OF_THE_TOLD and found.has("LAST"))):
        return before.isoformat(), ("passage",), False
    if near is not None and (timed or (before is not None and found.has("THE"))):
        return near.isoformat(), ("passage",), False
    # "at 4 p.m.", "before midnight": of the report's day, or of the day that is being told?
    firm = found.has("THIS", "LAST", "TONIGHT", "ZONE") or "overnight" in words
    return (now + timedelta(_part_shift(found))).isoformat(), (scene.source,), not firm


def _day_behind(found: Found, scene: Scene) -> Day | None:
    """The day that follows the same time told by another clock: "at 10:35 a.m. (0735 GMT) Friday"."""
    kinds = [lexeme.kind for lexeme in found.after]
    close = next((i for i, lexeme in enumerate(found.after) if lexeme.word == ")"), None)
    opened = found.after and (found.after[0].word == "(" or (found.before and found.before[-1].word == "("))
    if close is None or not opened or "CLOCK" not in (*kinds[:close], *(x.kind for x in found.lexemes)):
        return None
    first = last = close + 1 + (kinds[close + 1 : close + 2] == ["ON"])
    while last < len(kinds) and kinds[last] in OF_A_DAY:
        last += 1
    return day_told(Found(found.after[first:last]), scene) if last > first else None


def _part_shift(found: Found) -> int:
    """ "Last night" and "overnight" are those before the report's day."""
    part = found.one("DAYPART", "TONIGHT")
    if found.has("LAST") or (part and part.word == "overnight"):
        return -1
    return 0


def small_hours(found: Found, scene: Scene) -> Told | None:
    """ "The early hours of Tuesday": before that day's morning."""
    day = Found(tuple(x for x in found.lexemes if x.kind not in ("EARLY", "LATE", "DAYPART")))
    told = feast(day, scene) if day.has("HOLIDAY") else calendar(day, scene)
    if told is None:
        return None
    worth = "NI" if found.has("LATE") else "MO"
    return told._replace(type="TIME", value=f"{told.value[:10]}T{worth}")


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
    """ "The day before last Tuesday", "the Sunday after Easter"."""
    first, side = found.one("UNIT", "WEEKDAY"), found.one("AFTER")
    if first is None or side is None:
        return None
    rest = Found(found.lexemes[found.lexemes.index(side) + 1 :])
    told = feast(rest, scene) if rest.has("HOLIDAY") else calendar(rest, scene)
    day, sign = day_of(told.value) if told else None, int(side.worth)
    if told is None or day is None:
        return None
    if first.kind == "WEEKDAY":
        apart = (int(first.worth) - day.isoweekday()) * sign % 7 or 7
        return told._replace(value=moved(day, sign * apart, "D").isoformat())
    return told._replace(value=at(moved(day, sign, str(first.worth)), str(first.worth)))


def day_beside(found: Found, scene: Scene) -> Told | None:
    """ "The day before", with nothing behind it: before the day told last."""
    unit, side = found.one("UNIT"), found.one("AFTER")
    told = scene.last_day()
    if unit is None or side is None or str(unit.worth) != "D":
        return None
    if told is None:
        return Told("DATE", "XXXX-XX-XX")
    return Told("DATE", moved(told, int(side.worth), "D").isoformat(), ("passage",))


def numbered_day(found: Found, scene: Scene) -> Told | None:
    """ "On the 15th", "the 10th of last month"."""
    ordinal = found.one("ORDINAL")
    now, shift = scene.anchor, found.shift()
    if ordinal is None or not 1 <= int(ordinal.worth) <= 31:
        return None
    tail = f"-{ordinal.worth:02}"
    if now is None:
        return Told("DATE", f"XXXX-XX{tail}")
    if shift is None and not found.has("UNIT"):
        ahead, day = scene.tense() in ("future", "present"), int(ordinal.worth)
        shift = (1 if day < now.day else 0) if ahead else (-1 if day > now.day else 0)
    value = at(moved(now.replace(day=1), shift or 0, "M"), "M") + tail
    return Told("DATE", value, (scene.source, "tense")) if day_of(value) else None
