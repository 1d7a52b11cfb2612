"""How many values are asked for in one query, and how they stand in it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

AT_ONCE = 5_000
"""Values in one query."""
Value = TypeVar("Value", int, str)


def some(values: Collection[Value]) -> Iterator[list[Value]]:
    """The values in their order, as many at once as a query takes."""
    every = sorted(values)
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))


def rows(connection: Connection, query: str) -> Sequence[tuple[Any, ...]]:
    """What a query answers, as the driver gives it: of thousands of short rows SQLAlchemy's own cost more than the
    database's work."""
    result = connection.exec_driver_sql(query)
    assert result.cursor is not None
    found: Sequence[tuple[Any, ...]] = result.cursor.fetchall()
    result.close()
    return found


def listed(numbers: Iterable[int]) -> str:
    """Numbers as they stand in a query: bound one by one they cost ten times as much."""
    return ", ".join(str(int(number)) for number in numbers)
