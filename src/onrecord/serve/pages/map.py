"""``/map``: where it happened."""

import msgspec

from onrecord.serve.asked import Asked, Of, most
from onrecord.serve.page import page
from onrecord.store.rows.shared import PlaceLine

TAKES = ("q", "actor", "place", "since", "until", "type", "status", "about", "publisher", "min_confidence")
MOST = 500


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Places with coordinates, those with most events first; ``more`` says that there are more of them."""

    rows: tuple[PlaceLine, ...]
    more: bool


@page("/map", title="Map", template="map.html", takes=TAKES)
def places(record: Of, asked: Asked) -> Places:
    """Where it happened, was planned or was called off, as far as reports name a place that is known."""
    found = tuple(record.places(**most(asked, MOST + 1)))
    return Places(rows=found[:MOST], more=len(found) > MOST)
