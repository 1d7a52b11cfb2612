"""A file of JSON lines in slices: the same reports as in one piece."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import intake
from onrecord.errors import ReportError
from onrecord.intake.slices import arrivals_in, lines_apart, sha256_of, slices_of
from onrecord.model import Arrival, Particulars

LINES = ["", "no line", '{"id": "a"}', json.dumps({"text": "Arvik's Größe, its council said, shrank."})]
ROW = json.dumps({"text": "The council of Arvik met on Monday, its mayor said."})
MOST = 10_000_000


def _shown(items: Sequence[Arrival | ReportError]) -> list[tuple[str | None, str]]:
    return [(i.source, i.report.text) if isinstance(i, Arrival) else (i.where, i.what) for i in items]


def _in_slices(path: Path, size: int, max_bytes: int = MOST) -> list[Arrival | ReportError]:
    told = Particulars()
    return [
        item
        for part in slices_of(path, size=size, max_bytes=max_bytes)
        for item in arrivals_in(path, part, source=str(path), particulars=told, max_bytes=max_bytes)
    ]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines") / "wire.jsonl"


@given(
    lines=st.lists(st.sampled_from([ROW, *LINES]), min_size=2),
    size=st.integers(1, 60),
    ending=st.sampled_from(["", "\n"]),
)
def test_slices_hold_what_the_file_holds(file: Path, lines: list[str], size: int, ending: str) -> None:
    file.write_text("\n".join([ROW, *lines]) + ending, "utf8")
    assert _shown(_in_slices(file, size)) == _shown(list(intake.arrivals_of(file)))


def test_slices_follow_upon_each_other_and_know_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text(f"{ROW}\n" * 9)
    slices = slices_of(file, size=150, max_bytes=MOST)
    assert [part.first for part in slices] == [1, 4, 7]
    assert [part.start for part in slices[1:]] == [part.end for part in slices[:-1]]
    assert slices[-1].end == file.stat().st_size
    assert all(part.sha256 == sha256_of(file, part.start, part.end) for part in slices)


def test_a_small_file_is_not_sliced(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(f"{ROW}\n{ROW}\n")
    assert slices_of(tmp_path / "wire.jsonl", size=1000, max_bytes=MOST) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"A report of many lines.\n" * 20,
        json.dumps([json.loads(ROW)] * 9, indent=1).encode(),
        f"{ROW}\n".encode() * 9 + "caf\xe9\n".encode("latin1"),
        f"{ROW}\n".encode("utf-16") * 9,
        b"\xef\xbb\xbf" + f"{ROW}\n".encode() * 9,
        f"{ROW}\n".encode() * 9 + b"\x01\x02\n",
    ],
    ids=["text", "one list", "not UTF-8", "UTF-16", "byte order mark", "control characters"],
)
def test_what_reads_otherwise_line_by_line_is_not_sliced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert slices_of(tmp_path / "file", size=100, max_bytes=MOST) == ()


def test_a_file_over_the_limit_is_sliced_whatever_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    long = json.dumps({"text": "x" * 500})
    file.write_bytes(f"{ROW}\n{ROW}\n{ROW}\n{long}\n{ROW}\n\xff\n".encode("latin1"))
    whole = list(intake.arrivals_of(file, max_bytes=300))
    assert _shown(_in_slices(file, 100, max_bytes=300)) == _shown(whole)
    assert sum(isinstance(item, Arrival) for item in whole) == 4


def test_each_line_can_be_a_slice(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text(f"{ROW}\n\n{ROW}\n{ROW}\n")
    [whole] = slices_of(file, size=100, max_bytes=MOST)[:1]
    assert [part.first for part in lines_apart(file, whole)] == [1, 3]
