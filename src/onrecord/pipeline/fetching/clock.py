"""The time, as one object, so that a test can move it."""

import time
from datetime import UTC, datetime


class Clock:
    """``now`` is the time of day, which may jump; ``monotonic`` counts seconds and never jumps: what is waited for
    is counted by it."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
