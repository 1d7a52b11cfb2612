"""A report's passages as windows of ids for a token tagger. Training and reading share it: both see the same."""

from collections.abc import Sequence
from typing import NamedTuple

from tokenizers import Tokenizer

from onrecord.model import Span
from onrecord.models.marking import CLS, SEP

BREAK = 1
"""BERT's "[unused0]": here a passage ends."""
OWN = 208
"""Ids that a window answers for, at most."""
BEFORE = 16
"""Ids that are read before them for their context, the end of the passage before."""
AFTER = 8
"""Ids that are read behind them where a passage is cut."""
STOPS = frozenset((1012, 1029, 999, 1025, 1000, 1524))
"""The ids of . ? ! ; and of what may close a sentence behind them: where a passage that is too long is cut."""


class Window(NamedTuple):
    """Ids with what is known of each. ``spans`` are characters of the text, (-1, -1) for what is not of it;
    ``own`` is the range of ids whose answers count."""

    ids: list[int]
    features: list[tuple[int, ...]]
    spans: list[Span]
    own: tuple[int, int]


def windows(
    tokenizer: Tokenizer, text: str, passages: Sequence[Span], features: Sequence[bytes | bytearray]
) -> list[Window]:
    """The passages, several to a window, in order; every id of them is some window's own, once.

    Args:
        tokenizer: adds no special ids of its own.
        text: the report's.
        passages: characters of the text, in order.
        features: for each feature its value at each character of the text; an id has that of its first one.
    """
    ids: list[int] = []
    spans: list[Span] = []
    ends: list[int] = []
    encodings = tokenizer.encode_batch([text[a:b] for a, b in passages], add_special_tokens=False)
    for (first, _), encoding in zip(passages, encodings, strict=True):
        ids += encoding.ids
        spans += [(first + a, first + b) for a, b in encoding.offsets]
        ids.append(BREAK)
        spans.append((-1, -1))
        ends.append(len(ids))
    known = [tuple(f[a] if a >= 0 else 0 for f in features) for a, _ in spans]
    nothing = tuple(0 for _ in features)
    found: list[Window] = []
    start = passage = 0
    while start < len(ids):
        while passage < len(ends) and ends[passage] <= start + OWN:
            passage += 1
        whole = ends[passage - 1] if passage else 0
        end = whole if whole > start else _cut(ids, start)
        first = max(0, start - BEFORE)
        last = min(len(ids), end + AFTER) if end not in ends else end
        found.append(
            Window(
                [CLS, *ids[first:last], SEP],
                [nothing, *known[first:last], nothing],
                [(-1, -1), *spans[first:last], (-1, -1)],
                (start - first + 1, end - first + 1),
            )
        )
        start = end
    return found


def _cut(ids: Sequence[int], start: int) -> int:
    """Where a passage that is longer than a window is cut: behind the last sentence that fits."""
    end = start + OWN
    for i in range(end, start + OWN // 2, -1):
        if ids[i - 1] in STOPS and ids[i] not in STOPS:
            return i
    return end
