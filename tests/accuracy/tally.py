"""Counts that become figures: precision, recall, F1, and shares."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

W = TypeVar("W")
F = TypeVar("F")


@dataclass
class Tally:
    """What was found, what was right, what was wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


@dataclass
class Labels:
    """A tally for each label of a set: how often it was right, found and wanted."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, wanted: Sequence[str], found: str) -> None:
        """One thing with the label ``found``; any of those ``wanted`` will do, and the first stands for them."""
        right = found in wanted
        self.tallies[found].add(right, 1, 0)
        self.tallies[found if right else wanted[0]].add(0, 0, 1)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the labels that were wanted or found."""
        return sum(tally.f1 for tally in self.tallies.values()) / len(self.tallies) if self.tallies else 0.0


def pairs(wanted: Sequence[W], found: Sequence[F], agree: Callable[[W, F], bool]) -> list[tuple[int, int]]:
    """The largest set of (wanted, found) indices that agree, each used once."""
    taken: dict[int, int] = {}

    def place(w: int, tried: set[int]) -> bool:
        for f, candidate in enumerate(found):
            if f in tried or not agree(wanted[w], candidate):
                continue
            tried.add(f)
            if f not in taken or place(taken[f], tried):
                taken[f] = w
                return True
        return False

    for w in range(len(wanted)):
        place(w, set())
    return sorted((w, f) for f, w in taken.items())
