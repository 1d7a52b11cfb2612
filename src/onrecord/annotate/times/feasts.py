"""Holidays, and days with a name of their own."""

from onrecord.annotate.times.days import nearest_year, year_told
from onrecord.annotate.times.scene import Direction, Found, Scene, Told
from onrecord.annotate.times.values import at, holiday
from onrecord.lang import lexicon


def feast(found: Found, scene: Scene) -> Told | None:
    """A holiday: the last one, or the next where the tense looks ahead."""
    lexeme = found.one("HOLIDAY")
    if lexeme is None:
        return None
    rule = str(lexeme.worth)
    year = year_told(found, scene)
    inferred: tuple[str, ...] = ()
    if year is None:
        if scene.anchor is None:
            return Told("DATE", f"XXXX-{rule}" if len(rule) == 5 else "XXXX-XX-XX")
        now, shift = scene.anchor, found.shift()
        day = holiday(rule, now.year)
        tense: Direction | None = {-1: "past", 1: "future"}.get(shift or 0) or scene.tense()  # type: ignore[assignment]
        year = nearest_year(now, day.month, day.day, tense)
        inferred = (scene.source, "tense")
    day = holiday(rule, year)
    value = at(day, "W") if found.has("UNIT") else day.isoformat()
    # "on election day": whose?
    loose = lexeme.word in lexicon("times.toml")["each_country"]
    part = found.one("DAYPART")
    if part:
        return Told("TIME", f"{value}T{part.worth}", inferred, None, "", found.part(), loose)
    return Told("DATE", value, inferred, None, "", found.part(), loose)


def named(found: Found, scene: Scene) -> Told | None:
    """A day with a name of its own: "9/11"."""
    lexeme = found.lexemes[0]
    return Told("DATE", str(lexeme.worth))
