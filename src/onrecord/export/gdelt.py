"""What GDELT's two tables have in common (GDELT Event Database, Data Format Codebook V2.0): numbers and times."""

import hashlib
from typing import Any

from onrecord.export.coded import Coded, Party
from onrecord.model import When


def number_of(row: Coded) -> int:
    """GlobalEventID: a whole number that stays with the occurrence, from its id (60 bits of its SHA-256)."""
    return int(hashlib.sha256(row.occurrence.encode()).hexdigest()[:15], 16)


def stamp(time: str | None) -> str:
    """YYYYMMDDHHMMSS of an ISO 8601 time.

    >>> stamp("2024-03-28T09:30:00.25+00:00")
    '20240328093000'
    """
    return "".join(sign for sign in (time or "")[:19] if sign.isdigit())


def days(when: When | None) -> dict[str, Any]:
    """The columns of the event's day: as much of it as is known, so that a month has a month and no day."""
    start = (when.start or "")[:10] if when else ""
    end = (when.end or "")[:10] if when else ""
    same = [part for part, other in zip(start.split("-"), end.split("-"), strict=False) if part and other]
    while start and end and not end.startswith("-".join(same)):
        same.pop()
    year, month, day = (*same, "", "", "")[:3]
    return {
        "Day": f"{year}{month}{day}" if day else None,
        "MonthYear": f"{year}{month}" if month else None,
        "Year": year,
        "FractionDate": f"{int(year) + (int(month) * 30 + int(day)) / 365:.4f}" if day else None,
    }


def party(side: str, party: Party) -> dict[str, Any]:
    """The columns of one actor: PLOVER's codes where GDELT has CAMEO's; names in capitals, as GDELT has them."""
    return {
        f"{side}Code": party.code,
        f"{side}Name": party.name.upper(),
        f"{side}CountryCode": party.country,
        f"{side}KnownGroupCode": party.body,
        **{f"{side}Type{place}Code": sector for place, sector in enumerate(party.sectors[:3], 1)},
    }
