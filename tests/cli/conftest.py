"""The real command, and a record of the sample reports that it made."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.mines import write

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Ran = subprocess.CompletedProcess[bytes]
Run = Callable[..., Ran]


def run_onrecord(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run ``onrecord`` as a user's shell would, with no terminal."""
    command = [str(Path(sys.executable).parent / "onrecord"), *map(str, words)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, check=False)


@pytest.fixture(scope="session")
def onrecord() -> Run:
    """The command."""
    return run_onrecord


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
