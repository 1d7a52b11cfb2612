"""The Tab key, pressed in each shell; a shell that is not installed is passed by."""

import os
import pty
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import onrecord as group
from onrecord.cli.completion import SHELLS

Script = Callable[[str], Path]
SHELL = {"bash": ["bash", "--noprofile", "--norc", "-i"], "zsh": ["zsh", "-f", "-i"]}
BEFORE = {"bash": "", "zsh": "autoload -U compinit; compinit -D; "}
SYSTEM = {"PATH": "/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8", "PS1": "$ "}
"""An environment where there is no onrecord: completing is to start no program of ours."""
HERE = [shell for shell in SHELL if shutil.which(shell, path=SYSTEM["PATH"])]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Writes a shell's script."""

    def written(shell: str) -> Path:
        file = tmp_path / f"onrecord.{shell}"
        file.write_text(CliRunner().invoke(group, ["completion", shell], catch_exceptions=False).output)
        return file

    return written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the shell stands: with a record and a report of names that nothing else begins with."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "crisis.db").touch()
    (here / "quake report.html").touch()
    return here


TYPED = {
    "onrecord timel": "onrecord timeline",
    "onrecord alerts he": "onrecord alerts he",
    "onrecord read --form": "onrecord read --format",
    "onrecord timeline --format js": "onrecord timeline --format json",
    "onrecord accounts cha": "onrecord accounts change",
    "onrecord accounts add ana --ro": "onrecord accounts add ana --role",
    "onrecord accounts add ana --role rea": "onrecord accounts add ana --role reader",
    "onrecord export geoj": "onrecord export geojson",
    "onrecord votes --record cri": "onrecord votes --record crisis.db",
    "onrecord read qua": "onrecord read quake report.html",
    "onrecord restore cri": "onrecord restore crisis.db",
}


@pytest.mark.parametrize("shell", HERE)
def test_tab_completes_what_was_begun(shell: str, script: Script, folder: Path) -> None:
    said = typed(shell, script(shell), folder, list(TYPED))
    assert dict(zip(TYPED, said, strict=True)) == TYPED


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
@pytest.mark.parametrize("begun", TYPED)
def test_fish_offers_what_was_begun(begun: str, script: Script, folder: Path) -> None:
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {script('fish')}; complete -C '{begun}'"],
        cwd=folder,
        env=SYSTEM | {"HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    offered = [line.split("\t")[0] for line in done.stdout.splitlines()]
    wanted = TYPED[begun].removeprefix(begun.rpartition(" ")[0] + " ")
    assert wanted == begun.rpartition(" ")[2] or wanted in offered


def test_every_verb_and_option_is_in_every_shell_s_script(script: Script) -> None:
    for shell in SHELLS:
        held = script(shell).read_text()
        for word in ("evaluate", "end-token", "min-confidence", "as-of", "plover", "completion"):
            assert word in held, f"{shell} lacks {word}"


def typed(shell: str, script: Path, folder: Path, lines: list[str]) -> list[str]:
    """What each line is after Tab was pressed at its end: the shell is made to print it."""
    main, other = pty.openpty()
    with subprocess.Popen(
        SHELL[shell],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=folder,
        env=SYSTEM | {"HOME": str(folder)},
        start_new_session=True,
    ) as run:
        os.close(other)
        screen = Screen(main)
        screen.types(f'{BEFORE[shell]}source {script}; told() {{ echo "tol""d: $*."; }}\n')
        screen.types("told ready\n")
        screen.waits(1)
        for count, line in enumerate(lines, 2):
            screen.types(f"{line}\t")
            screen.types("\x01told \n")  # to the line's beginning, and print it
            screen.waits(count)
        run.kill()
    os.close(main)
    return screen.told()[1:]


class Screen:
    """What a shell prints on a terminal."""

    def __init__(self, terminal: int) -> None:
        self.terminal = terminal
        self.shown = b""

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self.terminal, keys.encode())

    def waits(self, count: int) -> None:
        """Until it has told so many lines.

        Raises:
            AssertionError: half a minute passed.
        """
        late = time.monotonic() + 30
        while len(self.told()) < count:
            assert time.monotonic() < late, self.shown.decode(errors="replace")
            if select.select([self.terminal], [], [], 1)[0]:
                self.shown += os.read(self.terminal, 65536)

    def told(self) -> list[str]:
        """The lines that were told."""
        lines = self.shown.decode(errors="replace").replace("\r", "\n").splitlines()
        return [line[6:-1].strip() for line in lines if line.startswith("told: ") and line.endswith(".")]
