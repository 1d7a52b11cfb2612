"""What every test may use: one loaded pipeline, one reader, one command line, one record of the sample reports and
one database server a session."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from tokenizers import Tokenizer

import onrecord.models
from onrecord import annotate
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import open_record
from onrecord.store import Store
from tests.databases import Server, Where, running
from tests.plugged import Plugged
from tests.warm import Warm, warm

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "reports"
LONGEST = (
    "accuracy/test_floors.py",
    "pipeline/test_sharded.py",
    "serve/test_access_for_all.py",
    "store/test_migrations.py",
    "pipeline/test_endurance.py",
    "pipeline/engines/test_local.py",
    "cli/test_watch.py",
    "test_docs_site.py",
    "test_docs_code.py",
    "test_notebook.py",
    "pipeline/test_both_databases.py",
    "pipeline/test_pool_kills.py",
    "pipeline/watching/test_kills.py",
    "store/asof/test_past.py",
    "pipeline/test_kills.py",
    "intake/test_hostile.py",
    "pipeline/test_own_names.py",
    "serve/test_described.py",
    "shipping/test_build.py",
    "benchmarks/test_scaling.py",
)
"""The files that take longest. They are begun first, so that no process waits for another at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first. pytest-xdist keeps that order with --no-loadscope-reorder."""
    place = {HERE / file: number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The annotate stage's pipeline."""
    return annotate.build()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole way of one report."""
    return Reader()


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """The command line, loaded."""
    with warm(tmp_path_factory.mktemp("warm")) as program:
        yield program


@pytest.fixture(scope="session")
def plugged(program: Warm) -> Plugged:
    """The same, where packages of plug-ins are installed."""
    return Plugged(program)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that holds the sample reports: the process of the tests that needs it first makes it, and each has
    a copy."""
    mine, shared = tmp_path_factory.mktemp("samples") / "samples.db", tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    made = shared / "samples.db"
    with (shared / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            with open_record(mine) as record:
                record.add(EXAMPLES, workers=1)
            shutil.copy(mine, shared / "copying")
            (shared / "copying").rename(made)
    return mine if mine.exists() else Path(shutil.copy(made, mine))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in a file that holds nothing, to be copied: its tables are made but once."""
    file = tmp_path_factory.mktemp("empty") / "onrecord.db"
    Store(file).close()
    return file


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The tokenizer that both of our networks read by."""
    found = Tokenizer.from_file(str(Path(onrecord.models.__file__).parent / "events" / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server."""
    with running() as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's record is, if it is in a file."""
    return tmp_path / "onrecord.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, file: Path, empty: Path) -> Iterator[Where]:
    """Where the test's record is, an empty one on each database in its turn."""
    if request.param == "sqlite":
        yield Path(shutil.copy(empty, file))
    else:
        server: Server = request.getfixturevalue("server")
        with server.database() as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade(request: pytest.FixtureRequest, file: Path) -> Iterator[Where]:
    """The same, with no record there yet."""
    if request.param == "sqlite":
        yield file
    else:
        server: Server = request.getfixturevalue("server")
        with server.database(record=False) as url:
            yield url
