"""Whether one text is another as a whole.

Two things are asked. How much of the smaller text do the two share? Each pair of words, and each pair of names,
weighs the more the fewer reports have it. And where does it stand? Reports that take a passage from the same place
share that passage and nothing besides; a copy, however rewritten, shares something all along.
"""

from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.frequencies import Spread, Weights, weights
from onrecord.link.copies.keys import COMMON
from onrecord.link.copies.passages import Stretch, stretches, words_in
from onrecord.link.copies.signature import Signature, places_in

COPY = 0.62
"""From this sum of the two weighted shares, of words and of names, on, two reports may be copies."""
COPY_BY_WORDS = 0.31
"""The share of words that is enough where a report has hardly a name in it."""
FEW = 5
BESIDES = 0.1
"""So much of what stands outside the passages that they share must be shared too, in either of the two."""
MOST = 0.6
"""Passages that make up so much of either are the whole of it."""
UNWEIGHTED = 0.1
"""Below this plain share of the smaller report's pairs the weighing is not worth its time."""

Shared = NDArray[np.bool_]


class Weighed:
    """A text and the weights of its shingles."""

    def __init__(self, signature: Signature, spread: Spread) -> None:
        self.signature = signature
        counts = spread.of(signature.shingles)
        self.weights: Weights = weights(counts)
        self.rare: Shared = counts <= COMMON
        self.words = float(self.weights[: signature.words_end].sum())
        self.names = float(self.weights[signature.words_end :].sum())

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where each pair of words, in the text's order, stands among the shingles."""
        return places_in(self.signature.shingles, self.signature.pairs)[0]

    def shared(self, other: Signature) -> Shared:
        """Which of the shingles the other text has, of those that are not everybody's."""
        return places_in(other.shingles, self.signature.shingles)[1] & self.rare


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two texts have in common: the weighted share of each one's words that stands in the other; by how much
    the shares exceed what makes a copy; the passages, as they stand in each; whether the one is a copy of the
    other as a whole."""

    mine: float = 0.0
    yours: float = 0.0
    surplus: float = -1.0
    here: list[Stretch] = []
    there: list[Stretch] = []
    whole: bool = False


NOTHING = Likeness()


def likeness(one: Weighed, other: Weighed) -> Likeness:
    """What the two have in common."""
    shared = one.shared(other.signature)
    surplus, words = _surplus(one, other, shared)
    if surplus < 0:
        return NOTHING
    ours = other.shared(one.signature)
    here, there = stretches(shared[one.places]), stretches(ours[other.places])
    whole = (
        _coverage(one, here) >= MOST
        or _coverage(other, there) >= MOST
        or max(_besides(one, shared, here), _besides(other, ours, there)) >= BESIDES
    )
    return Likeness(
        mine=min(1.0, words / one.words), yours=min(1.0, words / other.words), surplus=surplus, here=here, there=there,
        whole=whole,
    )  # fmt: skip


def _surplus(one: Weighed, other: Weighed, shared: Shared) -> tuple[float, float]:
    """By how much the shares exceed what makes a copy, and the weight of the words that are shared."""
    split = one.signature.words_end
    counted = np.where(shared, one.weights, 0.0)
    words, names = float(counted[:split].sum()), float(counted[split:].sum())
    if min(one.words, other.words) <= 0:
        return -1.0, 0.0
    by_words = words / min(one.words, other.words)
    fewest = min(len(text.signature.shingles) - text.signature.words_end for text in (one, other))
    named = min(one.names, other.names)
    if fewest < FEW or named <= 0:
        return 2 * (by_words - COPY_BY_WORDS), words
    return by_words + names / named - COPY, words


def _coverage(text: Weighed, some: list[Stretch]) -> float:
    return words_in(some) / len(text.signature.words)


def _besides(text: Weighed, shared: Shared, some: list[Stretch]) -> float:
    """The share of the words outside these stretches that is shared."""
    outside = np.ones(len(text.places), dtype=np.bool_)
    for start, end in some:
        outside[start:end] = False
    weight = text.weights[text.places]
    all_outside = float(weight[outside].sum())
    return float(weight[outside & shared[text.places]].sum()) / all_outside if all_outside > 0 else 0.0
