"""What every test may use: one loaded pipeline, one reader and one database server a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from tokenizers import Tokenizer

import onrecord.models
from onrecord import annotate
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import open_record
from tests.databases import Server, Where, running

EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The annotate stage's pipeline."""
    return annotate.build()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole way of one report."""
    return Reader()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A record that holds the sample reports."""
    file = tmp_path_factory.mktemp("served") / "samples.db"
    with open_record(file) as record:
        record.add(EXAMPLES, workers=1)
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
def where(request: pytest.FixtureRequest, file: Path) -> Iterator[Where]:
    """Where the test's record is, on each database in its turn: to be made on the one, empty on the other."""
    if request.param == "sqlite":
        yield file
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
