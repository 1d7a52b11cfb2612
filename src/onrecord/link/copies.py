"""Which report is a copy of which.

Two reports are compared by the pairs of neighbouring words that they share, each pair weighing the more the
fewer reports have it: so a background paragraph that everybody reprints counts little, a sentence that only two
reports have counts much. The earlier report is the source; where the dates don't tell, the one that came in first.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Protocol

from onrecord.model import Copy, CopyKind

WORD = re.compile(r"\w+")
SKETCH = 4
"""One shingle in so many is kept to find candidates by; which ones depends on the shingle alone."""
CANDIDATE = 0.05
UNWEIGHTED = 0.2
"""Below this plain share of the smaller report's shingles the weighing is not worth its time: what copies share
is at least as large unweighted, since everybody's own words are shared most."""
COPY = 0.385
"""From this weighted share of the smaller report on, two reports are copies. Set on seeded copies of real news
(precision .99 there); below it reports that share an agency's background come in."""
COMMON = 40
"""A shingle that more reports than this have is nobody's own words."""


class Index(Protocol):
    """What is known of the reports that came before. The store implements it."""

    def __len__(self) -> int:
        """How many reports it holds."""

    def sharing(self, sketch: Iterable[int]) -> Mapping[str, int]:
        """For each report that has any of these shingles in its sketch: how many."""

    def frequencies(self, shingles: Iterable[int]) -> Mapping[int, int]:
        """How many reports have each of these shingles, as estimated from what the index keeps."""

    def shingles(self, report: str) -> frozenset[int]:
        """All shingles of a report that it holds."""

    def published(self, report: str) -> str | None:
        """When it was published: an ISO 8601 day or time, None where that is not known."""


def shingles(text: str) -> frozenset[int]:
    """The 32-bit hashes of a text's pairs of neighbouring words, case and punctuation aside."""
    words = WORD.findall(text.lower())
    return frozenset(zlib.crc32(f"{a} {b}".encode()) for a, b in pairwise(words))


def sketch(own: Iterable[int]) -> frozenset[int]:
    """The shingles that candidates are found by."""
    return frozenset(shingle for shingle in own if shingle % SKETCH == 0)


def copies(report: str, own: frozenset[int], index: Index, *, published: str | None = None) -> list[Copy]:
    """The copies that this report makes, or is made, of those of the index, the closest first.

    ``report`` is the new report's id, ``own`` its shingles; the index does not hold it yet.
    """
    small = sketch(own)
    near: dict[str, frozenset[int]] = {}
    for other, shared in index.sharing(small).items():
        if other != report and shared >= max(2, CANDIDATE * len(small)):
            theirs = index.shingles(other)
            if len(own & theirs) >= UNWEIGHTED * min(len(own), len(theirs)):
                near[other] = theirs
    if not near:
        return []
    frequencies = index.frequencies(own.union(*near.values()))
    found = []
    for other, theirs in near.items():
        pair, shingles_of_pair = (report, other), (own, theirs)
        if _earlier(published, index.published(other)):
            pair, shingles_of_pair = pair[::-1], shingles_of_pair[::-1]
        copy = compare(pair, *shingles_of_pair, frequencies=frequencies, reports=len(index) + 1)
        if copy is not None:
            found.append(copy)
    return sorted(found, key=lambda copy: -copy.shared)


def _earlier(new: str | None, old: str | None) -> bool:
    """Whether the dates say that the new report was published before the old one."""
    when, was = _moment(new), _moment(old)
    if when is None or was is None:
        return False
    if when[1] and was[1]:
        return when[0] < was[0]
    # A bare day says nothing about the order within the day.
    return when[0].date() < was[0].date()


def _moment(published: str | None) -> tuple[datetime, bool] | None:
    """The moment in UTC, and whether a time of day was told; None for what is no ISO 8601 date."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), ":" in (published or "")


def compare(
    pair: tuple[str, str],
    own: frozenset[int],
    theirs: frozenset[int],
    *,
    frequencies: Mapping[int, int],
    reports: int,
) -> Copy | None:
    """What the first report of the pair has from the second, None where it is no more than any two share.

    ``frequencies`` says how many of the ``reports`` have each shingle of the two.
    """

    def weight(of: Iterable[int], *, common: int = reports) -> float:
        counts = (max(1, frequencies.get(shingle, 1)) for shingle in of)
        return sum(math.log((reports + 1) / count) for count in counts if count <= common)

    both, mine, yours = weight(own & theirs, common=COMMON), weight(own), weight(theirs)
    smaller = min(mine, yours)
    if smaller == 0 or both / smaller < COPY:
        return None
    return Copy(
        report=pair[0],
        copy_of=pair[1],
        kind=_kind(both / mine, both / yours, same=own == theirs),
        shared=round(min(1.0, both / mine), 3),
        confidence=_confidence(both / smaller),
    )


def _kind(mine: float, yours: float, *, same: bool) -> CopyKind:
    """From the share of each that the two have in common."""
    if same:
        return "exact"
    if mine >= 0.85 and yours >= 0.85:
        return "near"
    if mine >= 0.85:
        return "excerpt"
    if yours >= 0.85:
        return "syndicated"
    return "rewrite"


def _confidence(share: float) -> float:
    """Nearly sure from a half on; at the bar nine in ten."""
    return round(min(0.99, 0.9 + 0.8 * (share - COPY)), 3)


class MemoryIndex:
    """An index that lives as long as the process: for a batch of reports that no record keeps."""

    def __init__(self) -> None:
        self._shingles: dict[str, frozenset[int]] = {}
        self._having: dict[int, list[str]] = {}
        self._frequency: Counter[int] = Counter()
        self._published: dict[str, str | None] = {}

    def __len__(self) -> int:
        return len(self._shingles)

    def add(self, report: str, own: frozenset[int], *, published: str | None = None) -> None:
        """Hold this report from now on."""
        self._shingles[report] = own
        self._published[report] = published
        self._frequency.update(own)
        for shingle in sketch(own):
            self._having.setdefault(shingle, []).append(report)

    def sharing(self, sketch: Iterable[int]) -> Mapping[str, int]:
        rare = (having for shingle in sketch if len(having := self._having.get(shingle, ())) <= COMMON)
        return Counter(report for having in rare for report in having)

    def frequencies(self, shingles: Iterable[int]) -> Mapping[int, int]:
        return {shingle: self._frequency[shingle] for shingle in shingles}

    def shingles(self, report: str) -> frozenset[int]:
        return self._shingles[report]

    def published(self, report: str) -> str | None:
        return self._published[report]
