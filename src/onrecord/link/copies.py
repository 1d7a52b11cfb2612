"""Which report is a copy of which.

Two reports are compared by what they share of two things: pairs of neighbouring words, and pairs of neighbouring
names and numbers. A rewriter changes the words and the order of the sentences, seldom who stands beside whom. Each
pair weighs the more the fewer reports have it: a background paragraph that everybody reprints counts little, a
sentence that only two reports have counts much. The earlier report is the source; where the dates don't tell, the
one that came in first.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter
from typing import Protocol

from onrecord.model import Copy, CopyKind

WORD = re.compile(r"\w+")
APART = 10
"""So many words apart two names or numbers may stand and still be neighbours."""
SKETCH = 4
"""Of the pairs of words one in so many is kept to find candidates by; which ones depends on the pair alone."""
CANDIDATE = 0.03
NEAREST = 25
"""So many candidates, those that share most, are looked at."""
UNWEIGHTED = 0.18
"""Below this plain share of the smaller report's pairs the weighing is not worth its time."""
COPY = 0.77
"""From this sum of the two weighted shares on, two reports are copies: names alone, or words alone, hardly do. Set
on seeded copies of real news (precision .98 there); below it reports that share an agency's background come in."""
COPY_BY_WORDS = 0.385
"""The share of words that is enough where a report has hardly a name in it."""
FEW = 5
COMMON = 40
"""A pair that more reports than this have is nobody's own."""


class Index(Protocol):
    """What is known of the reports that came before. The store implements it."""

    def __len__(self) -> int:
        """How many reports it holds."""

    def sharing(self, sketch: Iterable[int]) -> Mapping[str, int]:
        """For each report that has any of these pairs: how many of them."""

    def frequencies(self, shingles: Iterable[int]) -> Mapping[int, int]:
        """How many reports have each of these pairs."""

    def shingles(self, report: str) -> frozenset[int]:
        """All pairs of a report that it holds."""

    def published(self, report: str) -> str | None:
        """When it was published: an ISO 8601 day or time, None where that is not known."""


def shingles(text: str) -> frozenset[int]:
    """A text's pairs as 32-bit hashes, the case and punctuation aside: even those of neighbouring words, odd those
    of neighbouring names and numbers, which way round they stand aside."""
    words = WORD.findall(text)
    lowered = [word.lower() for word in words]
    pairs = {_hash(a, b) & ~1 for a, b in pairwise(lowered)}
    named = [place for place, word in enumerate(words) if word[0].isupper() or word[0].isdigit()]
    pairs.update(_hash(*sorted((lowered[a], lowered[b]))) | 1 for a, b in pairwise(named) if b - a <= APART)
    return frozenset(pairs)


def _hash(a: str, b: str) -> int:
    return zlib.crc32(f"{a} {b}".encode())


def sketch(own: Iterable[int]) -> frozenset[int]:
    """The pairs that candidates are found by."""
    return frozenset(pair for pair in own if pair & 1 or (pair >> 1) % SKETCH == 0)


def copies(report: str, own: frozenset[int], index: Index, *, published: str | None = None) -> list[Copy]:
    """The copies that this report makes, or is made, of those of the index, the closest first.

    ``report`` is the new report's id, ``own`` its shingles; the index does not hold it yet.
    """
    small = sketch(own)
    near: dict[str, frozenset[int]] = {}
    for other, shared in nlargest(NEAREST, index.sharing(small).items(), key=itemgetter(1)):
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

    def weight(of: Iterable[int], *, names: bool, common: int = reports) -> float:
        counts = (max(1, frequencies.get(each, 1)) for each in of if each & 1 == names)
        return sum(math.log((reports + 1) / count) for count in counts if count <= common)

    shared = own & theirs
    words, mine, yours = (
        weight(shared, names=False, common=COMMON),
        weight(own, names=False),
        weight(theirs, names=False),
    )
    if min(mine, yours) == 0:
        return None
    by_words = words / min(mine, yours)
    named = min(weight(own, names=True), weight(theirs, names=True))
    few = min(sum(each & 1 for each in own), sum(each & 1 for each in theirs)) < FEW or named == 0
    if few:
        surplus = 2 * (by_words - COPY_BY_WORDS)
    else:
        surplus = by_words + weight(shared, names=True, common=COMMON) / named - COPY
    if surplus < 0:
        return None
    return Copy(
        report=pair[0],
        copy_of=pair[1],
        kind=_kind(words / mine, words / yours, same=_of_words(own) == _of_words(theirs)),
        shared=round(min(1.0, words / mine), 3),
        confidence=round(min(0.99, 0.9 + 0.4 * surplus), 3),
    )


def _of_words(pairs: Iterable[int]) -> frozenset[int]:
    return frozenset(pair for pair in pairs if not pair & 1)


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
