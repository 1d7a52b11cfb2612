"""When things are written: every row that one transaction writes has one moment, so that what the record knew at a
moment is all of a transaction or nothing of it."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection

Clock = Callable[[], datetime]
"""Tells the moment, in any time zone."""

_AT = "onrecord_at"


def machine() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the record keeps it: ISO 8601 in UTC, in whole seconds.

    >>> stamp(datetime.fromisoformat("2024-03-28T14:00:00.7+02:00"))
    '2024-03-28T12:00:00+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def start(connection: Connection, clock: Clock) -> None:
    """Let what this transaction writes be of this moment."""
    connection.execution_options(**{_AT: stamp(clock())})


def now(connection: Connection) -> str:
    """The moment of this transaction, as the record keeps it."""
    at: str | None = connection.get_execution_options().get(_AT)
    return at or stamp(machine())
