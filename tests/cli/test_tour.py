"""Everything that the tour tells a newcomer to type works as it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text("utf8")
COMMANDS = re.findall(r"^(onrecord [^#\n]+?)\s*(?:#.*)?$", TOUR, flags=re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", TOUR, flags=re.DOTALL)


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_of_the_tour_prints_something(typed: str, samples: Path) -> None:
    environment = os.environ | {
        "ONRECORD_RECORD": str(samples),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    done = subprocess.run(shlex.split(typed), capture_output=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout or b"Nothing is in quarantine" in done.stderr


@pytest.mark.parametrize("block", PYTHON)
def test_python_of_the_tour_runs(block: str, samples: Path) -> None:
    program = block.replace("demo/record.db", str(samples))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "CONSULT cancelled" in done.stdout
