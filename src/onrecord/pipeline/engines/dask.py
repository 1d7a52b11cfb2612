"""The machines of a Dask cluster: each task reads one shard and leaves what it read in a folder that all see.

A task reads in a process of its own, as the local engine does: a report that kills it costs itself and no other.
A worker that dies is Dask's to replace, and its shard is read elsewhere. A shard whose workers die of it is read
report by report, and what they die of there goes to quarantine. Where the scheduler is lost the run waits for it a
while; what was read stays, and no run reads it again.

Beside that the machines compare what may be one, which the run would do by itself otherwise: whatever happens to
them, nothing hangs on it.
"""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePath
from threading import Event
from typing import Any

import msgspec

from onrecord.data.own import NOTHING, Own
from onrecord.errors import EngineError, ReportError, SettingsError
from onrecord.pipeline.engines.results import Results, needed
from onrecord.pipeline.engines.shards import Manifest, Shard, unread
from onrecord.pipeline.engines.tasks import STAGES, ToCompare, ToRead, compare_tellings, read_shard
from onrecord.pipeline.engines.worker import Start
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings

LOOK = 2.0
"""Seconds after which is looked whether the cluster is still there."""

PATIENCE = 60.0
"""Seconds to wait for a scheduler, or for a first worker, that is gone or not there yet."""

AHEAD = 3
"""So many shards a thread are under way at most: what is read and not yet on record waits on disk."""

MANY = 5
"""With fewer threads the run keeps up by itself with what they read, and compares by itself what may be one."""

TOLD = ("spacy_model", "worker_memory")
"""The settings that a worker is told: no address of a record, which may hold a password, leaves this machine."""

Ended = list[tuple[Shard, Manifest]]
"""What became of a shard, in order: itself, or the shards that it was parted into."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A cluster by its scheduler's address ("tcp://host:8786"), and the folder for results that all its machines
    see."""

    scheduler: str
    results: str


@contextmanager
def machines(
    cluster: Cluster, settings: Settings, *, own: Own = NOTHING, timed: Untimed = OFF
) -> Iterator["Machines"]:
    """The cluster's machines, for one run.

    Raises:
        EngineError: Dask is not installed, or the cluster is not there.
    """
    run = Machines(cluster, settings, own, timed)
    try:
        yield run
    finally:
        run.close()


class _Asked:
    """A shard that is asked for. ``future`` is None where it was read already."""

    def __init__(self, shard: Shard) -> None:
        self.shard = shard
        self.future: Any = None
        self.ended = Event()


class Machines:
    """What a run has the cluster's machines do: they read its shards and, where there are many, compare what these
    tell."""

    def __init__(self, cluster: Cluster, settings: Settings, own: Own, timed: Untimed) -> None:
        self._distributed = needed("distributed")
        self._cluster = cluster
        self._timed = timed
        self._start = Start({name: getattr(settings, name) for name in TOLD}, timed is not OFF, own)
        self._results = Results(cluster.results)
        self._under_way: list[_Asked] = []
        self._threads = 1
        self._asked = 0
        self._client = self._connected()

    def close(self) -> None:
        """Leave the cluster; what it still does for this run is no longer wanted."""
        with suppress(Exception):
            self._client.close(timeout=LOOK)

    def read(self, shards: Iterable[Shard]) -> Iterator[Ended]:
        """What became of each shard, in order. Only as many are asked for ahead as keep the cluster busy.

        Raises:
            EngineError: the cluster is lost for good; or its machines don't see the same files or read by another
                method.
        """
        window: deque[_Asked] = deque()
        for shard in shards:
            window.append(self._ask(shard))
            while len(window) > AHEAD * self._counted():
                yield self._ended(window.popleft())
        while window:
            yield self._ended(window.popleft())

    @property
    def many(self) -> bool:
        """Whether there are so many machines that they should have a part in joining, too."""
        return self._counted() >= MANY

    def ask(self, packed: bytes) -> Callable[[], bytes | None]:
        """Have tellings compared, before the shards that wait; see :class:`onrecord.store.joining.Elsewhere`. Who
        asks goes through its answers from the first on and compares what has none, so that the machines begin
        with the last."""
        self._asked += 1
        future: Any = None
        with suppress(Exception):  # whatever is wrong with the cluster shows where its shards are waited for
            task = msgspec.msgpack.encode(ToCompare(packed, self._start))
            future = self._client.submit(compare_tellings, task, pure=False, priority=self._asked)

        def answer() -> bytes | None:
            with suppress(Exception):
                if future.status == "finished":
                    links, stages = future.result(timeout=LOOK)
                    self._timed.gained(STAGES.decode(stages))
                    return links or None
                future.release()
            return None

        return answer

    def _counted(self) -> int:
        """How many threads its workers have now."""
        with suppress(Exception):  # where it is lost that shows when the next shard is waited for
            self._threads = sum(self._client.nthreads().values()) or 1
        return self._threads

    def _ask(self, shard: Shard) -> _Asked:
        """Have the cluster read it, unless it was read before."""
        asked = _Asked(shard)
        if self._results.done(shard) is None:
            self._submit(asked)
            self._under_way.append(asked)
        return asked

    def _ended(self, asked: _Asked) -> Ended:
        """What became of a shard; waits for it."""
        error = self._outcome(asked)
        if error is None:
            return [(asked.shard, self._manifest(asked.shard))]
        singles = [self._ask(single) for single in asked.shard.singles()]
        if not singles:
            return [(asked.shard, self._left_out(asked.shard, error))]
        failed = {one: error for one in singles if (error := self._outcome(one)) is not None}
        for one in failed:  # alone now: another may have killed the worker that it waited on
            again = self._ask(one.shard)
            error = self._outcome(again)
            if error is not None:
                self._left_out(one.shard, error)
        return [(one.shard, self._manifest(one.shard)) for one in singles]

    def _left_out(self, shard: Shard, error: BaseException) -> Manifest:
        """Keep why a shard can't be read."""
        died = type(error).__name__ == "KilledWorker"
        what = "the worker that read it died of it" if died else f"reading it failed: {_said(error)}"
        reason = ReportError(f"{what}.", remedy="It is kept in quarantine; please report it with its text.")
        return self._results.keep(shard, tuple((unread(piece, reason),) for piece in shard.pieces), [])

    def _manifest(self, shard: Shard) -> Manifest:
        """What a worker says of a shard that it has read."""
        for _ in range(5):
            manifest = self._results.manifest(shard)
            if manifest is not None:
                return manifest
            time.sleep(LOOK / 2)  # a folder on a network may be seen a little later
        raise EngineError(
            "a worker has read a shard, and its result is not here.",
            where=self._cluster.results,
            remedy="Let --results name a folder that every machine has under the same path.",
        )

    def _outcome(self, asked: _Asked) -> BaseException | None:
        """Wait until a shard is read; the error that its workers can't get over, None where all is well."""
        if asked.future is None:
            return None
        idle = time.monotonic()
        while (status := asked.future.status) not in ("finished", "error"):
            if status in ("cancelled", "lost") or self._client.status not in ("running", "newly-created"):
                self._again()
            elif not asked.ended.wait(LOOK):
                if self._has_workers():
                    idle = time.monotonic()
                elif time.monotonic() - idle > PATIENCE:
                    raise self._no_workers()
        self._under_way.remove(asked)
        future, asked.future = asked.future, None
        if status == "finished":
            if self._timed is not OFF:
                self._timed.gained(STAGES.decode(future.result()))
            return None
        error: BaseException = future.exception()
        if isinstance(error, EngineError | SettingsError):
            raise error
        if isinstance(error, ImportError | RuntimeError | pickle.PickleError):
            raise EngineError(
                f"the cluster can't run a task ({_said(error)}).",
                where=self._cluster.scheduler,
                remedy="Install the same OnRecord, Python and Dask on the scheduler and on every worker.",
            ) from error
        return error

    def _submit(self, asked: _Asked) -> None:
        task = ToRead(asked.shard, self._start, self._cluster.results)
        asked.ended = Event()
        self._asked += 1  # a name of its own: one that failed is remembered for a while
        key = f"onrecord-read-{self._asked}-{PurePath(asked.shard.pieces[0].name).name}-{asked.shard.digest}"
        try:
            asked.future = self._client.submit(read_shard, msgspec.msgpack.encode(task), key=key)
            asked.future.add_done_callback(lambda _, ended=asked.ended: ended.set())
        except Exception as error:  # of whatever kind: a client that is closing raises several
            raise self._lost() from error

    def _again(self) -> None:
        """Connect once more, and ask for all that is under way once more."""
        self.close()
        self._client = self._connected()
        for asked in self._under_way:
            self._submit(asked)

    def _connected(self) -> Any:
        """A client of the scheduler, which has a worker."""
        try:
            client = self._distributed.Client(
                self._cluster.scheduler, timeout=PATIENCE, name="onrecord", set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as error:
            raise self._lost() from error
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except Exception as error:
            client.close(timeout=LOOK)
            if isinstance(error, TimeoutError):
                raise self._no_workers() from error
            raise self._lost() from error
        return client

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except Exception:  # the scheduler is gone: its tasks will say so
            return True

    def _lost(self) -> EngineError:
        return EngineError(
            "no scheduler answers there.",
            where=self._cluster.scheduler,
            remedy="Start it (dask scheduler) and run this again; what was read is kept and not read again.",
        )

    def _no_workers(self) -> EngineError:
        return EngineError(
            "the cluster has no workers.",
            where=self._cluster.scheduler,
            remedy=f"Start some (dask worker {self._cluster.scheduler}) and run this again; what was read is kept "
            "and not read again.",
        )


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]
