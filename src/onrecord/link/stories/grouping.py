"""Groups by average linkage: joined from the closest pair on, by the average closeness of their members."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

JOINED = -1e9
"""What stands for the closeness to what was joined away."""


def linked(closeness: NDArray[np.float32], bar: float) -> list[int]:
    """The number of each one's group, numbered from 0 in their order; groups closer than the bar are joined."""
    if not len(closeness):
        return []
    close = closeness.astype(np.float32, copy=True)
    np.fill_diagonal(close, JOINED)
    size = np.ones(len(close), dtype=np.float32)
    member = np.arange(len(close))
    best = close.max(axis=1)
    while best.max() >= bar:
        a = int(best.argmax())
        b = int(close[a].argmax())
        gone = (close[a] == JOINED) | (close[b] == JOINED)
        close[a] = (close[a] * size[a] + close[b] * size[b]) / (size[a] + size[b])
        close[a, gone] = close[a, [a, b]] = JOINED
        close[:, a] = close[a]
        close[b] = close[:, b] = JOINED
        size[a] += size[b]
        member[member == b] = a
        best = close.max(axis=1)
    return numbered(member.tolist())


def numbered(labels: Sequence[Hashable]) -> list[int]:
    """The labels as numbers from 0, in the order in which each first stands."""
    seen: dict[Hashable, int] = {}
    return [seen.setdefault(label, len(seen)) for label in labels]
