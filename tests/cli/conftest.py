"""The real command, and a record of the sample reports that it made."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.loaded import Loaded
from tests.cli.mines import write

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Ran = subprocess.CompletedProcess[bytes]
Run = Callable[..., Ran]


def run_onrecord(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run ``onrecord`` as a user's shell would, with no terminal."""
    command = [str(Path(sys.executable).parent / "onrecord"), *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=_environment(), check=False)


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}


@pytest.fixture(scope="session")
def onrecord() -> Iterator[Run]:
    """The same, but by a process that has everything imported."""
    loaded = Loaded()

    def run(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
        return loaded.run(*words, stdin=stdin, folder=cwd or Path.cwd(), environment=_environment())

    yield run
    loaded.close()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that holds the sample reports."""
    record = tmp_path_factory.mktemp("record") / "samples.db"
    done = run_onrecord("add", EXAMPLES, "--record", record)
    assert done.returncode == 0, done.stderr.decode()
    return record


@pytest.fixture(scope="session")
def mines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a wire story, its damaged copy, and a report in two versions."""
    folder = tmp_path_factory.mktemp("mines")
    record = folder / "mines.db"
    done = run_onrecord("add", write(folder), "--record", record)
    assert done.returncode == 0, done.stderr.decode()
    return record
