"""How often a log-in may fail before it has to wait."""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Hashable
from threading import Lock

EACH = 5
"""Failures of one name from one machine within ``SECONDS``."""
MACHINE = 25
"""Failures of one machine, whatever the names."""
SECONDS = 15 * 60


class Failures:
    """Counts failures, by name and by machine. It forgets when the server ends.

    >>> failures = Failures(clock=lambda: 0.0)
    >>> for _ in range(EACH):
    ...     failures.note("ana", "192.0.2.1")
    >>> failures.wait("ana", "192.0.2.1"), failures.wait("ben", "192.0.2.1"), failures.wait("ana", "192.0.2.9")
    (900, 0, 0)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at: defaultdict[Hashable, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def note(self, name: str, machine: str) -> None:
        """A log-in failed."""
        with self._lock:
            self._forget()
            for what in ((name, machine), machine):
                self._at[what].append(self._clock())

    def wait(self, name: str, machine: str) -> int:
        """The seconds to wait before the next try; 0 where none."""
        with self._lock:
            self._forget()
            return max(self._left((name, machine), EACH), self._left(machine, MACHINE))

    def clear(self, name: str, machine: str) -> None:
        """A log-in went well: this name's failures are forgotten."""
        with self._lock:
            self._at.pop((name, machine), None)

    def _left(self, what: Hashable, most: int) -> int:
        at = self._at.get(what, deque())
        return round(at[-most] + SECONDS - self._clock()) if len(at) >= most else 0

    def _forget(self) -> None:
        before = self._clock() - SECONDS
        for what in list(self._at):
            while self._at[what] and self._at[what][0] <= before:
                self._at[what].popleft()
            if not self._at[what]:
                del self._at[what]
