"""The keys that candidates are found by: a bounded number a report, however long it is.

Two reports that share most of their text share most of their MinHash values, over pairs of names and over pairs of
words, whatever their order. Two that share a passage and nothing else share few of those; so some of the runs of
five words are kept too, chosen by their hash alone: a passage brings its own along wherever it stands.
"""

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

VALUES = 32
"""MinHash values of each kind of pair."""
SEED = 42
RUN = 5
ONE_IN = 12
"""Of the runs of words one in so many is a key."""
RUNS = 64
"""At most so many, those of least hash."""
COMMON = 40
"""A key that so many reports have brings nobody together: it is nobody's own."""
_PLACES = np.uint64(8)
_BITS = np.uint64(48)
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)

Shingles = NDArray[np.uint32]
Numbers = NDArray[np.uint64]


def keys_of(words: Shingles, named: Shingles, codes: Shingles) -> list[int]:
    """The keys of a text as numbers below 2 to the 48, each once, from its pairs of words, its pairs of names and
    its words in their order."""
    keys: list[int] = np.unique(np.concatenate((_least(words, named), _runs(codes)))).tolist()
    return keys


def _least(words: Shingles, named: Shingles) -> Numbers:
    """The MinHash values of both sets; each with its place, so that like is held against like."""
    ends = [0, len(words), len(words) + len(named)]
    both = np.concatenate((words, named)).tolist()
    rows = RMinHash.digest_matrix_from_flat_token_hashes(both, ends, VALUES, SEED).to_rows()
    kinds = [
        (np.array(row, dtype=np.uint64) << _PLACES) | np.arange(kind, kind + VALUES, dtype=np.uint64)
        for kind, row, own in ((0, rows[0], words), (VALUES, rows[1], named))
        if len(own)
    ]
    return _mixed(np.concatenate((*kinds, np.zeros(0, dtype=np.uint64))))


def _runs(words: Shingles) -> Numbers:
    """The runs of words whose hash chooses them."""
    codes = words.astype(np.uint64)
    count = len(codes) - RUN + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        hashes = (hashes ^ codes[place : place + count]) * _ODD
        hashes ^= hashes >> _SHIFT
    hashes = np.unique(hashes)
    return _mixed(hashes[hashes % np.uint64(ONE_IN) == 0][:RUNS])


def _mixed(numbers: Numbers) -> Numbers:
    return (numbers * _ODD) >> (np.uint64(64) - _BITS)
