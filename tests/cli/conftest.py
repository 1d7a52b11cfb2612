"""The command, as a user types it, and records that it made."""

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.mines import write
from tests.warm import Warm

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
Ran = CompletedProcess[bytes]
Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def onrecord(program: Warm) -> Run:
    """Run ``onrecord`` as a user's shell would, with no terminal."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}

    def run(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None, **told: str) -> Ran:
        return program.run(*words, stdin=stdin, folder=cwd or Path.cwd(), environment=environment | told)

    return run


@pytest.fixture(scope="session")
def mines(tmp_path_factory: pytest.TempPathFactory, onrecord: Run) -> Path:
    """A record of a wire story, its damaged copy, and a report in two versions."""
    folder = tmp_path_factory.mktemp("mines")
    record = folder / "mines.db"
    done = onrecord("add", write(folder), "--record", record)
    assert done.returncode == 0, done.stderr.decode()
    return record
