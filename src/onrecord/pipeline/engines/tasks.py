"""What a worker of a Dask cluster runs: it reads a shard, or compares tellings, in a process of its own that stays
warm from one task to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from queue import Empty, SimpleQueue

import msgspec

from onrecord.pipeline.engines.local import Worker
from onrecord.pipeline.engines.results import Results
from onrecord.pipeline.engines.shards import Shard, read_pieces
from onrecord.pipeline.engines.worker import Start
from onrecord.pipeline.timing import OFF, Stages, Timed, Untimed
from onrecord.settings import Settings


class ToRead(msgspec.Struct, frozen=True):
    """A shard to read, how, and the folder for the result."""

    shard: Shard
    start: Start
    results: str


class ToCompare(msgspec.Struct, frozen=True):
    """Tellings to compare, packed."""

    packed: bytes
    start: Start


# Made here: msgspec must not learn a struct in two threads at once.
_TO_READ, _TO_COMPARE = msgspec.msgpack.Decoder(ToRead), msgspec.msgpack.Decoder(ToCompare)
STAGES = msgspec.msgpack.Decoder(Stages)


def read_shard(told: bytes) -> bytes:
    """Read a shard, unless it was read before, and keep the result. Returns where its time went.

    Raises:
        EngineError: this machine can't read it as it is meant.
    """
    task = _TO_READ.decode(told)
    results, timed = Results(task.results), Timed() if task.start.timed else OFF
    if results.done(task.shard) is None:
        with _warm(task.start, timed) as worker:
            entries, readings = read_pieces(task.shard, worker.read, timed=timed)
            timed.of("keeping", results.keep, task.shard, entries, readings)
    return msgspec.msgpack.encode(timed.taken())


def compare_tellings(told: bytes) -> tuple[bytes, bytes]:
    """What links these tellings, nothing where their process died of it, and where the time went."""
    task = _TO_COMPARE.decode(told)
    timed = Timed() if task.start.timed else OFF
    with _warm(task.start, timed) as worker:
        links = worker.compare(task.packed)
    return links or b"", msgspec.msgpack.encode(timed.taken())


@contextmanager
def _warm(start: Start, timed: Untimed) -> Iterator[Worker]:
    """A process that reads as it was told at the ``start``."""
    idle = _idle(msgspec.msgpack.encode(start))
    try:
        worker = idle.get_nowait()
    except Empty:
        worker = Worker(Settings(**start.settings), own=start.own, timed=start.timed)  # type: ignore[arg-type]
    try:
        yield worker
    finally:
        timed.gained(worker.stages.taken())
        idle.put(worker)


@cache
def _idle(start: bytes) -> SimpleQueue[Worker]:
    """The warm processes of this worker that wait for a task, by what they were started with: as many as have
    ever been needed at once, one a thread."""
    return SimpleQueue()
