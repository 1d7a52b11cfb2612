"""Publication dates, normalised or left alone."""

import pytest

from onrecord.errors import ReportError
from onrecord.intake import arrivals, iso_date
from onrecord.model import Particulars


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("2024-03-28", "2024-03-28"),
        ("2024-03-28T10:00:00.000Z", "2024-03-28T10:00:00Z"),
        ("2024-03-28T10:00:00+0100", "2024-03-28T10:00:00+01:00"),
        ("2024-03-28 10:00", "2024-03-28T10:00:00"),
        ("March 28, 2024", "2024-03-28"),
        ("Published on 28 March 2024", "2024-03-28"),
        ("Mar 28, 2024 10:30 PM", "2024-03-28T22:30:00"),
        ("Thu, 28 Mar 2024 10:00:00 GMT", "2024-03-28T10:00:00Z"),
        ("20240328", "2024-03-28"),
        ("28/03/2024", "2024-03-28"),
        ("1711620000", "2024-03-28T10:00:00Z"),
    ],
)
def test_common_forms_become_iso(told: str, meant: str) -> None:
    assert iso_date(told) == meant


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "03/04/2024",
        "yesterday",
        "Thursday",
        "2024",
        "2024-13-45",
        "soon, 2024",
        "0001-01-01",
        "9999-12-31T23:59:59Z",
    ],
)
def test_what_is_not_certain_stays_unknown(told: str | None) -> None:
    assert iso_date(told) is None


def test_a_date_that_the_caller_mistyped_is_said() -> None:
    [error] = arrivals(b"The talks went on.", source="x.txt", particulars=Particulars(published="03/04/2024"))
    assert isinstance(error, ReportError)
    assert "YYYY-MM-DD" in str(error)
