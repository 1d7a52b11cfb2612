"""A cluster reads: the record is that of the local engine, whatever dies meanwhile."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from onrecord.errors import EngineError
from onrecord.pipeline.engines import dask, shards
from onrecord.pipeline.record import Record
from onrecord.pipeline.timing import Timed
from onrecord.settings import Settings
from onrecord.store.rows.runs import Outcome, Summary
from tests.clusters import RunningCluster, environment, running_cluster
from tests.pipeline.test_endurance import TIMES, _text
from tests.store.upkeep.records import content

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "reports"
ADD = """
import sys, onrecord
from onrecord.pipeline.engines import dask, shards
shards.SIZE, dask.MANY = 1500, 1
onrecord.open_record(sys.argv[1]).add(sys.argv[4], scheduler=sys.argv[2], results=sys.argv[3])
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """Two workers."""
    with running_cluster(tmp_path_factory.mktemp("cluster"), forgiven=1) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def _of_many_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small shards, and a cluster of two workers that has a part in joining, as one of many has."""
    monkeypatch.setattr(shards, "SIZE", 1500)
    monkeypatch.setattr(dask, "MANY", 1)


def _add(
    file: Path, folder: Path, cluster: RunningCluster, progress: Callable[[Outcome], None] | None = None
) -> Summary:
    with Record(file, settings=Settings()) as record:
        return record.add([folder], scheduler=cluster.address, progress=progress)


def _added_here(file: Path, folder: Path) -> Summary:
    with Record(file, settings=Settings()) as record:
        return record.add([folder], workers=1)


def _content(file: Path) -> object:
    return content(file, but={*TIMES, "compared_at"})


def _folder(folder: Path, count: int) -> Path:
    """So many short reports in files of JSON lines, ten in each, of which one shard holds some four."""
    folder.mkdir()
    for start in range(0, count, 10):
        rows = [{"id": number, "text": _text(number)} for number in range(start, min(start + 10, count))]
        (folder / f"{start:05}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def _mixed(folder: Path) -> Path:
    """Pages, texts and lines: copies, versions, doubles, and what can't be read."""
    shutil.copytree(EXAMPLES / "lithium-road", folder)
    _folder(folder / "wire", 8)
    (folder / "again.txt").write_text(_text(1))
    (folder / "copy.txt").write_text(_text(1).replace("Monday", "Tuesday"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    lines = [{"url": "https://example.org/pier", "text": _text(number)} for number in (50, 51)]
    first, second = map(json.dumps, lines)
    (folder / "versions.jsonl").write_text(f"{first}\nno line at all\n\n{second}\n{first}\n")
    return folder


def test_own_names_go_to_the_cluster_and_other_names_are_read_again(
    tmp_path: Path, cluster: RunningCluster
) -> None:
    file, folder = tmp_path / "r.db", tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("The Vale Defence Column met Turkish ministers in Ankara on Monday.\n")
    (tmp_path / "own.toml").write_text('[[actors]]\nname = "Vale Defence Column"\ncountry = "GEO"\nsector = "REB"')
    came = []
    for own in ((), (str(tmp_path / "own.toml"),), (str(tmp_path / "own.toml"),)):
        with Record(file, settings=Settings(own=own)) as record:
            summary = record.add([folder], scheduler=cluster.address)
            [reading] = record.readings()
        came.append((summary.added, summary.appended, summary.unchanged, reading.actors[0].codes))
    assert came[1:] == [(0, 1, 0, ("GEOREB",)), (0, 0, 1, ("GEOREB",))]
    assert came[0][:3] == (1, 0, 0)
    assert came[0][3] != ("GEOREB",)


def test_a_clusters_record_is_that_of_this_machine(tmp_path: Path, cluster: RunningCluster) -> None:
    folder = _mixed(tmp_path / "reports")
    here = _added_here(tmp_path / "here.db", folder)
    there = _add(tmp_path / "there.db", folder, cluster)
    assert there == here
    assert (here.new_versions, len(here.quarantined)) == (1, 3)
    assert _content(tmp_path / "there.db") == _content(tmp_path / "here.db")
    again = _add(tmp_path / "there.db", folder, cluster)
    assert (again.added, again.unchanged) == (0, here.added + here.new_versions + here.unchanged)


def test_what_the_cluster_has_read_is_not_read_again(tmp_path: Path, cluster: RunningCluster) -> None:
    folder, results = _folder(tmp_path / "reports", 6), tmp_path / "record.db.shards"
    first = _add(tmp_path / "record.db", folder, cluster)
    before = {file.name: file.stat().st_mtime_ns for file in results.iterdir()}
    (tmp_path / "record.db").unlink()
    assert _add(tmp_path / "record.db", folder, cluster) == first
    assert {file.name: file.stat().st_mtime_ns for file in results.iterdir()} == before


def test_a_shard_whose_result_is_damaged_is_read_again(tmp_path: Path, cluster: RunningCluster) -> None:
    folder = _folder(tmp_path / "reports", 4)
    first = _add(tmp_path / "record.db", folder, cluster)
    damaged = min((tmp_path / "record.db.shards").glob("*.gz"))
    damaged.write_bytes(damaged.read_bytes()[:-9])
    (tmp_path / "record.db").unlink()
    assert _add(tmp_path / "record.db", folder, cluster) == first


def test_a_report_that_kills_goes_to_quarantine_and_costs_no_other(
    tmp_path: Path, cluster: RunningCluster
) -> None:
    folder = _folder(tmp_path / "reports", 4)
    (folder / "a.txt").write_text("A deadly fog closed the port of Arvik on Monday, the mayor said.\n")
    lines = [_text(20), "The poisoned well of Arvik was closed on Monday, the mayor said.", _text(21)]
    (folder / "b.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in lines))
    summary = _add(tmp_path / "record.db", folder, cluster)
    assert summary.added == 6
    reasons = {Path(source).name: reason for source, reason in summary.quarantined}
    assert "the process that read it died of it" in reasons["a.txt"]
    assert "the worker that read it died of it" in reasons["b.jsonl:2"]
    with Record(tmp_path / "record.db", settings=Settings()) as record:
        assert [Path(line.source).name for line in record.quarantined()] == ["a.txt", "b.jsonl:2"]
        assert list(record.verify()) == []


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, cluster: RunningCluster) -> None:
    folder = _folder(tmp_path / "reports", 20)
    killed: list[int] = []

    def kill(_: Outcome) -> None:
        if not killed:
            killed.extend(cluster.readers()[:1])
            os.kill(killed[0], signal.SIGKILL)

    assert _add(tmp_path / "record.db", folder, cluster, progress=kill).added == 20
    assert killed
    _added_here(tmp_path / "here.db", folder)
    assert _content(tmp_path / "record.db") == _content(tmp_path / "here.db")


def test_a_run_that_is_killed_is_finished_by_another(tmp_path: Path, cluster: RunningCluster) -> None:
    folder = _folder(tmp_path / "reports", 20)
    run = _started(tmp_path, folder, cluster)
    _until(lambda: len(_held(tmp_path)) > 2 or run.poll() is not None)
    run.kill()
    assert run.wait() == -signal.SIGKILL
    held = _held(tmp_path)
    _add(tmp_path / "killed.db", folder, cluster)
    assert {name: at for name, at in _held(tmp_path).items() if name in held} == held
    _added_here(tmp_path / "here.db", folder)
    assert _content(tmp_path / "killed.db") == _content(tmp_path / "here.db")


def test_a_scheduler_that_is_lost_is_waited_for(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "reports", 10)
    with (
        running_cluster(tmp_path / "cluster", workers=1) as cluster,
        _once(lambda: _restart(cluster)) as restart,
    ):
        assert _add(tmp_path / "record.db", folder, cluster, progress=restart).added == 10
    _added_here(tmp_path / "here.db", folder)
    assert _content(tmp_path / "record.db") == _content(tmp_path / "here.db")


def test_where_no_scheduler_answers_the_run_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 0.5)
    folder = _folder(tmp_path / "reports", 1)
    with (
        Record(tmp_path / "record.db", settings=Settings()) as record,
        pytest.raises(EngineError, match=r"no scheduler answers there\. Start it"),
    ):
        record.add(folder, scheduler="tcp://127.0.0.1:1")


def test_where_there_are_no_workers_the_run_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 3.0)
    folder = _folder(tmp_path / "reports", 1)
    with (
        running_cluster(tmp_path / "cluster", workers=0) as cluster,
        pytest.raises(EngineError, match=r"the cluster has no workers\. Start some"),
    ):
        _add(tmp_path / "record.db", folder, cluster)


def test_the_workers_say_where_the_time_went(tmp_path: Path, cluster: RunningCluster) -> None:
    folder, timed = _folder(tmp_path / "reports", 2), Timed()
    with Record(tmp_path / "record.db", settings=Settings()) as record:
        record.add(folder, scheduler=cluster.address, timed=timed)
    assert {"intake", "clean", "parser", "statements", "events", "link", "store", "join"} <= set(timed.stages)


def test_the_workers_compare_what_may_be_one(
    tmp_path: Path, cluster: RunningCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SIZE", 250_000)
    folder = tmp_path / "reports"
    folder.mkdir()
    rows = [{"id": n, "text": f"{_text(1)}The {n}th bulletin of the desk.\n"} for n in range(40)]
    (folder / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for _ in range(2):  # once it is read the workers have nothing else to do
        timed = Timed()
        with Record(tmp_path / "record.db", settings=Settings()) as record:
            assert record.add([folder], scheduler=cluster.address, timed=timed).added == 40
        there = _content(tmp_path / "record.db")
        (tmp_path / "record.db").unlink()
    assert "compare" in timed.stages
    _added_here(tmp_path / "here.db", folder)
    assert there == _content(tmp_path / "here.db")


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("ip"), reason="making namespaces of the network takes root, and ip"
)
def test_workers_on_another_network_read_as_well(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "reports", 6)
    with (
        _another_network() as (host, within),
        running_cluster(tmp_path / "cluster", workers=1, host=host, within=within) as cluster,
    ):
        assert _add(tmp_path / "record.db", folder, cluster).added == 6
    _added_here(tmp_path / "here.db", folder)
    assert _content(tmp_path / "record.db") == _content(tmp_path / "here.db")


@pytest.mark.endurance
def test_a_hundred_kills_of_workers_and_of_the_run_end_in_the_same_record(tmp_path: Path) -> None:
    folder, chance = _folder(tmp_path / "reports", 300), random.Random(100)
    kills = 0
    with running_cluster(tmp_path / "cluster", forgiven=100) as cluster:
        run = _started(tmp_path, folder, cluster)
        while kills < 100:
            time.sleep(chance.random() * 4)
            if run.poll() is not None:  # all of it is in: once more from the beginning
                for part in tmp_path.glob("killed.db*"):
                    shutil.rmtree(part) if part.is_dir() else part.unlink()
                run = _started(tmp_path, folder, cluster)
            elif chance.random() < 0.3:
                run.kill()
                run.wait()
                run = _started(tmp_path, folder, cluster)
                kills += 1
            elif readers := cluster.readers():
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(readers), signal.SIGKILL)
                    kills += 1
        run.kill()
        run.wait()
        _add(tmp_path / "killed.db", folder, cluster)
    _added_here(tmp_path / "here.db", folder)
    with Record(tmp_path / "killed.db", settings=Settings()) as record:
        assert list(record.verify()) == []
    assert _content(tmp_path / "killed.db") == _content(tmp_path / "here.db")


def _started(tmp_path: Path, folder: Path, cluster: RunningCluster) -> "subprocess.Popen[bytes]":
    """A process that adds the folder."""
    told = (tmp_path / "killed.db", cluster.address, tmp_path / "killed.db.shards", folder)
    return subprocess.Popen([sys.executable, "-c", ADD, *map(str, told)], env=environment())


def _held(tmp_path: Path) -> dict[str, int]:
    """The shards that are read, and when they were."""
    return {file.name: file.stat().st_mtime_ns for file in (tmp_path / "killed.db.shards").glob("*.json")}


def _until(true: Callable[[], object]) -> None:
    while not true():
        time.sleep(0.05)


@contextmanager
def _once(work: Callable[[], None]) -> Iterator[Callable[[object], None]]:
    """Does some work beside the run, when that tells something for the first time."""
    at_work = threading.Thread(target=work)

    def do(_: object) -> None:
        if not at_work.ident:
            at_work.start()

    yield do
    at_work.join()


def _restart(cluster: RunningCluster) -> None:
    cluster.end()
    cluster.start_scheduler()
    cluster.workers = [cluster.start_worker(0)]


@contextmanager
def _another_network() -> Iterator[tuple[str, list[str]]]:
    """A namespace of the network that reaches this one by a link of its own: the address of this end, and the
    words that start a program over there."""
    name, host = f"onrecord{os.getpid()}", "10.213.0.1"
    here, there = f"or{os.getpid()}a"[:15], f"or{os.getpid()}b"[:15]
    steps = (
        f"netns add {name}",
        f"link add {here} type veth peer name {there} netns {name}",
        f"addr add {host}/30 dev {here}",
        f"link set {here} up",
        f"-n {name} addr add 10.213.0.2/30 dev {there}",
        f"-n {name} link set {there} up",
        f"-n {name} link set lo up",
    )
    try:
        for step in steps:
            done = subprocess.run(["ip", *step.split()], capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"no namespace of the network here: {done.stderr.strip()}")
        yield host, ["ip", "netns", "exec", name]
    finally:
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
