"""Times of day: "9 a.m. EST", "16:00", "7.30 p.m.", "1300 GMT"."""

from onrecord.annotate.times.scene import Found


def clock_of(found: Found) -> tuple[str, str] | None:
    """The time of day as TimeML has it ("17:00"), and its zone's offset."""
    for i, lexeme in enumerate(found.lexemes):
        follows = found.lexemes[i + 1].kind if i + 1 < len(found.lexemes) else ""
        if lexeme.kind == "CLOCK":
            hour, minute = (int(part) for part in str(lexeme.worth).split(":")[:2])
        elif lexeme.kind == "NUMBER" and follows in ("AMPM", "OCLOCK", "IN"):
            hours = float(lexeme.worth)
            hour, minute = int(hours), round(hours % 1 * 100)
        else:
            continue
        ampm = found.one("AMPM")
        part = found.one("DAYPART")
        late = (ampm.worth == 12) if ampm else part is not None and part.worth in ("AF", "EV", "NI")
        if late and hour < 12 and not (part and part.worth == "NI" and hour < 5):
            hour += 12
        elif ampm and not late and hour == 12:
            hour = 0
        if hour > 24 or minute > 59:
            return None
        zone = found.one("ZONE")
        return f"{hour:02}:{minute:02}", str(zone.worth) if zone else ""
    return None
