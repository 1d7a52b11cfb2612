"""A sentence with marked spans, as ids for an encoder. Training and reading share it: both see the same."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from tokenizers import Encoding

from onrecord.model import Span

CLS, SEP = 101, 102
FIRST_MARK = 1
"""BERT's vocabulary keeps "[unused0]" and on, from id 1, for marks of one's own."""
LONGEST = 112
"""Ids of a sentence; more is cut off around the marks."""


class Marked(NamedTuple):
    """Ids, and where each mark opens; a mark that is missing stands at 0, where the whole sentence is."""

    ids: list[int]
    at: list[int]


def marked(encoding: Encoding, spans: Mapping[str, Span], marks: str, *, around: int = LONGEST) -> Marked:
    """The ids of an encoded text with an opening and a closing mark around each span.

    Args:
        encoding: the text's, without special tokens.
        spans: characters of the text, by mark; those that overlap another are wrapped all the same.
        marks: every mark that the model knows, one letter each, in its own order.
        around: how many ids before the first mark and after the opening of the last are kept.
    """
    starts = [start for start, _ in encoding.offsets]
    inserts: list[tuple[int, int, int]] = []
    for mark, (start, end) in spans.items():
        number = FIRST_MARK + 2 * marks.index(mark)
        first = bisect_left(starts, start)
        last = max(bisect_left(starts, end), first + 1)
        # What closes at a place stands before what opens there.
        inserts += [(first, 1, number), (last, 0, number + 1)]
    ids: list[int] = []
    opened = {FIRST_MARK + 2 * i: i for i in range(len(marks))}
    at, done = [0] * len(marks), 0
    for place, opens, number in sorted(inserts):
        ids += encoding.ids[done:place]
        done = max(done, place)
        if opens:
            at[opened[number]] = len(ids) + 1
        ids.append(number)
    ids += encoding.ids[done:]
    return _cut([CLS, *ids, SEP], at, around)


def _cut(ids: list[int], at: list[int], around: int) -> Marked:
    """The ids around the marks, at most ``LONGEST``; all of them where there are no marks."""
    told = [a for a in at if a]
    first, last = 1, len(ids) - 1
    if told:
        first, last = max(first, min(told) - around), min(last, max(told) + around)
    if last - first > LONGEST - 2:
        middle = (first + last) // 2
        first, last = middle - (LONGEST - 2) // 2, middle + (LONGEST - 2) // 2
    return Marked([CLS, *ids[first:last], SEP], [a - first + 1 if first <= a < last else 0 for a in at])
