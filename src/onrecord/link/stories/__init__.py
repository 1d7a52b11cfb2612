"""Which reports tell one story.

In: the texts of reports. Out: groups of those that tell of one event, all at once (:func:`groups`) or as they come
in (:func:`onrecord.link.stories.arriving.place`).
"""

from collections import Counter
from collections.abc import Sequence

from onrecord.link.stories.arriving import SAME_STORY, Held, Index, Joining, MemoryIndex, place
from onrecord.link.stories.closeness import against_nearest, shared_terms
from onrecord.link.stories.grouping import linked, numbered
from onrecord.link.stories.words import Term, Terms, spelled, terms

__all__ = [
    "Held",
    "Index",
    "Joining",
    "MemoryIndex",
    "Term",
    "Terms",
    "arrived",
    "groups",
    "numbered",
    "place",
    "spelled",
    "terms",
]


def groups(texts: Sequence[str], *, bar: float = SAME_STORY) -> list[int]:
    """The number of each text's group, numbered from 0 in the order of the texts: all of them seen at once."""
    if not texts:
        return []
    reports = [terms(text) for text in texts]
    frequencies = Counter(term for each in reports for term in each.ids.tolist())
    matrix, _ = shared_terms(reports, frequencies, len(reports))
    return linked(against_nearest(matrix @ matrix.T), bar)


def arrived(texts: Sequence[str]) -> list[int]:
    """The same where the texts come in one by one, each placed before the next is seen."""
    index = MemoryIndex()
    for number, text in enumerate(texts):
        own = terms(text)
        index.add(number, own, None, place(number, own, None, index))
    held = index.reports(range(len(texts)))
    return numbered([held[number].story for number in range(len(texts))])
