"""How many values are asked for in one query, and how they stand in it."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

AT_ONCE = 5_000
"""Values in one query."""
Value = TypeVar("Value", int, str)


def some(values: Collection[Value]) -> Iterator[list[Value]]:
    """The values in their order, as many at once as a query takes."""
    every = sorted(values)
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))


def listed(numbers: Iterable[int]) -> str:
    """Numbers as they stand in a query: bound one by one they cost ten times as much."""
    return ", ".join(str(int(number)) for number in numbers)
