"""How close reports are: the cosine of their terms, each weighing the more the fewer reports have it.

Stories differ in how alike their reports are: short reports of one event may share less than long ones of two. So
a closeness is seen against how close each of the two is to the reports nearest to it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.link.stories.words import Terms

Matrix = NDArray[np.float32]

NEAREST = 8
LONELY = 0.2
"""So much is added to how close a report's nearest are, lest two that share nothing much with anybody be each
other's best."""
ENOUGH = 0.08
"""What is less close than this counts the less, however lonely: any two reports share as much."""
HALF_LIFE = 30
"""Reports so many days apart are half as close: what happens again a month later is seldom the same story."""


def shared_terms(
    reports: Sequence[Terms], frequencies: Mapping[int, int], total: int, *, least: int = 1
) -> tuple[Matrix, NDArray[np.uint32]]:
    """One row a report, of unit length, and the term of each column. A term that fewer than ``least`` of the
    ``total`` reports have is left out."""
    every, column = np.unique(np.concatenate([each.ids for each in reports]), return_inverse=True)
    having = np.array([frequencies.get(term, 0) for term in every.tolist()], dtype=np.float32)
    kept = having >= least
    place = np.cumsum(kept) - 1
    rarity = np.log((1 + total) / np.maximum(having, 1))
    rows = np.repeat(np.arange(len(reports)), [len(each.ids) for each in reports])
    weights = np.concatenate([each.weights for each in reports]) * rarity[column]
    there = kept[column]
    matrix = np.zeros((len(reports), int(kept.sum())), dtype=np.float32)
    matrix[rows[there], place[column[there]]] = weights[there]
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Matrix = (matrix / np.where(length == 0, 1, length)).astype(np.float32)
    return unit, every[kept].astype(np.uint32)


def against_nearest(closeness: Matrix) -> Matrix:
    """Each closeness over the geometric mean of how close the two reports' nearest are."""
    others = closeness.copy()
    np.fill_diagonal(others, 0)
    few = min(NEAREST, len(others))
    near = np.sort(others, axis=1)[:, -few:].sum(axis=1) / NEAREST + LONELY
    enough = np.minimum(1, others / ENOUGH)
    relative: Matrix = (enough * others / np.sqrt(np.outer(near, near))).astype(np.float32)
    return relative


def in_time(dates: Sequence[str | None]) -> Matrix:
    """What is left of the closeness of each two reports, from how far apart their dates are; all of it where a
    date is not known."""
    days = np.array([_day(when) for when in dates], dtype=np.float32)
    apart = np.abs(days[:, None] - days[None, :])
    left: Matrix = np.where(np.isnan(apart), 1, 0.5 ** (apart / HALF_LIFE)).astype(np.float32)
    return left


def _day(when: str | None) -> float:
    try:
        return float(date.fromisoformat((when or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
