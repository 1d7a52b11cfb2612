"""What is known of the reports that came before: an interface that the store implements."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from onrecord.link.copies.frequencies import Ordinary
from onrecord.link.copies.signature import Signature

NEW = 2**62
"""The number of a report that no index holds yet."""
SURE = 0.5
"""From this confidence on a copy stands."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is compared. ``damage`` counts the places where its text is garbled; ``number`` stands for
    it in the index, and rises as reports come in."""

    report: str
    signature: Signature
    published: str | None = None
    damage: int = 0
    number: int = NEW


class Index(Protocol):
    """The reports on record, found by their keys."""

    def having(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        """For each key that any report has, which have it, by number: of a common one the first COMMON."""

    def held(self, numbers: Collection[int]) -> Sequence[Held]:
        """The reports of these numbers."""

    def ordinary(self) -> Ordinary:
        """How many reports of a sample have each pair of words."""

    def partial(self, numbers: Collection[int]) -> Sequence[tuple[int, int]]:
        """The partial copies that stand and that have both ends among these: the copy's number, its source's."""
