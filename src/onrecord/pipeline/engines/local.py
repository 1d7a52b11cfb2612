"""The processes of this machine, each with a warm pipeline and one thread."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from queue import SimpleQueue
from threading import Timer
from typing import IO

import msgspec

from onrecord import plugins
from onrecord.data.own import NOTHING, Own
from onrecord.data.own.files import own_from
from onrecord.errors import ReportError, SettingsError
from onrecord.model import Arrival
from onrecord.pipeline.engines.batches import Answer, batched, read_batch
from onrecord.pipeline.engines.worker import (
    PROGRAM,
    READY,
    Answered,
    Asked,
    Start,
    patience,
    receive,
    send,
    surroundings,
    told,
    unpack,
)
from onrecord.pipeline.timing import OFF, Timed, Untimed
from onrecord.settings import Settings

FEW = 8
"""Fewer reports than this are read in this process: loading a pipeline costs more."""

BUSY = 10
"""How many times its processor time a batch may take by the clock: other work may keep the machine busy."""

TOO_LONG = getattr(signal, "SIGXCPU", 0)
KILLED = -getattr(signal, "SIGKILL", 0)
TRIES = 3
"""How often a report is tried alone whose process something outside kills, which need not be the report's fault: a
system that is short of memory takes whichever it likes."""

_ANSWERED = msgspec.msgpack.Decoder(Answered)

Item = Arrival | ReportError


def read_all(
    arrivals: Iterable[Item],
    settings: Settings | None = None,
    workers: int = 0,
    *,
    own: Own | None = None,
    timed: Untimed = OFF,
) -> Iterator[Answer]:
    """The readings of these reports, in order; an error among the arrivals comes out where it went in, and a
    report that can't be read comes out as its error.

    ``workers`` is the number of processes; 1 reads in this process, 0 uses every core for many reports and this
    process for few. ``own`` are the user's own names, those of the settings' files where none are given. ``timed``
    measures where the time of all of them goes.

    Raises:
        SettingsError: a file of own names can't be used.
        PluginError: a plug-in can't be used.
    """
    settings = settings or Settings()
    own = own_from(settings.own) if own is None else own
    arrivals = iter(arrivals)
    workers = workers or settings.workers
    if workers == 0:
        first = list(islice(arrivals, FEW))
        workers = 1 if len(first) < FEW else cores()
        arrivals = chain(first, arrivals)
    if workers == 1:
        return _read_here(arrivals, settings, own, timed)
    plugins.ready()
    return _read_in_processes(arrivals, settings, workers, own, timed)


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_here(arrivals: Iterable[Item], settings: Settings, own: Own, timed: Untimed) -> Iterator[Answer]:
    from onrecord.pipeline.reader import Reader

    reader = None
    for batch in batched(arrivals):
        if reader is None and any(isinstance(item, Arrival) for item in batch):
            reader = timed.of("loading", partial(Reader, settings, own=own, timed=timed))
        answers = iter(read_batch(reader, _arrivals(batch)) if reader else ())
        yield from (item if isinstance(item, ReportError) else next(answers) for item in batch)


def _read_in_processes(
    arrivals: Iterable[Item], settings: Settings, workers: int, own: Own, timed: Untimed
) -> Iterator[Answer]:
    """One thread waits for each process; as many batches wait as there are processes, and no more."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    team = [Worker(settings, own=own, timed=timed is not OFF) for _ in range(workers)]
    for worker in team:
        idle.put(worker)

    def read(batch: Sequence[Item]) -> list[Answer]:
        worker = idle.get()
        try:
            answers = iter(worker.read(_arrivals(batch)))
        finally:
            idle.put(worker)
        return [item if isinstance(item, ReportError) else next(answers) for item in batch]

    under_way: deque[Future[list[Answer]]] = deque()
    threads = ThreadPoolExecutor(workers)
    try:
        for batch in batched(arrivals):
            under_way.append(threads.submit(read, batch))
            if len(under_way) >= 2 * workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        for waiting in under_way:
            waiting.cancel()
        for worker in team:
            worker.end()
        threads.shutdown()
        for worker in team:
            worker.bury()
            timed.gained(worker.stages.taken())


def _arrivals(batch: Sequence[Item]) -> list[Arrival]:
    return [item for item in batch if isinstance(item, Arrival)]


class Worker:
    """One process, started when it is first needed and again when a report has killed it or it has grown over the
    settings' ``worker_memory``. ``program`` is what the process runs; it speaks as
    :mod:`onrecord.pipeline.engines.worker` does. ``own`` are the user's own names. ``stages`` holds where its time
    went, where that is ``timed``; ``started`` counts how often it was."""

    def __init__(
        self, settings: Settings, *, own: Own = NOTHING, program: str = PROGRAM, timed: bool = False
    ) -> None:
        self.stages = Timed()
        self.started = 0
        self._program = program
        self._start = msgspec.msgpack.encode(Start(told(settings), timed, own))
        self._most = settings.worker_memory * 1_000_000
        self._running: subprocess.Popen[bytes] | None = None
        self._ended = False

    def read(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        """As many answers as arrivals. Where the process dies of a batch, each report is read alone, and what
        it dies of there is the report's error.

        Raises:
            SettingsError: the process doesn't start.
        """
        return self._read(arrivals, tried=1)

    def _read(self, arrivals: Sequence[Arrival], *, tried: int) -> list[Answer]:
        if not arrivals or self._ended:
            return []
        seconds = patience(arrivals)
        answered, late = self._asked(Asked(arrivals=list(arrivals)), seconds)
        if answered is not None:
            return [unpack(reading, parts) for reading, parts in answered.answers]
        code = self.bury()
        if len(arrivals) > 1:
            return [answer for arrival in arrivals for answer in self._read([arrival], tried=1)]
        if code == KILLED and not late and tried < TRIES:
            return self._read(arrivals, tried=tried + 1)
        what = (
            f"took more than {seconds:.0f} seconds"
            if late or code == -TOO_LONG
            else f"died of it ({_cause(code)})"
        )
        return [
            ReportError(
                f"the process that read it {what}.",
                where=arrivals[0].source or arrivals[0].report.id,
                remedy="It is kept in quarantine; please report it with its text.",
            )
        ]

    def compare(self, tellings: bytes) -> bytes | None:
        """What links these tellings, packed; None where the process dies of it.

        Raises:
            SettingsError: the process doesn't start.
        """
        answered = None if self._ended else self._asked(Asked(tellings=tellings), patience(()))[0]
        if answered is None:
            self.bury()
        return None if answered is None else answered.links

    def _asked(self, asked: Asked, seconds: float) -> tuple[Answered | None, bool]:
        """The answer, None where the process died before it gave one; and whether it took too long."""
        process = self._process()
        deadline = Timer(BUSY * seconds, process.kill)
        deadline.daemon = True
        deadline.start()
        answered = _ask(process, asked)
        late = deadline.finished.is_set()
        deadline.cancel()
        if answered is not None:
            self.stages.gained(answered.stages)
            if answered.memory > self._most:
                self.bury()  # it reads to the end of its input, which is now; the next batch starts another
        return answered, late

    def end(self) -> None:
        """Kill the process; whoever waits for it gets nothing more."""
        self._ended = True
        if self._running is not None:
            self._running.kill()

    def bury(self) -> int:
        """Take leave of a process that is dead, or about to be; its exit code."""
        process, self._running = self._running, None
        if process is None:
            return 0
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                _open(stream).close()
        return process.wait()

    def _process(self) -> subprocess.Popen[bytes]:
        """The process, its pipeline loaded."""
        if self._running is not None:
            return self._running
        code = KILLED
        for _ in range(TRIES):
            process = self._running = self._started()
            ready = None
            with suppress(OSError):
                send(_open(process.stdin), self._start)
                ready = receive(_open(process.stdout))
            if ready == READY or self._ended:
                return process
            if (code := self.bury()) != KILLED:
                break
        raise SettingsError(
            f"a process that reads reports doesn't start ({_cause(code)}); its own words stand above.",
            remedy="Try --workers 1 to read in this one.",
        )

    def _started(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-c", self._program]
        self.started += 1
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings())


def _ask(process: subprocess.Popen[bytes], asked: Asked) -> Answered | None:
    """The answer, None where the process died before it gave them."""
    answer = None
    with suppress(OSError):
        send(_open(process.stdin), msgspec.msgpack.encode(asked))
        answer = receive(_open(process.stdout))
    return None if answer is None else _ANSWERED.decode(answer)


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # both are pipes
    return stream


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
