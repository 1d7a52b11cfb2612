"""What a report is compared by: its words, and which of its names and numbers stand together.

A name or number tells stories apart better than other words (two earthquakes share all but these), and so does
what stands in the lead: each such word counts several times over.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.lang import lexicon
from onrecord.link.stories.explaining import Term

WORD = re.compile(r"[^\W\d_]{2,}|\d+(?:[.,]\d+)*")
EMPHASIS = 3
LEAD = 400
NEIGHBOURS = 60
"""So many characters apart two names or numbers count as a pair too: who stands beside whom is a story's own."""
MOST = 300
"""So many terms of a report are kept, the weightiest: the rest of a long one says little about its story."""


class Terms(NamedTuple):
    """A report as its terms: their hashes in order, and 1 + the log of how often each counts."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.float32]


def terms(text: str) -> Terms:
    """A text's terms, the weightiest where it has very many."""
    counted: Counter[str] = Counter()
    for term, times, _ in _counted(text):
        counted[term] += times
    weights: dict[int, float] = {}
    for term, times in counted.most_common(MOST):
        weights[_hash(term)] = 1 + math.log(times)
    ids = np.array(sorted(weights), dtype=np.uint32)
    return Terms(ids, np.array([weights[int(each)] for each in ids], dtype=np.float32))


def spelled(text: str) -> dict[int, Term]:
    """The text's terms by their hashes, to be shown to people."""
    found: dict[int, Term] = {}
    for term, _, shown in _counted(text):
        # A word that is a name anywhere is shown as the name.
        if _hash(term) not in found or shown.kind != "word":
            found[_hash(term)] = shown
    return found


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(lexicon("story_words.toml")["ordinary"].split())


def _hash(term: str) -> int:
    return zlib.crc32(term.encode())


def _counted(text: str) -> Iterator[tuple[str, int, Term]]:
    """Each term of the text, how many times over it counts, and how it is shown."""
    marked: list[tuple[str, int]] = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        if word.lower() in _ordinary():
            continue
        times = EMPHASIS if start < LEAD else 1
        if word[0].isupper() or word[0].isdigit():
            marked.append((word, start))
            yield word.lower(), times * EMPHASIS, Term(word, "number" if word[0].isdigit() else "name")
        else:
            yield word, times, Term(word, "word")
    yield from _pairs(marked)


def _pairs(marked: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int, Term]]:
    for (a, start), (b, after) in pairwise(marked):
        if after - start < NEIGHBOURS:
            pair = " ".join(sorted((a.lower(), b.lower())))
            yield pair, EMPHASIS * (EMPHASIS if start < LEAD else 1), Term(f"{a} … {b}", "pair")
