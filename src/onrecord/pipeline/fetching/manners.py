"""When a host may be asked again: after a pause, and after as long as it asks to be left alone."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from onrecord.pipeline.fetching.clock import Clock

LONGEST = 86_400.0
"""Seconds that a host is left alone at most, whatever it asks."""
FIRST = 60.0
"""Seconds after a host first said that it is asked too often, without saying how long to wait; then twice that."""
MANY = 1_000
"""Hosts that are remembered at once, beyond those that are waited for."""


class Manners:
    """What is known of each host: from when on it may be asked, and how often it said no in a row."""

    def __init__(self, clock: Clock, *, gap: float, chance: random.Random) -> None:
        self._clock = clock
        self._gap = gap
        self._chance = chance
        self._ready: dict[str, float] = {}
        self._refusals: dict[str, int] = {}

    def wait(self, host: str) -> float:
        """The seconds until it may be asked."""
        return max(0.0, self._ready.get(host, 0.0) - self._clock.monotonic())

    def asked(self, host: str, *, delay: float | None = None) -> None:
        """Note that it was asked just now; ``delay`` is the pause that it wants."""
        self._not_before(host, max(self._gap, delay or 0.0))

    def answered(self, host: str) -> None:
        """Note that it takes requests again."""
        self._refusals.pop(host, None)

    def refused(self, host: str, retry_after: str | None) -> None:
        """Note that it asks to be left alone: for as long as it says, else longer each time."""
        times = self._refusals[host] = self._refusals.get(host, 0) + 1
        seconds = self._seconds(retry_after)
        if seconds is None:
            seconds = FIRST * 2.0 ** min(times - 1, 20) * self._chance.uniform(1.0, 1.5)
        self._not_before(host, min(seconds, LONGEST))

    def _seconds(self, told: str | None) -> float | None:
        """What "Retry-After" says: seconds, or a date."""
        told = (told or "").strip()
        if told.isdecimal() and told.isascii() and len(told) < 10:
            return float(told)
        try:
            until = parsedate_to_datetime(told)
            until = until if until.tzinfo else until.replace(tzinfo=UTC)
            return max(0.0, (until - _utc(self._clock.now())).total_seconds())
        except (TypeError, ValueError, IndexError, OverflowError):
            return None

    def _not_before(self, host: str, seconds: float) -> None:
        now = self._clock.monotonic()
        if len(self._ready) > MANY:
            self._ready = {one: at for one, at in self._ready.items() if at > now}
        self._ready[host] = max(self._ready.get(host, 0.0), now + seconds)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
