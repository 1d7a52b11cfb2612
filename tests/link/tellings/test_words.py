"""Statements in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.tellings import keys_of, wording

ODD = st.text(alphabet="abN 0123456789,.'’-“”\"[]%ıßİ²٣\n…") | st.text()


@given(ODD)
def test_any_text_has_a_wording_and_keys(text: str) -> None:
    assert all(wording(text).words)
    assert keys_of(text) == keys_of(text)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("twenty-five men", "25"),
        ("1,200 men", "1200"),
        ("two hundred and forty men", "240"),
        ("1.5 million men", "1500000"),
        ("two dozen men", "24"),
        ("three thousand men", "3000"),
    ],
)
def test_a_number_is_the_same_in_words_and_in_digits(told: str, number: str) -> None:
    assert wording(told).numbers == {number}


def test_who_tells_a_part_shares_its_keys() -> None:
    whole = "the army would pull its guns back from the river and hand over the bridge to the police"
    assert keys_of("the army would pull its guns back from the river") < keys_of(whole)
