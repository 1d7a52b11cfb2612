"""Which reports tell one story, and which mentions in them one event.

Reports are compared by their words and by which names stand together, each weighing the more the fewer reports
have it, and joined from the closest pair on, by the average closeness of their members, until the bar.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W\d_]{2,}|\d+(?:[.,]\d+)*")
EMPHASIS = 3
"""A name or number tells stories apart better than other words, and so does what stands in the lead: each such
word counts so many times over."""
LEAD = 400
NEIGHBOURS = 60
"""So many characters apart two names or numbers count as a pair too: who stands beside whom is a story's own."""
SAME_STORY = 0.17
"""Average cosine from which on two groups are one story."""


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row a text, of unit length: 1 + log of each word's count, by the log of how few texts have it."""
    counts = [_counted(text) for text in texts]
    spread = Counter(word for count in counts for word in count)
    # A word that only one text has brings nothing together.
    column = {word: i for i, word in enumerate(word for word, texts_with in spread.items() if texts_with > 1)}
    matrix = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, times in count.items():
            if word in column:
                matrix[row, column[word]] = (1 + math.log(times)) * math.log((1 + len(texts)) / spread[word])
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(length == 0, 1, length)
    return matrix


def _counted(text: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    names: list[tuple[str, int]] = []
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        named = word[0].isupper() or word[0].isdigit()
        counted[word.lower()] += (EMPHASIS if named else 1) * (EMPHASIS if start < LEAD else 1)
        if named:
            names.append((word.lower(), start))
    for (a, start), (b, after) in pairwise(names):
        if after - start < NEIGHBOURS:
            counted[" ".join(sorted((a, b)))] += EMPHASIS * (EMPHASIS if start < LEAD else 1)
    return counted


def groups(texts: Sequence[str], *, bar: float = SAME_STORY) -> list[int]:
    """The number of each text's group, numbered from 0 in the order of the texts. Average linkage."""
    closeness = vectors(texts)
    closeness = closeness @ closeness.T
    np.fill_diagonal(closeness, -1.0)
    size = np.ones(len(texts), dtype=np.float32)
    member = list(range(len(texts)))
    best = closeness.max(axis=1) if len(texts) > 1 else np.full(len(texts), -1.0, dtype=np.float32)
    while len(texts) > 1:
        a = int(best.argmax())
        if best[a] < bar:
            break
        b = int(closeness[a].argmax())
        joined = (closeness[a] * size[a] + closeness[b] * size[b]) / (size[a] + size[b])
        joined[[a, b]] = -1.0
        # A row that was joined away keeps -1 for good.
        joined[closeness[a] == -1.0] = -1.0
        joined[closeness[b] == -1.0] = -1.0
        closeness[a] = closeness[:, a] = joined
        closeness[b] = closeness[:, b] = -1.0
        size[a] += size[b]
        member = [a if m == b else m for m in member]
        best = closeness.max(axis=1)
    return numbered(member)


def numbered(labels: Sequence[Hashable]) -> list[int]:
    """The labels as numbers from 0, in the order in which each first stands."""
    seen: dict[Hashable, int] = {}
    return [seen.setdefault(label, len(seen)) for label in labels]
