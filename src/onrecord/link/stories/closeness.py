"""How close reports are: the cosine of their terms, each weighing the more the fewer reports have it.

Stories differ in how alike their reports are: short reports of one event may share less than long ones of two. So
a closeness is seen against how close each of the two is to the reports nearest to it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

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


class Side(NamedTuple):
    """The terms of some reports side by side, an entry for each that a report has: the report's row, the term's
    column and how much it weighs there; and the term of each column."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    weights: NDArray[np.float32]
    terms: NDArray[np.uint32]


def side_by_side(reports: Sequence[Terms]) -> Side:
    """The terms of these reports, weighed as each report has them."""
    every, columns = np.unique(np.concatenate([each.ids for each in reports]), return_inverse=True)
    rows = np.repeat(np.arange(len(reports)), [len(each.ids) for each in reports])
    return Side(rows, columns, np.concatenate([each.weights for each in reports]), every.astype(np.uint32))


def by_rarity(side: Side, frequencies: Mapping[int, int], total: int, *, least: int = 1) -> Side:
    """The same, each term weighing the more the fewer of the ``total`` reports have it. One that fewer than
    ``least`` have is left out."""
    having = np.array([frequencies.get(term, 0) for term in side.terms.tolist()], dtype=np.float32)
    kept = having >= least
    place = np.cumsum(kept) - 1
    rarity = np.log((1 + total) / np.maximum(having, 1))
    weights = side.weights * rarity[side.columns]
    there = kept[side.columns]
    return Side(side.rows[there], place[side.columns[there]], weights[there], side.terms[kept])


def to_last(side: Side, count: int) -> NDArray[np.float64]:
    """How close each of ``count`` reports is to the last of them. A table of all would be mostly zeros."""
    own = side.rows == count - 1
    last = np.zeros(len(side.terms), dtype=np.float32)
    last[side.columns[own]] = side.weights[own]
    shared = np.bincount(side.rows, side.weights * last[side.columns], count)
    length = np.sqrt(np.bincount(side.rows, side.weights**2, count))
    closeness: NDArray[np.float64] = shared / np.where(length == 0, 1, length)
    return closeness


def tabled(side: Side, reports: Sequence[int]) -> Matrix:
    """A table of some reports, in their order: a row each, of unit length, with what each term weighs."""
    place = np.full(1 + max(side.rows.max(initial=0), *reports), -1)
    place[list(reports)] = np.arange(len(reports))
    rows = place[side.rows]
    there = rows >= 0
    matrix = np.zeros((len(reports), len(side.terms)), dtype=np.float32)
    matrix[rows[there], side.columns[there]] = side.weights[there]
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Matrix = (matrix / np.where(length == 0, 1, length)).astype(np.float32)
    return unit


def each_other(rows: Matrix) -> Matrix:
    """How close each two rows of a table are; of a row and itself it says nothing of use. Not by numpy's ``@``:
    several threads do that, and wait for each other where the machine is busy."""
    shared = rows[:, np.count_nonzero(rows, axis=0) > 1]
    closeness: Matrix = np.einsum("ik,jk->ij", shared, shared)
    return closeness


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
