"""Answers that are kept until the record changes: what one has waited for nobody else waits for.

An answer that takes long to make may be given for a while after that, as late, while it is made anew: where many
decide and add, a list of a large record would else be made over and over, and nobody would get it. Whoever has
changed the record waits for what shows the change, as long as that is short.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Lock
from typing import NamedTuple

LOG = logging.getLogger("onrecord.serve")
MOST = 64 << 20
"""Bytes of answers that are kept; those go first that nobody has asked for longest."""
QUICK, SHORT = 0.1, 1.5
"""Seconds of a processor's time: what takes less than the first is never late; for what takes less than the second
those wait who have changed the record."""
TIMES, LATEST = 40, 120.0
"""An answer may be late by so many times the time that it took, and by no more seconds."""


class Answer(NamedTuple):
    """What is told, when the record was asked for it, and whether that has changed since."""

    told: bytes
    at: datetime
    late: bool = False


class _Made:
    """An answer, or its making: of which state of the record, when it was begun, until when this was seen to be
    the record's state, how much of a processor's time it took, and whether another is being made."""

    def __init__(self, state: object, now: float) -> None:
        self.state = state
        self.begun = self.fresh_until = now
        self.at = datetime.now(UTC)
        self.told: Future[bytes] = Future()
        self.took = 0.0
        self.anew = False

    def patience(self) -> float:
        """By how many seconds it may be late."""
        return min(LATEST, TIMES * self.took) if self.took >= QUICK else 0.0


class Kept:
    """Answers by what was asked. ``state`` tells one state of the record from another: it is asked before each
    answer is made, so that none passes for newer than what it was asked of."""

    def __init__(
        self, state: Callable[[], object], most: int = MOST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._state = state
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._of: object = None
        self._seen = 0.0
        self._answers: OrderedDict[Hashable, _Made] = OrderedDict()
        self._changed: dict[Hashable, float] = {}
        self._size = 0
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="anew")

    def answer(
        self, asked: Hashable, make: Callable[[], bytes], *, by: Hashable = None, late: bool = False
    ) -> Answer:
        """The answer, made where it is not there; whoever asks the same meanwhile waits for the one that makes it.
        What ``make`` raises is raised, and not kept. ``late`` says that the answer may be, ``by`` who asks."""
        while True:
            with self._lock:
                now, state = self._now()
                known = self._answers.get(asked)
                current = known is not None and known.state == state
                serves = known is not None and (current or (late and self._may_be_late(known, now, by)))
                if known is None or (known.told.done() and not serves):
                    made = self._answers[asked] = self._instead(known, _Made(state, now))
                    break
                self._answers.move_to_end(asked)
                if serves and not current and not known.anew and now - known.begun >= known.patience() / 2:
                    known.anew = True
                    self._aside.submit(self._make_anew, asked, known, make)
            told = known.told.result()
            if serves:
                return Answer(told, known.at, late=not current)
            # It was being made of an earlier state: it may do, or another is to be made.
        return Answer(self._make(asked, made, make), made.at)

    def changed(self, by: Hashable) -> None:
        """Note that somebody has changed the record."""
        with self._lock:
            self._changed[by] = self._clock()

    def close(self) -> None:
        """Make nothing anew any more."""
        self._aside.shutdown(cancel_futures=True)

    def _now(self) -> tuple[float, object]:
        """The time and the record's state; where that is another, the answers were fresh until last seen."""
        now, state = self._clock(), self._state()
        if state != self._of:
            for made in self._answers.values():
                if made.state == self._of:
                    made.fresh_until = self._seen
            self._of = state
        self._seen = now
        return now, state

    def _may_be_late(self, known: _Made, now: float, by: Hashable) -> bool:
        changed = self._changed.get(by)
        if changed is not None and known.fresh_until <= changed and known.took < SHORT:
            return False
        return now - known.fresh_until < known.patience()

    def _make(self, asked: Hashable, made: _Made, make: Callable[[], bytes]) -> bytes:
        began = time.thread_time()
        try:
            told = make()
        except BaseException as error:
            with self._lock:
                if self._answers.get(asked) is made:
                    del self._answers[asked]
            made.told.set_exception(error)
            raise
        with self._lock:
            made.took = time.thread_time() - began
            made.told.set_result(told)  # whoever puts another in its place now finds it counted
            if self._answers.get(asked) is made:
                self._size += len(told)
                self._shrink()
        return told

    def _make_anew(self, asked: Hashable, known: _Made, make: Callable[[], bytes]) -> None:
        """Make an answer aside, and put it in the place of the one that is known."""
        with self._lock:
            now, state = self._now()
        made = _Made(state, now)
        try:
            told = self._make(asked, made, make)
        except Exception:
            LOG.exception("%s can't be made anew", asked)
            known.anew = False
            return
        with self._lock:
            if self._answers.get(asked) is known:
                self._answers[asked] = self._instead(known, made)
                self._size += len(told)
                self._shrink()

    def _instead(self, known: _Made | None, made: _Made) -> _Made:
        """The new one, the other no longer counted."""
        if known is not None:
            self._size -= len(known.told.result())
        return made

    def _shrink(self) -> None:
        for asked in list(self._answers):
            if self._size <= self._most:
                return
            if self._answers[asked].told.done():
                self._size -= len(self._answers.pop(asked).told.result())
