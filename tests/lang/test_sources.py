"""SOURCES.md keeps up with the files of its language."""

from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest

LANGUAGES = [folder for folder in files("onrecord.lang").iterdir() if folder.is_dir() and len(folder.name) == 2]
WRITTEN_DOWN = (".toml", ".tsv")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda folder: folder.name)
def test_each_file_of_a_language_has_its_line(language: Traversable) -> None:
    lines = (language / "SOURCES.md").read_text("utf8").splitlines()
    told = {line.split("`")[1] for line in lines if line.startswith("| `")}
    assert told == {file.name for file in language.iterdir() if file.name.endswith(WRITTEN_DOWN)}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda folder: folder.name)
def test_each_file_opens_with_a_comment(language: Traversable) -> None:
    opening = {
        file.name: file.read_text("utf8")[:1] for file in language.iterdir() if file.name.endswith(WRITTEN_DOWN)
    }
    assert set(opening.values()) == {"#"}, opening
