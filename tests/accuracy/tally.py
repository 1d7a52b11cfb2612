"""Counts that become figures: precision, recall, F1, and shares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
