"""THIRD-PARTY.md keeps up with what the package carries."""

from pathlib import Path

import pytest

from shipping import notices
from shipping.build import ROOT
from shipping.contents import names
from tests.shipping.conftest import Built


def test_the_notices_are_those_of_the_files_that_stand_here() -> None:
    assert (ROOT / "THIRD-PARTY.md").read_text("utf8") == notices.write(), "run: make notices"


def test_every_file_of_data_models_and_the_pages_vendor_is_named_with_its_hash() -> None:
    told = (ROOT / "THIRD-PARTY.md").read_text("utf8")
    held = [
        file
        for folder in ("data", "models", "serve/static/vendor")
        for file in (notices.PACKAGE / folder).rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc") and file.name != "manifest.json"
    ]
    lacking = [
        file.name
        for file in held
        if f"| `{file.relative_to(notices.PACKAGE).as_posix()}` | `{notices.sha256(file)}` |" not in told
    ]
    assert len(held) > 40
    assert lacking == []


def test_a_file_that_nobody_speaks_for_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in notices.PACKAGE.rglob("*"):
        if file.suffix in (".tsv", ".bin", ".json", ".onnx", ".md", ".toml"):
            link = tmp_path / file.relative_to(notices.PACKAGE)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(file)
    (tmp_path / "data" / "found_somewhere.tsv").write_text("a\tb\n")
    monkeypatch.setattr(notices, "PACKAGE", tmp_path)
    with pytest.raises(LookupError, match=r"found_somewhere\.tsv has no notice"):
        notices.notices()


def test_the_notices_are_in_the_wheel(built: Built) -> None:
    assert "onrecord-0.1.0.dist-info/licenses/THIRD-PARTY.md" in names(built.wheel)
