"""Everything that the tour tells a newcomer to type works as it says."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text("utf8")
COMMANDS = re.findall(r"^(onrecord [^#\n]+?)\s*(?:#.*)?$", TOUR, flags=re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", TOUR, flags=re.DOTALL)


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_of_the_tour_prints_something(typed: str, onrecord: Run, samples: Path) -> None:
    done = onrecord(*shlex.split(typed)[1:], cwd=ROOT, ONRECORD_RECORD=str(samples))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or b"Nothing is in quarantine" in done.stderr


@pytest.mark.parametrize("block", PYTHON)
def test_python_of_the_tour_runs(block: str, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block.replace("demo/record.db", str(samples)), "tour.md", "exec"), {"__name__": "tour"})
    assert "CONSULT cancelled" in capsys.readouterr().out
