"""The figures for statements agree with what one counts by hand."""

import pytest

from onrecord.pipeline.evaluation import quotes
from onrecord.pipeline.reader import Reader

TEXT = "“The dam holds,” said Osei. The mayor said the bridge would not."
DIRECT = {"content": [[0, 16]], "cue": [[17, 21]], "source": [[22, 26]]}
INDIRECT = {"content": [[43, 63]], "cue": [[38, 42]], "source": [[28, 37]]}
ROW = {"doc_id": "d", "text": TEXT, "quotes": [DIRECT, INDIRECT]}


def test_the_gold_itself_scores_one() -> None:
    measured = quotes.figures([ROW], [ROW])
    assert measured is not None
    assert measured["j50_f1"] == measured["e2e_f1"] == measured["j50_direct_f1"] == 1.0


def test_a_wrong_speaker_costs_only_the_second_measure() -> None:
    wrong = {**DIRECT, "source": [[28, 37]]}
    measured = quotes.figures([ROW], [{"doc_id": "d", "quotes": [wrong, INDIRECT]}])
    assert measured is not None
    assert (measured["j50_f1"], measured["e2e_f1"]) == (1.0, 0.5)


def test_a_missing_statement_costs_recall() -> None:
    measured = quotes.figures([ROW], [{"doc_id": "d", "quotes": [DIRECT]}])
    assert measured is not None
    assert (measured["j50_precision"], measured["j50_recall"]) == (1.0, 0.5)


@pytest.mark.parametrize("row", [{"doc_id": "d", "text": TEXT}, {"doc_id": "d", "text": TEXT, "quotes": []}])
def test_rows_without_labels_give_no_figures(row: dict[str, object]) -> None:
    assert quotes.figures([row], [{"doc_id": "d", "quotes": []}]) is None


def test_predicting_never_looks_at_the_labels(reader: Reader) -> None:
    unlabelled = {"doc_id": "d", "text": TEXT}
    assert list(quotes.predict([unlabelled], reader)) == list(quotes.predict([ROW], reader))


def test_predictions_name_content_cue_and_source(reader: Reader) -> None:
    (prediction,) = quotes.predict([{"doc_id": "d", "text": TEXT}], reader)
    first = prediction["quotes"][0]
    assert (first["content"], first["cue"], first["source"]) == ([[0, 16]], [17, 21], [22, 26])
