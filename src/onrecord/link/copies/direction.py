"""Which of two reports is the source: the earlier by date; else the whole and sound text, not the trimmed or
garbled one; else the one that came in first."""

from datetime import UTC, datetime
from functools import lru_cache

from onrecord.link.copies.index import Held

TRIMMED = 0.15
"""By so much a text must be more of a part of the other than the other of it, to be called its excerpt."""


def is_source(one: Held, other: Held, *, mine: float, yours: float) -> bool:
    """Whether ``one`` is the source of ``other``; ``mine`` is the share of the one's words that the other has."""
    if _earlier(one.published, other.published):
        return True
    if _earlier(other.published, one.published):
        return False
    if one.damage != other.damage:
        return one.damage < other.damage
    if abs(mine - yours) >= TRIMMED:
        return mine < yours
    return one.number < other.number


def days_apart(one: str | None, other: str | None) -> int:
    """How many days lie between them, 0 where the dates don't say."""
    when, was = _moment(one), _moment(other)
    return abs((when[0].date() - was[0].date()).days) if when and was else 0


def _earlier(one: str | None, other: str | None) -> bool:
    """Whether the dates say that the one was published before the other."""
    when, was = _moment(one), _moment(other)
    if when is None or was is None:
        return False
    if when[1] and was[1]:
        return when[0] < was[0]
    # A bare day says nothing about the order within the day.
    return when[0].date() < was[0].date()


@lru_cache(maxsize=1000)
def _moment(published: str | None) -> tuple[datetime, bool] | None:
    """The moment in UTC, and whether a time of day was told; None for what is no ISO 8601 date."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), ":" in (published or "")
