"""The Dockerfile's own words, tried without an engine: what it copies is there, what it runs answers."""

import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from onrecord.cli import onrecord as group
from onrecord.serve.app import make_app
from shipping.build import ROOT
from tests.serve.conftest import serving

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf8").replace("\\\n", " ")
LET_IN = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf8").splitlines() if line.startswith("!")]


def words(instruction: str) -> list[list[str]]:
    """The JSON lists of words that an instruction is given."""
    return [json.loads(given) for given in re.findall(rf"^\s*{instruction}.*?(\[.*\])$", DOCKERFILE, re.MULTILINE)]


def test_what_is_copied_is_there_and_let_in() -> None:
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.replace("${LOCK}", "requirements.lock").split()[:-1]
    ]
    assert {"src", "requirements.lock", "pyproject.toml"} <= set(copied)
    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert [source for source in copied if not any(fnmatch(source, pattern) for pattern in LET_IN)] == []


def test_the_libraries_are_the_locked_ones_by_their_hashes() -> None:
    installs = re.findall(r"pip install (.*?)(?: && |$)", DOCKERFILE, re.MULTILINE)
    assert [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line] == []


def test_it_ends_as_somebody_without_rights() -> None:
    assert re.findall(r"^USER (.+)$", DOCKERFILE.partition("FROM ${BASE}\n")[2], re.MULTILINE) == ["10001:10001"]


def test_what_it_starts_is_a_call_that_the_command_line_takes() -> None:
    (entry,) = words("ENTRYPOINT")
    verb, *rest = words("CMD")[-1]
    command = group.get_command(click.Context(group), verb)
    assert entry == ["onrecord"]
    assert command is not None
    command.make_context(verb, rest)


@pytest.mark.parametrize("kept", [True, False], ids=["served", "not served"])
def test_its_check_tells_a_served_record_from_none(kept: bool, samples: Path) -> None:
    check = words("HEALTHCHECK")[0]
    with serving(make_app(samples)) as address:
        asked = address.rstrip("/") if kept else "http://127.0.0.1:9"  # the port where everything is thrown away
        code = check[2].replace("http://127.0.0.1:8765", asked)
        done = subprocess.run([sys.executable, check[1], code], capture_output=True, check=False)
    assert (done.returncode == 0) is kept
