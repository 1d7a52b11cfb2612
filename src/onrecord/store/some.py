"""Values, as many at once as a query takes."""

from collections.abc import Collection, Iterator
from typing import TypeVar

AT_ONCE = 5_000
Value = TypeVar("Value", int, str)


def some(values: Collection[Value]) -> Iterator[list[Value]]:
    """The values in their order, a query's worth at a time."""
    every = sorted(values)
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))
