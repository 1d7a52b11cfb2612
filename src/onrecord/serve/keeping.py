"""Answers that are kept until the record changes: what one has waited for nobody else waits for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock

MOST = 64 << 20
"""Bytes of answers that are kept; those go first that nobody has asked for longest."""


class Kept:
    """Answers by what was asked. ``state`` tells one state of the record from another: it is asked before each
    answer is made, so that none stays that is older than what it was asked of."""

    def __init__(self, state: Callable[[], object], most: int = MOST) -> None:
        self._state = state
        self._most = most
        self._lock = Lock()
        self._of: object = None
        self._answers: OrderedDict[Hashable, Future[bytes]] = OrderedDict()
        self._size = 0

    def answer(self, asked: Hashable, make: Callable[[], bytes]) -> bytes:
        """The answer, made where it is not there; whoever asks the same meanwhile waits for the one that makes
        it. What ``make`` raises is raised, and not kept."""
        with self._lock:
            state = self._state()
            if state != self._of:
                self._answers.clear()
                self._of, self._size = state, 0
            known = self._answers.get(asked)
            if known is None:
                made = self._answers[asked] = Future[bytes]()
            else:
                self._answers.move_to_end(asked)
        if known is not None:
            return known.result()
        try:
            told = make()
        except BaseException as error:
            with self._lock:
                if self._answers.get(asked) is made:
                    del self._answers[asked]
            made.set_exception(error)
            raise
        made.set_result(told)
        with self._lock:
            if self._answers.get(asked) is made:
                self._size += len(told)
                self._shrink()
        return told

    def _shrink(self) -> None:
        for asked in list(self._answers):
            if self._size <= self._most:
                return
            if self._answers[asked].done():
                self._size -= len(self._answers.pop(asked).result())
