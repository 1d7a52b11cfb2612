"""Where something was."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

PlacePrecision = Literal["site", "city", "admin1", "country", "region"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the report names it, linked to GeoNames where the gazetteer has it.

    ``country`` is ISO 3166 alpha-3; ``latitude`` and ``longitude`` are WGS 84 degrees.
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    text: Span | None = None
