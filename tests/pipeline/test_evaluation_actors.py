"""Predictions for actor phrases, and their figures."""

import pytest

from onrecord.pipeline.evaluation.actors import day_of, figures, predict

ROWS = [
    {"actor": "the Danish army", "context": None, "date": None, "country": "DNK", "sector": "MIL"},
    {"actor": "Tony Blair", "context": None, "date": "1 May 2003", "country": "GBR", "sector": "GOV"},
    {"actor": "Kosovo", "context": None, "date": "today", "country": "XKX", "sector": "PTY"},
]


def test_predictions_add_country_and_sector() -> None:
    assert list(predict(ROWS[:1])) == [
        {"actor": "the Danish army", "context": None, "date": None, "country": "DNK", "sector": "MIL"}
    ]


def test_figures_count_both_each_and_the_dated() -> None:
    assert figures(ROWS, predict(ROWS)) == {"both": 0.6667, "country": 1.0, "sector": 0.6667, "dated": 1.0}


def test_no_labels_give_no_figures() -> None:
    rows = [{"actor": "Kosovo", "context": None, "date": None}]
    assert figures(rows, predict(rows)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("2022-06-01", "2022-06-01"), ("12 April 2022", "2022-04-12"), ("October 1, 2021", "2021-10-01"),
     ("today", None), (None, None), ("31 February 2020", None)],
)  # fmt: skip
def test_days_are_read_in_their_usual_forms(text: str | None, day: str | None) -> None:
    assert day_of(text) == day
