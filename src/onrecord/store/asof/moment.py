"""Which moment a day or a time means."""

from datetime import UTC, date, datetime, time

from onrecord.errors import RecordError
from onrecord.store.clock import stamp

Moment = str | date
"""A day, of which its end is meant, in UTC; or a moment: as ISO 8601 says it, in UTC where it names no zone."""


def moment(told: Moment) -> str:
    """The moment as the record's times are written, so that what is no later had happened.

    >>> moment("2024-03-28"), moment("2024-03-28T14:00:00+02:00"), moment("2024-03-28T14:00Z")
    ('2024-03-28T23:59:59+00:00', '2024-03-28T12:00:00+00:00', '2024-03-28T14:00:00+00:00')

    Raises:
        RecordError: it is neither.
    """
    at = _read(told) if isinstance(told, str) else told
    if not isinstance(at, datetime):
        at = datetime.combine(at, time.max)
    return stamp(at if at.tzinfo else at.replace(tzinfo=UTC))


def _read(told: str) -> date:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(told.strip())
        except ValueError:
            continue
    raise RecordError(
        f"{told!r} is no day and no moment.", remedy="Write it as 2024-03-28 or 2024-03-28T14:00:00+02:00."
    )
