"""The measures for times, on rows of our own."""

import pytest

from onrecord.pipeline.evaluation import times
from onrecord.pipeline.reader import Reader

TEXT = "The envoy left on Monday. He returns next week."
MONDAY = {"start": 18, "end": 24, "type": "DATE", "value": "2024-03-25"}
NEXT_WEEK = {"start": 37, "end": 46, "type": "DATE", "value": "2024-W14"}
ROW = {"id": "r1", "dct": "2024-03-28", "text": TEXT, "timexes": [MONDAY, NEXT_WEEK]}


def test_predictions_have_the_scorers_format(reader: Reader) -> None:
    (prediction,) = times.predict([ROW], reader)
    assert prediction == {"id": "r1", "timexes": [MONDAY, NEXT_WEEK]}


def test_predicting_never_looks_at_labels(reader: Reader) -> None:
    bare = {"id": "r1", "dct": "2024-03-28", "text": TEXT}
    assert list(times.predict([bare], reader)) == list(times.predict([ROW], reader))


def test_no_date_of_publication_gives_no_day(reader: Reader) -> None:
    (prediction,) = times.predict([{**ROW, "dct": None}], reader)
    assert [mark["value"] for mark in prediction["timexes"]] == ["XXXX-WXX-1", "XXXX-WXX"]


def test_no_labels_give_no_figures() -> None:
    assert times.figures([{"id": "r1", "text": TEXT, "timexes": []}], []) is None


def test_all_right_is_one() -> None:
    figures = times.figures([ROW], [{"id": "r1", "timexes": [MONDAY, NEXT_WEEK]}])
    assert figures == {"strict_f1": 1.0, "relaxed_f1": 1.0, "value_f1": 1.0, "type_f1": 1.0}


@pytest.mark.parametrize(
    ("change", "measure"),
    [({"start": 15}, "strict_f1"), ({"value": "2024-04-01"}, "value_f1"), ({"type": "SET"}, "type_f1")],
)
def test_each_measure_falls_with_its_own_error(change: dict[str, object], measure: str) -> None:
    figures = times.figures([ROW], [{"id": "r1", "timexes": [{**MONDAY, **change}, NEXT_WEEK]}])
    assert figures is not None
    assert figures[measure] == 0.5
    assert figures["relaxed_f1"] == 1.0


def test_what_is_missed_costs_recall() -> None:
    figures = times.figures([ROW], [{"id": "r1", "timexes": [MONDAY]}])
    assert figures is not None
    assert figures["relaxed_f1"] == pytest.approx(2 / 3)
