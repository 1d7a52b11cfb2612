"""To whom, where, when and through whom somebody says what; and what is said within what somebody else says."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract import told


@pytest.mark.parametrize(("text", "statements"), told.passages(), ids=lambda value: str(value)[:40])
def test_a_statement_has_all_that_is_told_of_it(
    reader: Reader, text: str, statements: list[told.Expected]
) -> None:
    for expected in statements:
        assert set(told.missed(reader, text, expected)) <= set(expected.get("missed", "").split()), expected
