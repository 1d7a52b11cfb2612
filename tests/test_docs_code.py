"""The Python of the documentation runs as it is written, each page in a folder with what it names."""

import re
import shutil
from pathlib import Path

import pytest

from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from tests.serve.conftest import serving

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if BLOCK.search(page.read_text("utf8"))
]
ELSEWHERE = '"https://record.example.org/", token="..."'
"""A record that somebody else serves: here a server of our own."""


@pytest.fixture
def desk(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the pages have it in mind: the sample reports, and their record under the names that they
    give."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "kept").mkdir()
    for name in ("onrecord.db", "crisis.db", "served.db", "demo/record.db"):
        shutil.copy(samples, tmp_path / name)
    (tmp_path / "reports").symlink_to(ROOT / "examples" / "reports")
    (tmp_path / "outside").symlink_to(ROOT / "examples" / "outside")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_in_python_runs(page: Path, desk: Path) -> None:
    code = "\n".join(BLOCK.findall(page.read_text("utf8")))
    with open_record(desk / "served.db") as record:
        record.access.add("ana", "owner")
        token = record.access.token("ana")
    with serving(make_app(desk / "served.db")) as address:
        code = code.replace(ELSEWHERE, f"{address!r}, token={token!r}")
        exec(compile(code, page.name, "exec"), {"__name__": page.stem})
