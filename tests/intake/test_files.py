"""Files and folders, whatever state they are in."""

import os
import time
from pathlib import Path

import pytest

from onrecord.errors import NoArticle, ReportError, TooLarge
from onrecord.intake import arrivals, arrivals_of, files
from onrecord.model import Arrival

TEXT = "The council met on Monday, and nobody left before the vote, its spokesman said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.html", "b/z", "b/a.txt", ".hidden"):
        (tmp_path / name).write_text(TEXT, "utf8")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_folders_are_walked_in_the_order_of_names_without_the_hidden(folder: Path) -> None:
    assert names(list(files([folder])), folder) == ["a.html", "b/a.txt", "b/z", "c.txt"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(list(files([folder / "c.txt", folder])), folder) == ["c.txt", "a.html", "b/a.txt", "b/z"]


def test_the_extension_is_not_asked(folder: Path) -> None:
    [arrival] = arrivals_of(folder / "a.html")
    assert isinstance(arrival, Arrival)
    assert arrival.report.text == TEXT


def test_links_that_go_round_end_in_errors(folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    (folder / "x").symlink_to(folder / "y")
    (folder / "y").symlink_to(folder / "x")
    outcomes = [o for file in files([folder]) for o in arrivals_of(file)]
    assert len(outcomes) == 7
    assert sum(isinstance(o, ReportError) for o in outcomes) == 3


def test_a_missing_file_and_a_pipe_are_said_to_be_so(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for path in (folder / "missing", folder / "pipe"):
        [error] = arrivals_of(path)
        assert isinstance(error, ReportError)
        assert error.where == str(path)
        assert error.remedy


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_said_to_be_so(folder: Path) -> None:
    (folder / "c.txt").chmod(0)
    [error] = arrivals_of(folder / "c.txt")
    assert isinstance(error, ReportError)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge"
    with file.open("wb") as f:
        f.truncate(50_000_000)
    begun = time.perf_counter()
    [error] = arrivals_of(file)
    assert isinstance(error, TooLarge)
    assert "50,000,000" in str(error)
    assert time.perf_counter() - begun < 1


def test_an_empty_file_is_quarantined_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    [error] = arrivals_of(tmp_path / "empty.txt")
    assert isinstance(error, NoArticle)
    assert "empty.txt" in str(error)


def test_one_endless_line_is_a_report() -> None:
    [arrival] = arrivals((TEXT[:-1] * 2_600).encode(), source="line")
    assert isinstance(arrival, Arrival)
    assert len(arrival.report.text) > 200_000
