"""Our reading of our own gold stays above its floors, and the floors don't sink."""

from pathlib import Path

import pytest

from onrecord.pipeline.reader import Reader
from tests.accuracy import floors, offsets, reading
from tests.accuracy.score import Figures, measure


@pytest.fixture(scope="module")
def figures(reader: Reader) -> Figures:
    return measure(reader)


IN_FORCE = [(split, name) for split, of in floors.load().floors.items() for name in of]


@pytest.mark.parametrize(("split", "name"), IN_FORCE)
def test_figure_is_not_below_its_floor(figures: Figures, split: str, name: str) -> None:
    assert figures[split][name] >= floors.load().floors[split][name]


def test_every_figure_has_a_floor(figures: Figures) -> None:
    assert {split: sorted(of) for split, of in figures.items()} == {
        split: sorted(of) for split, of in floors.load().floors.items()
    }


def test_floors_were_measured_on_this_gold() -> None:
    assert floors.load().digest == floors.digest(), "the gold changed: measure anew, `score --raise WHY`"


def test_no_floor_was_lowered() -> None:
    assert floors.sunken(floors.history()) == []


def test_a_lowered_floor_is_found(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    floors.lift({"gold": {"events_f1": 0.6}}, "first", file)
    before = file.read_text("utf8")
    file.write_text(before + before.replace("0.590", "0.580"), encoding="utf8")
    assert len(floors.sunken(floors.history(file))) == 1


def test_lifting_never_lowers(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    floors.lift({"gold": {"events_f1": 0.6}}, "first", file)
    floors.lift({"gold": {"events_f1": 0.5}}, "worse", file)
    assert floors.load(file).floors["gold"]["events_f1"] == 0.59


def test_gold_is_large_enough() -> None:
    sizes = {split: len(reading.sentences(split)) for split in reading.SPLITS}
    assert sum(sizes.values()) >= 150
    assert sizes["heldout"] * 3 >= sum(sizes.values()) - 2
    assert len(offsets.cases()) >= 6


@pytest.mark.parametrize("split", reading.SPLITS)
def test_what_the_gold_quotes_stands_once_in_its_sentence(split: str) -> None:
    for sentence in reading.sentences(split):
        quoted = [words for gold in sentence.get("statements", []) for words in gold["content"]]
        for words in [*quoted, *sentence.get("times", {})]:
            assert sentence["text"].count(words) == 1, f"{sentence['id']}: {words}"


@pytest.mark.parametrize("folder", offsets.cases(), ids=lambda folder: folder.name)
def test_expected_readings_follow_from_their_cases(folder: Path) -> None:
    assert (folder / "expected.json").read_text("utf8") == offsets.made(folder)
