"""Ctrl-C and SIGTERM: the report in hand is finished, what only waits or fetches is broken off."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """Raised where a run may be broken off: no ``except Exception`` on the way takes it for a failure."""


class Stop:
    """Whether the run is to end; a flag, for nothing that has a lock may be touched where a signal comes in."""

    def __init__(self) -> None:
        self.asked = False
        self._breakable = False

    def ask(self, *_: int | FrameType | None) -> None:
        """Have the run end. Called by a signal it breaks off what may be."""
        self.asked = True
        if self._breakable:
            self._breakable = False
            raise Stopped

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """What may be broken off at any moment.

        Raises:
            Stopped: the run is to end.
        """
        self._breakable = True
        try:
            if self.asked:
                raise Stopped
            yield
        finally:
            self._breakable = False

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Let signals ask for it; a second one ends the process as signals do."""
        before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}

        def first(number: int, frame: FrameType | None) -> None:
            for name in before:
                signal.signal(name, signal.SIG_DFL)
            self.ask(number, frame)

        for name in before:
            signal.signal(name, first)
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)
