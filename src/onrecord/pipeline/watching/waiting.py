"""What waits to be read, the host first that may be asked first: one that wants long pauses holds up no other."""

from collections import deque
from collections.abc import Callable, Iterable

Entry = tuple[int, str | None]
"""An entry's key, and the host that has to be asked for it."""


class Queue:
    """Entries, in their order for each host."""

    def __init__(self) -> None:
        self._hosts: dict[str | None, deque[int]] = {}

    def fill(self, entries: Iterable[Entry]) -> None:
        """Hold these, and nothing else."""
        self._hosts = {}
        for key, host in entries:
            self._hosts.setdefault(host, deque()).append(key)

    def first(self, wait: Callable[[str], float]) -> tuple[float, int] | None:
        """The next, and the seconds until its turn; None where none is left."""
        turns = ((wait(host) if host else 0.0, keys[0]) for host, keys in self._hosts.items() if keys)
        return min(turns, default=None)

    def drop(self, key: int) -> None:
        """Let one go that was first."""
        for host, keys in self._hosts.items():
            if keys and keys[0] == key:
                keys.popleft()
                if not keys:
                    del self._hosts[host]
                return
