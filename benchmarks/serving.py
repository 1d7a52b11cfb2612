"""How soon the served record answers, and whether it holds while many read and some decide.

    python -m benchmarks.serving [--reports 100000] [--runs 7] [--seconds 60] [--readers 50] [--writers 2]
                                 [--pause 2] [--record FILE] [--folder FOLDER]

A server of its own (uvicorn, on loopback) serves an invented record (:mod:`benchmarks.newsroom`, kept in the
folder for the next run), or a copy of the record in FILE. ``first`` is a page's first byte when nobody asked
for it since the record changed, ``median`` that of the runs after it, in milliseconds; KB is what the page
weighs, without what it loads. Then readers, each with an account, ask for one page after the other and rest
``pause`` seconds between, as people do, and writers accept and reject records. What is printed: how many
answers, errors, p50 and p95 of the whole answers, and whether each decision that was answered stands in the
record.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import store as filled
from onrecord.pipeline.record import Record, open_record
from onrecord.serve.app import pages
from onrecord.serve.rendering import address
from onrecord.store.access.rows import Role, Who

HOST = "127.0.0.1"
MOST_SECONDS, MOST_ASKERS = 600, 200
"""A run is no longer, and no more ask at once."""
WAIT_S = 60
RECORDS = 2_000
"""So many are decided about, again and again."""


class Took(NamedTuple):
    """A page: milliseconds to its first byte when it is asked for first, the median after that, bytes."""

    page: str
    first: float
    median: float
    size: int


class Loaded(NamedTuple):
    """A load run: seconds that each answer took, errors, and the decisions that were answered and those kept."""

    took: list[float]
    errors: list[str]
    decided: int
    kept: int

    def percentile(self, percent: int) -> float:
        """Milliseconds within which so many percent of the answers came."""
        return 1e3 * statistics.quantiles(self.took, n=100, method="inclusive")[percent - 1]


@contextmanager
def serving(record_at: str) -> Iterator[int]:
    """The port of a server of its own."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    command = ["from onrecord.cli import main; main()", "serve", "--record", record_at, "--port", str(port)]
    with subprocess.Popen([sys.executable, "-c", *command], stdout=subprocess.DEVNULL) as server:
        try:
            _until_it_answers(server, port)
            yield port
        finally:
            server.terminate()


def _until_it_answers(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + WAIT_S
    while True:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.05)
        else:
            return


def addresses(record: Record, role: Role = "owner") -> dict[str, str]:
    """The address by its path of each page that this role may see; those about one thing ask for something that is
    on record."""
    report = next(iter(record.reports(limit=1))).id
    event = next(iter(record.timeline(limit=1)))
    story = next(iter(record.stories(limit=1))).id
    family = next(iter(record.families(limit=1)), None)
    known = {
        "/reports/{id:str}": f"/reports/{report}",
        "/records/{id:str}": f"/records/{event.id}",
        "/stories/{id:str}": f"/stories/{story}",
        "/copies/{report:str}": f"/copies/{family.cleanest.id}" if family else "",
        "/actor": address("/actor", name=event.actors[0]) if event.actors else "",
        "/search": address("/search", q=event.sentence.split()[-1].strip(".")),
    }
    sees = Who(name=role, role=role)
    shown = [page for page in pages() if page.template and sees.may(page.role)]  # the others are for programs
    found = {page.path: known.get(page.path, page.path) for page in shown}
    return {path: there for path, there in found.items() if there and "{" not in there}


def ask(
    connection: http.client.HTTPConnection, there: str, sent: object = None, *, token: str
) -> tuple[int, float, bytes]:
    """The answer's status, the seconds to its first byte, and the answer."""
    shown = {"Authorization": f"Bearer {token}"}
    start = time.perf_counter()
    if sent is None:
        connection.request("GET", there, headers=shown)
    else:
        connection.request("POST", there, json.dumps(sent), {"Content-Type": "application/json", **shown})
    answer = connection.getresponse()
    first = time.perf_counter() - start
    return answer.status, first, answer.read()


def measure(port: int, asked: dict[str, str], runs: int, token: str) -> Iterator[Took]:
    """Each page's figures."""
    connection = http.client.HTTPConnection(HOST, port, timeout=WAIT_S)
    ask(connection, "/help/api", token=token)  # what any first page waits for: the templates' engine and its like
    for path, there in asked.items():
        answers = [ask(connection, there, token=token) for _ in range(runs + 1)]
        if any(status != 200 for status, _, _ in answers):
            raise RuntimeError(f"{there} answers {answers[0][0]}")
        firsts = [1e3 * first for _, first, _ in answers]
        yield Took(path, firsts[0], statistics.median(firsts[1:]), len(answers[0][2]))
    connection.close()


def load(
    record_at: str, port: int, asked: Sequence[str], *, seconds: float, readers: int, writers: int, pause: float
) -> Loaded:
    """Readers and writers at once, for so many seconds; each has an account."""
    if not 0 < seconds <= MOST_SECONDS or not 0 < readers + writers <= MOST_ASKERS:
        raise ValueError(f"at most {MOST_SECONDS} seconds, and {MOST_ASKERS} at once")
    with open_record(record_at, create=False) as record:
        read_with = [account(record, f"reader {number}", "reader") for number in range(readers)]
        write_with = [account(record, f"writer {number}", "reviewer") for number in range(writers)]
        before = len(list(record.decisions()))
        ids = [line.id for line in islice(record.timeline(limit=RECORDS), RECORDS)]
    took: list[float] = []
    errors: list[str] = []
    decided: list[int] = []
    until = time.monotonic() + seconds

    def each(number: int, *, writes: bool) -> None:
        chance = random.Random(number)
        own = ids[number::writers] if writes else []
        token = (write_with if writes else read_with)[number]
        connection = http.client.HTTPConnection(HOST, port, timeout=WAIT_S)
        time.sleep(chance.uniform(0, min(pause, seconds / 2)))
        turn = 0
        while time.monotonic() < until:
            there, sent = chance.choice(asked), None
            if writes:
                verb = "reject" if (turn // len(own)) % 2 else "accept"
                there, sent = "/decisions.json", {"verb": verb, "id": own[turn % len(own)], "why": f"turn {turn}"}
            turn += 1
            start = time.perf_counter()
            try:
                status, _, told = ask(connection, there, sent, token=token)
            except (OSError, http.client.HTTPException) as error:
                errors.append(f"{there}: {error!r}")
                connection.close()
                continue
            took.append(time.perf_counter() - start)
            if status >= 400:
                errors.append(f"{there}: {status} {told[:200]!r}")
            elif writes:
                decided.extend(one["key"] for one in json.loads(told))
            time.sleep(pause * chance.uniform(0.5, 1.5))
        connection.close()

    threads = [threading.Thread(target=each, args=(n,), kwargs={"writes": False}) for n in range(readers)]
    threads += [threading.Thread(target=each, args=(n,), kwargs={"writes": True}) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_record(record_at, create=False) as record:
        kept = {line.decision.key for line in record.decisions()}
    assert len(kept) >= before
    return Loaded(took, errors, len(decided), len(kept.intersection(decided)))


def account(record: Record, name: str, role: Role) -> str:
    """The token of a new account."""
    record.access.add(name, role)
    return record.access.token(name)


@contextmanager
def _to_be_written_to(file: str) -> Iterator[str]:
    """A copy: the writers decide at random."""
    with TemporaryDirectory(dir=Path(file).parent) as folder:
        with open_record(file, create=False):  # what stands in its log comes into the file
            pass
        yield str(shutil.copy(file, f"{folder}/served.db"))


def main() -> None:
    """Measure and print."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--reports", type=int, default=100_000)
    said.add_argument("--folder", type=Path, default=Path("benchmarks-record"))
    said.add_argument("--record", metavar="FILE", help="serve a copy of this record instead")
    said.add_argument("--runs", type=int, default=7)
    said.add_argument("--seconds", type=float, default=60, help="of the load run; 0 for none")
    said.add_argument("--readers", type=int, default=50)
    said.add_argument("--writers", type=int, default=2)
    said.add_argument("--pause", type=float, default=2.0, help="seconds between two pages of one reader")
    told = said.parse_args()
    if told.record:
        _run(told.record, told)
    else:
        with filled.record(told.folder, told.reports, postgres=False) as file:
            _run(file, told)


def _says(run: Loaded) -> Iterator[str]:
    yield f"{len(run.took)} answers, {len(run.errors)} errors"
    yield f"p50 {run.percentile(50):.0f} ms, p95 {run.percentile(95):.0f} ms"
    yield f"{run.kept} of {run.decided} decisions kept; load of the machine {os.getloadavg()[0]:.1f}"


def _run(file: str, told: argparse.Namespace) -> None:
    with _to_be_written_to(file) as url:
        with open_record(url, create=False) as record:
            owner = account(record, "owner", "owner")
            asked, read = addresses(record), addresses(record, "reader")
        with serving(url) as port:
            print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            print(f"{'':24}{'first':>10}{'median':>10}{'size':>10}")
            for page in measure(port, asked, told.runs, owner):
                weighs = f"{page.size / 1024:.0f} KB"
                print(f"{page.page:24}{page.first:7.0f} ms{page.median:7.0f} ms{weighs:>10}", flush=True)
            if told.seconds:
                run = load(
                    url, port, list(read.values()), seconds=told.seconds, readers=told.readers,
                    writers=told.writers, pause=told.pause,
                )  # fmt: skip
                print(
                    f"{told.readers} readers, {told.writers} writers, {told.seconds:.0f} s:",
                    *_says(run),
                    sep="\n  ",
                )
                for error in run.errors[:10]:
                    print(error, file=sys.stderr)


if __name__ == "__main__":
    main()
