"""What became of reports that were handed in."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Happening = Literal["added", "new version", "unchanged", "quarantined", "appended", "refused", "passed by"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one report that was handed in. ``reason`` says why it is in quarantine or was passed by, or,
    where it is refused, who removed it once and why."""

    source: str
    happened: Happening
    report: str | None = None
    reason: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run added. ``quarantined`` holds the source and the reason of each report that could not be read,
    ``refused`` of each that was removed from the record once; ``passed_by`` counts by their reasons the crawled
    pages that are near certainly no report; ``appended`` the further readings of reports that were on record."""

    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    appended: int = 0
    quarantined: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    passed_by: Mapping[str, int] = {}


class Imported(Summary, frozen=True, kw_only=True):
    """What an import added. ``unjoined`` counts the readings on record that were compared with no others yet."""

    unjoined: int = 0
