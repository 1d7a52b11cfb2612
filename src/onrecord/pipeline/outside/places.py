"""Numbers and places in the cells of other data sets."""

import math
import re

from onrecord.model import Place, PlacePrecision
from onrecord.pipeline.outside.coding import country_of
from onrecord.pipeline.outside.forms import Cells

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_STEPS: tuple[tuple[str, PlacePrecision], ...] = (
    ("city", "city"), ("district", "admin1"), ("province", "admin1"), ("country", "country"),
)  # fmt: skip


def place_of(cells: Cells) -> Place | None:
    """The place of a row with a column for each step from city to country, as POLECAT and ICEWS have them: by a
    name of its own, else by the closest step."""
    closest = next(((cells[column], precision) for column, precision in _STEPS if cells.get(column)), None)
    name = cells.get("placename", "") or (closest[0] if closest else "")
    if not name:
        return None
    latitude, longitude = point(cells, "latitude", "longitude")
    geonames = number(cells, "geonames id")
    return Place(
        name=name,
        country=country_of(cells.get("country", "")),
        admin1=cells.get("province") or None,
        precision=closest[1] if closest else None,
        geonames=int(geonames) if geonames is not None and 0 < geonames < 1 << 53 else None,
        latitude=latitude,
        longitude=longitude,
    )


def number(cells: Cells, column: str) -> float | None:
    """The cell's number, None where it has none."""
    found = _NUMBER.fullmatch(cells.get(column, ""))
    value = float(found[0]) if found else None
    return value if value is None or math.isfinite(value) else None


def point(cells: Cells, latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """A place's coordinates in degrees, where both are on earth."""
    north, east = number(cells, latitude), number(cells, longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return None, None
    return north, east
