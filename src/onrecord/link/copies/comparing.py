"""Whether one text is another as a whole.

Three things are asked. How much of the smaller text do the two share? Each pair of words, and each pair of names,
weighs the more the fewer reports have it. Where does it stand? Reports that take a passage from the same place
share that passage and nothing besides; a copy, however rewritten, shares something all along. And do names and
numbers stand beside each other as they do there? A rewriter leaves them where they are; two who report one event
do not.
"""

from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.frequencies import Spread, Weights, weights
from onrecord.link.copies.keys import COMMON
from onrecord.link.copies.passages import Stretch, stretches, words_in
from onrecord.link.copies.signature import Signature, places_in

COPY = 0.7
"""From this sum of the two weighted shares, of words and of names, on, two reports may be copies."""
NAMES = 0.38
"""So much of the names a rewriter leaves together; independent reports of one event mostly share less."""
BESIDES = 0.15
"""So much of what stands outside the passages that they share must be shared too, in either of the two."""
MOST = 0.7
"""Passages that make up so much of either are the whole of it."""
FEW_NAMES = 5
"""With fewer pairs of names nothing is asked of them, and the words count twice."""
ENOUGH = 25
"""Fewer shared pairs of words are chance, in short texts of one event..."""
NEARLY_ALL = 0.6
"""... unless they are so much of the text."""
UNWEIGHTED = 0.1
"""Below this plain share of the smaller report's pairs the weighing is not worth its time."""

Shared = NDArray[np.bool_]


class Weighed:
    """A text and the weights of its shingles; what is everybody's weighs nothing."""

    def __init__(self, signature: Signature, spread: Spread) -> None:
        self.signature = signature
        counts = spread.of(signature.shingles)
        self.rare: Shared = counts <= COMMON
        self.weights: Weights = np.where(self.rare, weights(counts), 0.0)
        self.words = float(self.weights[: signature.words_end].sum())
        self.names = float(self.weights[signature.words_end :].sum())

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where each pair of words, in the text's order, stands among the shingles."""
        return places_in(self.signature.shingles, self.signature.pairs)[0]

    def found(self, other: Signature) -> Shared:
        """Which of the shingles the other text has."""
        return places_in(other.shingles, self.signature.shingles)[1]


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """What two texts have in common: the weighted share of each one's words that stands in the other; by how much
    the shares exceed what makes a copy; whether the one is a copy of the other as a whole."""

    mine: float = 0.0
    yours: float = 0.0
    surplus: float = -1.0
    whole: bool = False


NOTHING = Likeness()


def likeness(one: Weighed, other: Weighed) -> Likeness:
    """What the two have in common."""
    found, split = one.found(other.signature), one.signature.words_end
    shared = found & one.rare
    least = min(one.words, other.words)
    if least <= 0:
        return NOTHING
    words = float(one.weights[:split][shared[:split]].sum())
    by_words, by_names = words / least, _by_names(one, other, shared)
    surplus = by_words + (by_words if by_names is None else by_names) - COPY
    if surplus < 0 or (int(shared[:split].sum()) < ENOUGH and by_words < NEARLY_ALL):
        return NOTHING
    ours = other.found(one.signature)
    # What everybody has counts here: it is part of the text that was taken over.
    here, there = stretches(found[one.places]), stretches(ours[other.places])
    whole = max(_coverage(one, here), _coverage(other, there)) >= MOST or (
        (by_names is None or by_names >= NAMES)
        and max(_besides(one, shared, here), _besides(other, ours & other.rare, there)) >= BESIDES
    )
    mine, yours = min(1.0, words / one.words), min(1.0, words / other.words)
    return Likeness(mine=mine, yours=yours, surplus=surplus, whole=whole)


def _by_names(one: Weighed, other: Weighed, shared: Shared) -> float | None:
    """The share of the names, None where one of the two has hardly any."""
    fewest = min(len(text.signature.shingles) - text.signature.words_end for text in (one, other))
    least = min(one.names, other.names)
    if fewest < FEW_NAMES or least <= 0:
        return None
    split = one.signature.words_end
    return float(one.weights[split:][shared[split:]].sum()) / least


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
