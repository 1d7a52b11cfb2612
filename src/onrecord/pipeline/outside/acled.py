"""ACLED's events (ACLED Codebook): comma-separated values with a header, as its export tool and its API give them.

Days: time_precision 1 is the day itself, 2 a part of a week, so six days on either side, 3 the month. An actor's
name without what stands in parentheses is what it is compared by, with the part after them ("Military Forces of
Sudan (2019-) Rapid Support Forces" is the Rapid Support Forces too).
"""

import re
from datetime import date

from onrecord.errors import BadRow
from onrecord.model import Place, PlacePrecision
from onrecord.pipeline.outside.coding import (
    CAMEO,
    around,
    codes_of,
    countries_in,
    country_of,
    day_of,
    days,
    mode_of_acled,
    month_of,
    plover_named,
    plover_of_acled,
    sector_by_beginning,
    sector_named,
    told_day,
)
from onrecord.pipeline.outside.forms import Cells, Form
from onrecord.pipeline.outside.places import number, point
from onrecord.store.outside.rows import OutsideParty, OutsideRow

WEEK = 6
"""Days on either side of one that stands for a part of a week."""
_PARENTHESES = re.compile(r"\s*\([^)]*\)\s*")
_PRECISIONS: dict[str, PlacePrecision] = {"1": "city", "2": "city", "3": "admin1"}


def read(cells: Cells) -> OutsideRow:
    """The row of these cells.

    Raises:
        BadRow: it has no id, a day that is none, or no type.
    """
    id, day = cells["event id cnty"], told_day(cells["event date"])
    words = [cells.get(column, "") for column in ("disorder type", "event type", "sub event type")]
    own = cells.get("plover type", "")  # OnRecord's own column
    if not id:
        raise BadRow("It has no event_id_cnty.")
    if not own and not any(words):
        raise BadRow("It has no type.")
    own_end = day_of(cells.get("end date", ""))  # so is this
    start, end = days(day, own_end) if own_end else _days(day, cells.get("time precision", ""))
    deaths = number(cells, "fatalities")
    return OutsideRow(
        id=id,
        start=start,
        end=end,
        code=": ".join(dict.fromkeys(filter(None, words[1:]))) or words[0],
        types=plover_named(own) if own else plover_of_acled(words[0], words[1], words[2]),
        mode=cells.get("plover mode") or mode_of_acled(words[2]),
        cameo=code if CAMEO.fullmatch(code := cells.get("cameo", "")) else None,
        status=cells.get("status") or None,
        actors=_parties(cells, "1"),
        recipients=_parties(cells, "2"),
        place=_place(cells),
        fatalities=int(deaths) if deaths is not None and deaths >= 0 else None,
        notes=cells.get("notes") or None,
        source=cells.get("source") or None,
    )


def _days(day: date | None, precision: str) -> tuple[str | None, str | None]:
    if day is not None and precision == "2":
        return days(*around(day, WEEK))
    return days(*month_of(day)) if day is not None and precision == "3" else days(day)


def _parties(cells: Cells, side: str) -> tuple[OutsideParty, ...]:
    names = [cells.get(f"actor{side}", ""), *cells.get(f"assoc actor {side}", "").split(";")]
    classed = sector_named("acled-inter", cells.get(f"inter{side}", ""))
    return tuple(
        _party(name, classed if not place else None) for place, name in enumerate(map(str.strip, names)) if name
    )


def _party(name: str, classed: str | None) -> OutsideParty:
    """``classed`` is the sector of the actor's class, which its name may say better."""
    parts = [part for part in _PARENTHESES.split(name) if part]
    names = (" ".join(parts), *(parts[1:] if len(parts) > 1 else ()))
    sector = sector_by_beginning("acled-name", name) or classed
    return OutsideParty(
        name=name,
        names=tuple(one for one in dict.fromkeys(names) if one and one != name),
        codes=codes_of(countries_in(name), [sector]),
    )


def _place(cells: Cells) -> Place | None:
    name, country = cells.get("location", ""), cells.get("country", "")
    if not name and not country:
        return None
    latitude, longitude = point(cells, "latitude", "longitude")
    precision = _PRECISIONS.get(cells.get("geo precision", ""))
    return Place(
        name=name or country, country=country_of(country), admin1=cells.get("admin1") or None,
        precision=precision or ("country" if not name or name == country else None),
        latitude=latitude, longitude=longitude,
    )  # fmt: skip


FORM = Form(
    name="acled",
    says="ACLED: CSV with a header",
    needed=("event_id_cnty", "event_date", "actor1"),
    wanted=(
        "time_precision", "disorder_type", "event_type", "sub_event_type", "assoc_actor_1", "inter1", "actor2",
        "assoc_actor_2", "inter2", "country", "admin1", "location", "latitude", "longitude", "geo_precision",
        "source", "notes", "fatalities",
    ),
    read=read,
)  # fmt: skip
