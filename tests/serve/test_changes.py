"""What turned: each change with its steps, their words side by side."""

from pathlib import Path

from litestar.testing import TestClient

from onrecord.model import Figure
from onrecord.pipeline.record import open_record
from onrecord.serve.app import App
from onrecord.serve.differing import differing
from onrecord.serve.turned import turned


def test_the_changes_and_their_counts_are_the_record_s(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        listed = [(line.id, line.reports, line.independent) for line in record.changes(type="reversal")]
    rows = client.get("/changes.json?type=reversal").json()["rows"]
    assert [(row["line"]["id"], row["line"]["reports"], row["line"]["independent"]) for row in rows] == listed


def test_the_wordings_of_the_steps_are_their_sentences(samples: Path) -> None:
    with open_record(samples) as record:
        for line in record.changes():
            told = ["".join(run.words for run in wording) for wording in turned(line).wordings]
            assert [" ".join(words.split()) for words in told] == [
                " ".join(s.sentence.split()) for s in line.steps
            ]


def test_two_figures_of_one_sentence_are_told_apart(samples: Path) -> None:
    with open_record(samples) as record:
        line = next(
            line for line in record.changes(type="revision") if line.steps[0].sentence == line.steps[-1].sentence
        )
    marked = [next(run.words for run in wording if not run.same) for wording in turned(line).wordings]
    numbers = [step.record.value for step in line.steps if isinstance(step.record, Figure)]
    assert [f"{number:,}" in words for number, words in zip(numbers, marked, strict=True)] == [True, True]


def test_other_quotation_marks_are_no_other_wording() -> None:
    one, other = differing('"We count," he said.', "“We tally,” he said.")
    assert [run.words for run in (*one, *other) if not run.same] == ["count", "tally"]


def test_a_change_links_each_of_its_steps(client: TestClient[App]) -> None:
    page = client.get("/changes").text
    [first, *_] = client.get("/changes.json").json()["rows"]
    for step in first["line"]["steps"]:
        assert f'href="/records/{step["id"]}"' in page
