"""The grammar's data: complete, and read without surprises."""

from datetime import date

import pytest

from onrecord.annotate import times
from onrecord.annotate.times import checks, grammar, lexemes, values
from onrecord.lang import lexicon


def test_every_rule_names_a_reading_and_a_check_that_exist() -> None:
    for rule in grammar.grammar().rules:
        assert rule.reading in times.READINGS
        assert rule.check is None or rule.check in checks.CHECKS


def test_no_word_stands_in_two_classes() -> None:
    words = [word for members in lexicon("times.toml")["words"].values() for word in members]
    assert len(words) == len(set(words))


def test_repetitions_are_bounded() -> None:
    told = lexicon("times_rules.toml")
    patterns = [told["prefix"], *told["macros"].values(), *(rule["pattern"] for rule in told["rule"])]
    assert not any(sign in pattern for pattern in patterns for sign in "*+")


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("twenty-four", 24),
        ("two hundred and five", 205),
        ("nineteen ninety-six", 1996),
        ("two thousand and six", 2006),
        ("1,900", 1900),
        ("2½", 2),
    ],
)
def test_numbers_in_words_and_digits(text: str, worth: int) -> None:
    assert lexemes.lexemes_of(text)[0].worth == worth


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2024-W13", "2024-03-25", "2024-03-31", "week"),
        ("2024-W13-WE", "2024-03-30", "2024-03-31", "weekend"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_a_value_names_its_interval(value: str, first: str, last: str, precision: str) -> None:
    assert values.interval(value) == (date.fromisoformat(first), date.fromisoformat(last), precision)


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-10", "2024-02-31", "2023-W60", ""])
def test_what_names_no_interval_has_none(value: str) -> None:
    assert values.interval(value) is None


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter", 2024, "2024-03-31"),
        ("easter-2", 2025, "2025-04-18"),
        ("11-4-4", 2023, "2023-11-23"),
        ("05--1-1", 2024, "2024-05-27"),
        ("11-1-2+", 2024, "2024-11-05"),
    ],
)
def test_holidays_move(rule: str, year: int, day: str) -> None:
    assert values.holiday(rule, year) == date.fromisoformat(day)


def test_a_day_never_leaves_the_calendar() -> None:
    assert values.moved(date(2024, 3, 28), -5000, "Y") == date.min
    assert values.moved(date(2024, 3, 31), -1, "M") == date(2024, 2, 29)
