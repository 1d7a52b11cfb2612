"""Two texts side by side: which sentences say the same, and which names, figures and quotations were altered.

In: two texts, with their passages where these are known. Out: pairs of sentences, what only one of them has, and
what was altered within the pairs. Promise: every span is to the letter; what a rewriter may do (other words,
another order, a sentence split, a number in words, straight marks for curly ones) is no alteration.

>>> told = aligned("Forty rockets hit Arvik, Mr. Roe said.", "Mr. Roe said 44 rockets had hit Arvik.")
>>> [(altered.words, altered.original_words) for altered in told.altered]
[('Forty', '44')]
"""

from typing import NamedTuple

from onrecord.link.aligning.altered import alterations
from onrecord.link.aligning.pairing import Side, pair
from onrecord.link.aligning.sentences import Sentence, Told
from onrecord.model import Alteration, Span

__all__ = ["Alignment", "Pair", "Told", "aligned"]


class Pair(NamedTuple):
    """Sentences of the two texts that say the same; ``same`` where their words are the same, marks aside."""

    one: Span
    other: Span
    same: bool


class Alignment(NamedTuple):
    """Two texts side by side. ``pairs`` stand in the order of the first text; ``altered`` says what the first text
    has otherwise than the second, which is taken for its source."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Span, ...]
    only_other: tuple[Span, ...]
    altered: tuple[Alteration, ...]


def aligned(one: str | Told, other: str | Told) -> Alignment:
    """The copy, or the later version, beside its source. A :class:`Told` that is compared more than once is made
    ready once, and leaves aside what its passages say is furniture."""
    mine, yours = (Told(text) if isinstance(text, str) else text for text in (one, other))
    sides = pair(mine.sentences, yours.sentences)
    taken = {i for side, _ in sides for i in side}, {j for _, side in sides for j in side}
    pairs = tuple(_pair(sides_of_pair, mine.sentences, yours.sentences) for sides_of_pair in sides)
    return Alignment(
        pairs=pairs,
        only_one=tuple((s.start, s.end) for i, s in enumerate(mine.sentences) if i not in taken[0]),
        only_other=tuple((s.start, s.end) for j, s in enumerate(yours.sentences) if j not in taken[1]),
        altered=tuple(alterations(mine, yours, sides)),
    )


def _pair(sides: tuple[Side, Side], one: list[Sentence], other: list[Sentence]) -> Pair:
    mine, yours = [one[i] for i in sides[0]], [other[j] for j in sides[1]]
    return Pair(
        one=(mine[0].start, mine[-1].end),
        other=(yours[0].start, yours[-1].end),
        same=_written(mine) == _written(yours) or _keys(mine) == _keys(yours),
    )


def _written(sentences: list[Sentence]) -> list[str]:
    return [sentence.written for sentence in sentences]


def _keys(sentences: list[Sentence]) -> list[str]:
    return [key for sentence in sentences for key in sentence.keys]
