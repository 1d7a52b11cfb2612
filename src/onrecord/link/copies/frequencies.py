"""How many reports have a pair of words, told from few: a sample says what is ordinary, the neighbours what is the
background of their story.

A count over the whole record would grow with it, and so would what is compared with it. A pair of words is weighed
as if the record were a thousand reports: what one in ten reports of any kind has is ordinary English; what is
rare in the sample, but stands in many of the reports that share words with these two, is their background.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.keys import Shingles
from onrecord.link.copies.signature import Signature, idle, places_in

REPORTS = 1000
"""In so many reports a pair of words has no weight left, and so many are the sample."""
YOUNG = 100
"""A smaller sample does not tell what is ordinary; until then every pair of two words that carry no matter
of their own ("of the", "that it was") is."""
FEWEST = 2
"""A pair that fewer of the sample have is not kept: the neighbours tell."""

Weights = NDArray[np.float64]


class Ordinary:
    """How many of a sample of reports have each pair of words."""

    def __init__(self, shingles: Shingles, counts: NDArray[np.uint16], reports: int) -> None:
        self.shingles, self.counts, self.reports = shingles, counts, reports

    @classmethod
    def of(cls, signatures: Iterable[Signature]) -> "Ordinary":
        """Counted over these."""
        each = [signature.shingles for signature in signatures]
        if not each:
            return cls(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint16), 0)
        shingles, counts = np.unique(np.concatenate(each), return_counts=True)
        kept = counts >= FEWEST
        return cls(shingles[kept], counts[kept].astype(np.uint16), len(each))

    @classmethod
    def from_bytes(cls, kept: bytes, reports: int) -> "Ordinary":
        """The sample that was kept."""
        pairs = len(kept) // _BYTES
        shingles = np.frombuffer(kept, dtype="<u4", count=pairs)
        return cls(shingles, np.frombuffer(kept, dtype="<u2", offset=shingles.nbytes), reports)

    def to_bytes(self) -> bytes:
        """As it is kept: four bytes a pair, then two bytes a count."""
        return self.shingles.astype("<u4").tobytes() + self.counts.astype("<u2").tobytes()

    def count(self, shingles: Shingles) -> Weights:
        """How many of the sample have each."""
        places, there = places_in(self.shingles, shingles)
        counts = np.zeros(len(shingles))
        counts[there] = self.counts[places[there]]
        return counts


_BYTES = 6


def outgrown(sampled: int, reports: int) -> bool:
    """Whether a record of so many reports needs another sample: each time that it has grown by a half, until the
    sample is large enough for good."""
    return sampled < REPORTS and 2 * reports >= 3 * sampled


class Spread:
    """How many reports have each pair, as far as the sample and these neighbours tell."""

    def __init__(self, neighbours: Iterable[Signature], ordinary: Ordinary) -> None:
        self._all = np.sort(np.concatenate([each.shingles for each in neighbours]))
        self._ordinary = ordinary

    def of(self, shingles: Shingles) -> Weights:
        """How many have each of these."""
        among = np.searchsorted(self._all, shingles, "right") - np.searchsorted(self._all, shingles, "left")
        least = np.where(idle(shingles), REPORTS, 1) if self._ordinary.reports < YOUNG else 1
        counts: Weights = np.maximum(np.maximum(among, least), self._ordinary.count(shingles))
        return counts


def weights(spread: Weights) -> Weights:
    """The fewer reports have a pair, the more it weighs."""
    weighed: Weights = np.log(REPORTS / np.minimum(spread, REPORTS))
    return weighed
