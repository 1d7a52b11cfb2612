"""The code of the documentation runs as it is written, each page in a folder with what it names.

A block says what it is: python and sh run, console runs and shows what comes out, toml and json are read. What
can't run here says so, with the reason: "sh not run: needs a cluster".
"""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import msgspec
import pytest

from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from tests.serve.conftest import serving
from tests.warm import Warm

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = '"https://record.example.org/", token="..."'
"""A record that somebody else serves: here a server of our own."""
HERE = "http://127.0.0.1:8765"
"""Where `onrecord serve` listens: here at whatever port is free."""


class Block(msgspec.Struct, frozen=True):
    """A fenced block: the first word after its fence, what follows it, and what stands in it."""

    kind: str
    note: str
    text: str


def blocks(page: Path) -> list[Block]:
    found = []
    for told, text in FENCE.findall(page.read_text("utf8")):
        kind, _, note = told.partition(" ")
        found.append(Block(kind, note, text))
    return found


def pages(*kinds: str) -> list[Path]:
    """The pages that have such a block which runs."""
    return [page for page in PAGES if any(block.kind in kinds and not block.note for block in blocks(page))]


@pytest.fixture
def desk(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the pages have it in mind: the sample reports, and their record under the names that they
    give."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "kept").mkdir()
    for name in ("onrecord.db", "crisis.db", "served.db", "corpus.db", "demo/record.db"):
        shutil.copy(samples, tmp_path / name)
    (tmp_path / "reports").symlink_to(ROOT / "examples" / "reports")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / ".curlrc").write_text("fail-with-body\n")  # what a server refuses is an error of the page, too
    (tmp_path / "outside").symlink_to(ROOT / "examples" / "outside")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", pages("python"), ids=lambda page: page.stem)
def test_what_a_page_says_in_python_runs(page: Path, desk: Path) -> None:
    code = "\n".join(block.text for block in blocks(page) if block.kind == "python" and not block.note)
    with open_record(desk / "served.db") as record:
        record.access.add("ana", "owner")
        token = record.access.token("ana")
    with serving(make_app(desk / "served.db")) as address:
        code = code.replace(ELSEWHERE, f"{address!r}, token={token!r}")
        exec(compile(code, page.name, "exec"), {"__name__": page.stem})


@pytest.mark.parametrize("page", pages("sh", "console"), ids=lambda page: page.stem)
def test_what_a_page_says_in_the_shell_runs(page: Path, desk: Path, program: Warm) -> None:
    script, shown = scripted(page)
    if "curl " in script and not shutil.which("curl"):
        pytest.skip("no curl on this machine")
    environment = {
        "PATH": f"{program.calls()}:{os.environ['PATH']}",
        "HOME": str(desk),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "ONRECORD_WORKERS": "1",
    }
    with serving(make_app(desk / "served.db")) as address:
        ran = subprocess.run(
            ["/bin/sh", "-eux", "-c", script.replace(HERE, address)],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr[-2000:]
    for number, lines in shown.items():
        said = (desk / f"said-{number}").read_text("utf8").splitlines()
        for line in lines:
            left = [place for place, one in enumerate(said) if line.fullmatch(one)]
            assert left, f"{page.name} shows what is not said: {line.pattern}"
            said = said[left[0] + 1 :]


def scripted(page: Path) -> tuple[str, dict[int, list[re.Pattern[str]]]]:
    """The page's commands as one script, and of those that are shown with what they say, by number, what: the
    script leaves it in files of those numbers."""
    script: list[str] = []
    shown: dict[int, list[re.Pattern[str]]] = {}
    for block in blocks(page):
        if block.note:
            continue
        if block.kind == "sh":
            # A record that is served in the background is served here already.
            script.append(re.sub(r"^onrecord serve .*&$", "", block.text, flags=re.MULTILINE))
        elif block.kind == "console":
            for line in block.text.splitlines():
                if line.startswith("$ "):
                    shown[len(shown)] = []
                    script.append(f"{line[2:].partition('  #')[0]} >said-{len(shown) - 1} 2>&1")
                elif line.strip() not in ("", "…"):
                    shown[len(shown) - 1].append(_as_shown(line))
    return "\n".join(script), shown


def _as_shown(line: str) -> re.Pattern[str]:
    """A line as a page shows it: … is whatever was left out, and how sure a record is, and its number in its
    report, may be another tomorrow."""
    parts = re.split(r"(…|\[0\.\d\d\]|(?<=[0-9a-f])\.[a-z]\d+\b|\s+)", line.strip())
    masks = {"…": ".*", "[": r"\[[01]\.\d\d\]", ".": r"\.[a-z]\d+"}
    said = (masks.get(part[0], r"\s+") if odd % 2 else re.escape(part) for odd, part in enumerate(parts))
    return re.compile(rf"\s*{''.join(said)}\s*")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.stem
)
def test_every_block_says_what_it_is(page: Path) -> None:
    kinds = {"python", "sh", "console", "toml", "json", "ini", "text", "{include}"}
    read = {"toml": tomllib.loads, "json": json.loads}
    for block in blocks(page):
        assert block.kind in kinds, f"{page.name}: say after the fence which of {kinds} this is: {block.text}"
        assert not block.note or block.note.startswith("not run: ") or block.kind == "{include}", block.note
        if block.kind in read:
            read[block.kind](block.text)
    assert "\n```" not in FENCE.sub("", page.read_text("utf8")), f"{page.name}: a block is not closed"
