"""A Dask cluster of the tests' own: a scheduler and workers, each a process as on machines of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTS = 60.0
"""Seconds within which a cluster is there, on a machine that others use too."""


class RunningCluster:
    """A scheduler and its workers; ``within`` are words that each is started by, such as those for a namespace of
    the network; a task whose workers die so often is ``forgiven``. What they say stands in files in ``folder``."""

    def __init__(
        self,
        folder: Path,
        *,
        workers: int = 2,
        host: str = "127.0.0.1",
        within: Sequence[str] = (),
        forgiven: int = 3,
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://{host}:{free.getsockname()[1]}"
        self._folder = folder
        self._within = within
        self._forgiven = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(forgiven)}
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker(number) for number in range(workers)]

    def start_scheduler(self) -> "subprocess.Popen[bytes]":
        """The scheduler, once it answers."""
        host, port = self.address.removeprefix("tcp://").split(":")
        self.scheduler = self._started("scheduler", "scheduler", "--host", host, "--port", port, "--no-dashboard")
        deadline = time.monotonic() + STARTS
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
                return self.scheduler
            time.sleep(0.1)
        raise TimeoutError((self._folder / "scheduler.log").read_text())

    def start_worker(self, number: int) -> "subprocess.Popen[bytes]":
        """A worker of one thread, with a nanny that starts it again when it dies."""
        preload = str(ROOT / "tests" / "deadly.py")
        words = (self.address, "--nthreads", "1", "--no-dashboard", "--preload", preload, "--memory-limit", "0")
        local = ("--local-directory", str(self._folder / f"space{number}"))
        return self._started(f"worker{number}", "worker", *words, *local, within=self._within)

    def readers(self) -> list[int]:
        """The processes of the workers proper, below their nannies."""
        return [child for nanny in self.workers for child in children(nanny.pid)]

    def end(self) -> None:
        """Kill all of it."""
        for process in (*self.workers, self.scheduler):
            end(process)

    def _started(self, name: str, *words: str, within: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        own = [*within, sys.executable, "-m", "dask", *words]
        with (self._folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                own, stdout=log, stderr=log, start_new_session=True, env=environment() | self._forgiven
            )


def environment() -> dict[str, str]:
    """What a process is started with, so that it reads with this checkout."""
    before = os.environ.get("PYTHONPATH", "")
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT), before))}


@contextmanager
def running_cluster(folder: Path, **how: object) -> Iterator[RunningCluster]:
    """A cluster, as long as it is needed."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = RunningCluster(folder, **how)  # type: ignore[arg-type]
    try:
        yield cluster
    finally:
        cluster.end()


def children(process: int) -> list[int]:
    """The processes that this one has started and that are alive."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            fields = status.read_text().rpartition(")")[2].split()
            if int(fields[1]) == process and fields[0] != "Z":
                found.append(int(status.parent.name))
    return found


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
