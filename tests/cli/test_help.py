"""Help, and words that are off."""

import subprocess
import sys

import click
import pytest

from onrecord.cli import VERBS
from onrecord.cli import onrecord as group
from tests.cli.conftest import Run


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(onrecord: Run, verb: str) -> None:
    done = onrecord(verb, "--help")
    assert done.returncode == 0
    assert f"Example: onrecord {verb}".encode() in done.stdout


def test_the_help_lists_every_verb(onrecord: Run) -> None:
    listed = onrecord("--help").stdout.decode()
    assert all(verb in listed for verb in VERBS)


def test_help_imports_nothing_heavy(onrecord: Run) -> None:
    program = (
        "import sys; from onrecord.cli import onrecord; "
        "onrecord(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"spacy", "numpy", "sqlalchemy", "trafilatura"} & set(done.stdout.split())


def test_a_mistyped_verb_gets_a_hint(onrecord: Run) -> None:
    done = onrecord("statment")
    assert done.returncode == 2
    assert b"statements" in done.stderr


def test_every_verb_is_a_module_of_its_own() -> None:
    context = click.Context(group)
    assert all(group.get_command(context, verb) is not None for verb in VERBS)
