"""Quotations whose words or marks a copy changed."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from onrecord.link.aligning.known import idle, spellings
from onrecord.link.aligning.stretches import Sides, Stretch
from onrecord.model import Alteration, Span
from onrecord.model.copy import How

ALIKE = 0.5
"""Quotations that have at least so much of the shorter one's words in common are one."""
GARBLED = 80.0
"""Words at least so alike, of 100, are one word, garbled."""
LOST = 2
"""So many telling words that the rest of the sentence does not say either were cut, not told in other words."""


class _Quoted(NamedTuple):
    """What a sentence quotes: with its marks, and the words between them. ``whole``: it begins with a capital, so
    that it is no part that the reporter chose for a sentence of his own."""

    span: Span
    keys: tuple[str, ...]
    broken: bool
    whole: bool


def quotations(sides: Sides) -> Iterator[Alteration]:
    """The quotations that stand on both sides and differ."""
    mine, yours = _quoted(sides.one), _quoted(sides.other)
    left_mine, left_yours = set(range(len(mine))), set(range(len(yours)))
    scored = ((-_alike(a, b), i, j) for (i, a), (j, b) in product(enumerate(mine), enumerate(yours)))
    for score, i, j in sorted(scored):
        if -score >= ALIKE and i in left_mine and j in left_yours:
            left_mine.discard(i)
            left_yours.discard(j)
            if how := _how(sides, mine[i], yours[j]):
                yield _altered(sides, mine[i].span, yours[j].span, how)


def _quoted(side: Stretch) -> list[_Quoted]:
    """What stands in quotation marks on this side, as far as it goes."""
    text, found = side.told.text, []
    for q in side.told.quotations:
        start, end = max(q.start, side.start), min(q.end, side.end)
        first, last = max(q.inner[0], side.start), min(q.inner[1], side.end)
        if start >= end or first >= last or q.level > 1:
            continue
        keys = tuple(word.key for word in side.words if first <= word.start < last)
        if keys:
            stretch = text[start:end]
            end -= len(stretch) - len(stretch.rstrip())
            found.append(_Quoted((start, end), keys, q.damaged, _is_whole(text[first:last])))
    return found


def _is_whole(words: str) -> bool:
    return next((letter.isupper() for letter in words if letter.isalpha()), True)


def _alike(a: _Quoted, b: _Quoted) -> float:
    same: float = Indel.similarity(a.keys, b.keys) / 2 / min(len(a.keys), len(b.keys))
    return same or (1.0 if ratio(" ".join(a.keys), " ".join(b.keys)) >= GARBLED else 0.0)


def _how(sides: Sides, mine: _Quoted, yours: _Quoted) -> How | None:
    """What became of a quotation, None where nothing did."""
    if mine.broken and not yours.broken:
        return "broken marks"
    if yours.broken or _spelled(mine.keys) == _spelled(yours.keys):
        return None
    if _holds(yours.keys, mine.keys):
        return "cut short" if mine.whole and _cut(yours.keys, mine.keys, sides.one) else None
    if _holds(mine.keys, yours.keys):
        return "lengthened" if yours.whole and _cut(mine.keys, yours.keys, sides.other) else None
    return "reworded"


def _spelled(keys: tuple[str, ...]) -> str:
    """The words as letters alone, in one spelling: "realised" is "realized", "it's" in two pieces is one word."""
    pattern, other = spellings()
    return pattern.sub(lambda found: other[found.group()], "".join(keys).replace("'", ""))


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the long quotation has the words of the short one in a row."""
    room = len(long) - len(short)
    return room > 0 and any(long[i : i + len(short)] == short for i in range(room + 1))


def _cut(long: tuple[str, ...], short: tuple[str, ...], side: Stretch) -> bool:
    """Whether what the short quotation lacks is gone: a part of a quotation may rightly be told in other words."""
    gone = {key for key in long if key not in short and key not in idle()}
    return len(gone - side.keys) >= LOST


def _altered(sides: Sides, span: Span, original: Span, how: How) -> Alteration:
    return Alteration(
        kind="quotation",
        how=how,
        span=span,
        original=original,
        words=sides.one.at(span),
        original_words=sides.other.at(original),
    )
