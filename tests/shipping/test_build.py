"""The wheel and the sdist: whole, nothing beside, the same bytes each time, and they run where they are put."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shipping import contents
from shipping.build import ROOT, build, moment
from tests.shipping.conftest import AT, Built

REPORT = ROOT / "examples" / "reports" / "lithium-road" / "2025-05-09-visit-called-off.txt"


def test_the_sdist_builds_the_same_wheel_at_another_place_and_time(built: Built) -> None:
    assert built.again.read_bytes() == built.wheel.read_bytes()


def test_another_checkout_builds_the_same_sdist(built: Built, tmp_path: Path) -> None:
    """The sdist's own source, all of whose files are of another moment, and under another mask of permissions."""
    before = os.umask(0o077)
    try:
        assert build(built.unpacked, "sdist", tmp_path, AT).read_bytes() == built.sdist.read_bytes()
    finally:
        os.umask(before)


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_nothing_is_missing_and_nothing_is_beside(built: Built, kind: str) -> None:
    contents.check(getattr(built, kind), ROOT)


@pytest.mark.parametrize(
    "needed",
    [
        "onrecord/py.typed",
        "onrecord/models/events/model.onnx",
        "onrecord/models/statements/tokenizer.json",
        "onrecord/data/places.bin",
        "onrecord/lang/en/reporting.toml",
        "onrecord/serve/templates/base.html",
        "onrecord/serve/static/vendor/d3.min.js",
        "onrecord/store/migrations/versions/v0001_first.py",
    ],
)
def test_the_wheel_has_each_kind_of_file_that_runs_need(built: Built, needed: str) -> None:
    assert needed in contents.names(built.wheel)


def test_a_file_left_lying_about_is_no_part(built: Built, tmp_path: Path) -> None:
    """Somebody's record in the package's folder, packed with it."""
    wheel = tmp_path / built.wheel.name
    wheel.write_bytes(built.wheel.read_bytes())
    with zipfile.ZipFile(wheel, "a") as packed:
        packed.writestr("onrecord/data/mine.db", b"SQLite format 3\0")
    with pytest.raises(contents.Fault, match=r"mine\.db"):
        contents.check(wheel, ROOT)


def test_a_wheel_without_a_model_is_a_fault(built: Built, tmp_path: Path) -> None:
    wheel = tmp_path / built.wheel.name
    with zipfile.ZipFile(built.wheel) as whole, zipfile.ZipFile(wheel, "w") as packed:
        for name in whole.namelist():
            if not name.endswith("events/model.onnx"):
                packed.writestr(name, b"")
    with pytest.raises(contents.Fault, match=r"lacks: onrecord/models/events/model\.onnx"):
        contents.check(wheel, ROOT)


def test_files_bear_the_moment_that_they_are_given(built: Built) -> None:
    assert moment(built.unpacked) == AT
    assert {info.date_time for info in zipfile.ZipFile(built.wheel).infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_the_wheel_runs_where_it_is_put(built: Built, tmp_path: Path) -> None:
    """Its own files alone, beside the libraries of this environment; this checkout is not looked at."""
    there = tmp_path / "site"
    with zipfile.ZipFile(built.wheel) as packed:
        packed.extractall(there)
    said = _onrecord(there, "--version", at=tmp_path)
    read = _onrecord(there, "read", str(REPORT), "--published", "2025-05-09", at=tmp_path)
    assert said == "onrecord, version 0.1.0\n"
    assert "calls off minister's visit" in read
    assert "CONSULT" in read


def _onrecord(there: Path, *words: str, at: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *words],
        cwd=at,
        env=os.environ | {"PYTHONPATH": str(there), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
