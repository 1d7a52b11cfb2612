"""Which sentences of two texts say the same.

First those of the same words; then, best first, those that share most of what they weigh: a word weighs the more
the fewer of the two texts' sentences have it, a name or number twice as much. Then a sentence that fills the gap
between two pairs is held to less; and one that is left over joins the pair of its neighbour where it says what the
other side of that pair says beside it: a sentence was split, or two were merged.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from onrecord.link.aligning.known import unnamed
from onrecord.link.aligning.sentences import Sentence
from onrecord.link.aligning.tokens import Word
from onrecord.link.tellings.words import stemmed

ALIKE = 0.3
"""The share of their weight that two sentences must have in common wherever they stand: of sentences in reports of
the same affair that share no text one in fifty has so much, of heavily rewritten ones most have."""
IN_A_GAP = 0.2
"""The share that will do where the sentences before and after are each other's pairs."""
WITHIN = 0.4
"""The share of a left-over sentence that its neighbour's pair must hold."""
CROWDED = 40
"""A word that more sentences have than this leads to none of them."""
NEAREST = 12
"""So many sentences are compared with each."""
NAMED = 2.0
IDLE = 0.1

Weights = dict[str, float]
Side = tuple[int, ...]
Group = tuple[list[int], list[int]]


def pair(one: Sequence[Sentence], other: Sequence[Sentence]) -> list[tuple[Side, Side]]:
    """The aligned sentences by their indexes, in the order of the first text."""
    pairs = _Pairs(one, other)
    pairs.take_the_same()
    pairs.weigh()
    pairs.take_the_alike()
    pairs.fill_gaps()
    return pairs.with_left_over()


class _Pairs:
    def __init__(self, one: Sequence[Sentence], other: Sequence[Sentence]) -> None:
        self.texts = one, other
        self.by_one: dict[int, int] = {}
        self.by_other: dict[int, int] = {}
        self._weights: tuple[dict[int, Weights], dict[int, Weights]] = {}, {}
        self._counts: Counter[str] = Counter()
        self._total = 0

    def take(self, i: int, j: int) -> None:
        self.by_one[i] = j
        self.by_other[j] = i

    def take_the_same(self) -> None:
        """Sentences written the same, then those of the same words, the first with the first."""
        self._take_by(lambda sentence: sentence.written)
        self._take_by(lambda sentence: sentence.keys)

    def _take_by(self, form: Callable[[Sentence], Hashable]) -> None:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        mine, yours = self.left()
        for j in yours if mine else ():
            waiting[form(self.texts[1][j])].append(j)
        for i in mine if waiting else ():
            if same := waiting.get(form(self.texts[0][i])):
                self.take(i, same.pop(0))

    def left(self) -> tuple[list[int], list[int]]:
        """The sentences of each text that are in no pair yet."""
        taken = self.by_one, self.by_other
        mine, yours = ([k for k in range(len(self.texts[side])) if k not in taken[side]] for side in (0, 1))
        return mine, yours

    def weigh(self) -> None:
        """Count in how many of the sentences that are left each word stands."""
        left = self.left()
        self._counts = Counter(
            stem for side in (0, 1) if all(left) for k in left[side] for stem in _stems(self.texts[side][k])
        )
        self._total = sum(map(len, left))

    def weights(self, side: int, k: int) -> Weights:
        """What each word of a sentence weighs."""
        found = self._weights[side].get(k)
        if found is None:
            found = _weighed(_stems(self.texts[side][k]), self._counts, self._total)
            self._weights[side][k] = found
        return found

    def take_the_alike(self) -> None:
        """The others, best first; of two as good the one that stands more nearly where it stood."""
        mine, yours = self.left()
        having: defaultdict[str, list[int]] = defaultdict(list)
        for j in yours if mine else ():
            for stem, weight in self.weights(1, j).items():
                if weight > IDLE:
                    having[stem].append(j)
        found = []
        shift = len(self.texts[1]) / max(1, len(self.texts[0]))
        for i in mine if having else ():
            scored = ((j, self.alike(i, j)) for j in self._near(i, having))
            found += [(-score, abs(i * shift - j), i, j) for j, score in scored if score >= ALIKE]
        for _, _, i, j in sorted(found):
            if i not in self.by_one and j not in self.by_other:
                self.take(i, j)

    def _near(self, i: int, having: Mapping[str, Sequence[int]]) -> Iterator[int]:
        """The sentences that share most with this one, by the words that not every sentence has."""
        shared: Counter[int] = Counter()
        for stem in self.weights(0, i):
            if len(beside := having.get(stem, ())) <= CROWDED:
                shared.update(beside)
        return (j for j, _ in shared.most_common(NEAREST))

    def alike(self, i: int, j: int) -> float:
        """The share of two sentences' weight that they have in common."""
        mine, yours = self.weights(0, i), self.weights(1, j)
        return 2 * _shared(mine, yours) / ((sum(mine.values()) + sum(yours.values())) or 1.0)

    def fill_gaps(self) -> None:
        """Sentences that stand between the sentences of the same pairs, or at the same end."""
        for i in self.left()[0]:
            before = self.by_one.get(i - 1) if i else -1
            behind = self.by_one.get(i + 1) if i + 1 < len(self.texts[0]) else len(self.texts[1])
            if before is None or behind is None or behind - before != 2 or before + 1 in self.by_other:
                continue
            if self.alike(i, before + 1) >= IN_A_GAP:
                self.take(i, before + 1)

    def with_left_over(self) -> list[tuple[Side, Side]]:
        """The pairs, each with the left-over neighbours that say what its other side says."""
        groups: dict[int, Group] = {i: ([i], [j]) for i, j in self.by_one.items()}
        of: tuple[dict[int, Group], dict[int, Group]] = (
            groups.copy(),
            {j: groups[i] for i, j in self.by_one.items()},
        )
        for side in (0, 1):
            for at in range(len(self.texts[side])):
                if at in of[side]:
                    continue
                for group in (of[side].get(at - 1), of[side].get(at + 1)):
                    if group and self._belongs(side, at, group):
                        group[side].append(at)
                        of[side][at] = group
                        break
        return [(tuple(sorted(mine)), tuple(sorted(yours))) for _, (mine, yours) in sorted(groups.items())]

    def _belongs(self, side: int, at: int, group: Group) -> bool:
        """Whether a left-over sentence says what the pair's other side says and its own side does not yet."""
        said = {stem for k in group[1 - side] for stem in self.weights(1 - side, k)}
        said -= {stem for k in group[side] for stem in self.weights(side, k)}
        own = self.weights(side, at)
        return sum(weight for stem, weight in own.items() if stem in said) >= WITHIN * sum(own.values())


def _stems(sentence: Sentence) -> dict[str, Word]:
    return {stemmed(word.key) if word.kind == "word" else word.key: word for word in sentence.words}


def _weighed(stems: Mapping[str, Word], counts: Mapping[str, int], total: int) -> Weights:
    weights = {}
    for place, (stem, word) in enumerate(stems.items()):
        if word.key in unnamed() or word.kind == "sign":
            weights[stem] = IDLE
            continue
        weight = math.log(1 + total / max(1, counts[stem]))
        named = word.kind != "word" or (word.capital and place > 0)
        weights[stem] = NAMED * weight if named else weight
    return weights


def _shared(mine: Weights, yours: Weights) -> float:
    if len(yours) < len(mine):
        mine, yours = yours, mine
    return sum((weight + yours[stem]) / 2 for stem, weight in mine.items() if stem in yours)
