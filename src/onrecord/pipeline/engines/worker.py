"""A process that reads: batches come in on its standard input, readings go out on its standard output.

Started as a program of its own (:data:`PROGRAM`), so that a script that adds reports needs no guard against being
imported again, and so that its threads are bounded before numpy is loaded.

Each message is its length in eight bytes, then msgpack: first comes a :class:`Start`, and READY goes out; then
each :class:`Asked` has an :class:`Answered`. Between two batches it compares tellings, for whoever joins reports.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import IO

import msgspec

from onrecord import errors
from onrecord.data.own import NOTHING, Own
from onrecord.errors import ReportError
from onrecord.model import Arrival, Reading
from onrecord.pipeline.timing import OFF, Stages, Timed
from onrecord.settings import Settings

Parts = tuple[str, str, str | None, str | None]
"""An error's class, what, where and remedy."""


class Start(msgspec.Struct, frozen=True):
    """How to read: the settings, whether to measure where the time goes, and the user's own names, for their files
    may not be where the process is."""

    settings: dict[str, str | int | float]
    timed: bool = False
    own: Own = NOTHING


class Asked(msgspec.Struct, frozen=True):
    """A batch of reports to be read, or tellings to be compared, as :mod:`onrecord.link.occurrences.sent` packs
    them."""

    arrivals: list[Arrival] = []
    tellings: bytes | None = None


class Answered(msgspec.Struct, frozen=True):
    """What became of each report of a batch: the reading's msgpack or None, the error's parts or None; what links
    the tellings; the bytes of memory that the process holds, and where its time went since it answered last."""

    answers: list[tuple[bytes | None, Parts | None]] = []
    links: bytes = b""
    memory: int = 0
    stages: Stages = {}


PROGRAM = "from onrecord.pipeline.engines.worker import main; main()"
READY = b"ready"

_READING = msgspec.msgpack.Decoder(Reading)  # made here: msgspec must not learn a struct in two threads at once

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
HASTY = "MALLOC_TRIM_THRESHOLD_"
"""Dask has its workers hand every freed page back to the system at once. The networks' tables are made anew for
each batch: reading would take a third more of the processor, most of it to fill pages with zeros."""


def surroundings() -> dict[str, str]:
    """The environment of a process that reads."""
    return {name: value for name, value in os.environ.items() if name != HASTY} | ONE_THREAD


def told(settings: Settings) -> dict[str, str | int | float]:
    """The settings as a process is told them: own names travel by themselves."""
    return {name: value for name, value in asdict(settings).items() if name != "own"}


def patience(arrivals: Sequence[Arrival]) -> float:
    """The seconds of processor time that a batch may take, a hundred times what it should."""
    return 60.0 + sum(len(arrival.report.text) for arrival in arrivals) / 300


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError where nobody reads."""
    stream.write(len(message).to_bytes(8, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message, None where the other side has ended."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "big")
    message = stream.read(length)
    return message if len(message) == length else None


def pack(answer: Reading | ReportError) -> tuple[bytes | None, Parts | None]:
    """An answer as it travels."""
    if isinstance(answer, ReportError):
        return None, (type(answer).__name__, answer.what, answer.where, answer.remedy)
    return msgspec.msgpack.encode(answer), None


def unpack(reading: bytes | None, parts: Parts | None) -> Reading | ReportError:
    """What :func:`pack` packed."""
    if reading is not None:
        return _READING.decode(reading)
    name, what, where, remedy = parts or ("ReportError", "nothing came back.", None, None)
    kind = getattr(errors, name, ReportError)
    return kind(what, where=where, remedy=remedy) if issubclass(kind, ReportError) else ReportError(what)


def main() -> None:
    """Read batches until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started us ends us
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between two messages
    batches = sys.stdin.buffer
    opening = receive(batches)
    if opening is None:
        return

    from onrecord.link.occurrences.sent import compared
    from onrecord.pipeline.engines.batches import read_batch
    from onrecord.pipeline.reader import Reader

    start = msgspec.msgpack.decode(opening, type=Start)
    timed = Timed() if start.timed else OFF
    reader = Reader(Settings(**start.settings), own=start.own, timed=timed)  # type: ignore[arg-type]
    send(answers, READY)
    decoder = msgspec.msgpack.Decoder(Asked)
    while (message := receive(batches)) is not None:
        asked = decoder.decode(message)
        _allow(patience(asked.arrivals))
        packed = [pack(answer) for answer in read_batch(reader, asked.arrivals)]
        links = b"" if asked.tellings is None else timed.of("compare", compared, asked.tellings)
        send(answers, msgspec.msgpack.encode(Answered(packed, links, memory(), timed.taken())))


def memory() -> int:
    """The bytes of memory that this process holds, 0 where the system doesn't tell."""
    with suppress(OSError, ValueError, AttributeError), open("/proc/self/statm", "rb") as pages:
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _allow(seconds: float) -> None:
    """End this process by SIGXCPU when it has used so much more of the processor: unlike a clock, this waits for
    a machine that is busy. Where there is no such limit the clock alone holds."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))
