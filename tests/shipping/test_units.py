"""The systemd units: sound, closed, and what they start is what the command line takes."""

import configparser
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli import onrecord as group
from shipping.build import ROOT

UNITS = sorted((ROOT / "shipping" / "systemd").glob("*.service"))
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="no systemd-analyze here")


@pytest.fixture(params=UNITS, ids=lambda unit: unit.stem)
def unit(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Each unit, with the onrecord of this environment in the place of the installed one."""
    given: Path = request.param
    here = tmp_path / given.name
    program = str(Path(sys.executable).parent / "onrecord")
    here.write_text(given.read_text().replace("/opt/onrecord/bin/onrecord", program))
    return here


@needs_systemd
def test_systemd_finds_no_fault(unit: Path) -> None:
    assert ANALYZE
    done = subprocess.run([ANALYZE, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@needs_systemd
def test_systemd_finds_little_that_it_may_do(unit: Path) -> None:
    """An exposure of 2.0 of 10 at most; a unit with nothing said has 9.6."""
    assert ANALYZE
    asked = [ANALYZE, "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_what_it_starts_is_a_call_that_the_command_line_takes(unit: Path) -> None:
    said = configparser.RawConfigParser(strict=False)
    said.optionxform = str  # type: ignore[assignment,method-assign]
    said.read(unit)
    program, verb, *words = shlex.split(said["Service"]["ExecStart"])
    command = group.get_command(click.Context(group), verb)
    assert Path(program).name == "onrecord"
    assert command is not None
    command.make_context(verb, words)
