"""Which of several figures of the killed a table has."""

from onrecord.model import Figure
from onrecord.pipeline.fatalities import chosen
from onrecord.store.rows.records import FigureLine
from onrecord.store.rows.reports import ReportLine


def claim(value: int | None, day: str, report: str, *, copy_of: str | None = None) -> FigureLine:
    """One claimant's figure in one report, in a sentence of its own."""
    figure = Figure(
        id="f1", value=value, low=24 if value is None else None, kind="killed", text=(0, 2), evidence=((0, 9),),
        confidence=0.9, rule="extract.figures:stated",
    )  # fmt: skip
    told = ReportLine(id=report, published=day, copy_of=copy_of)
    return FigureLine(
        id=f"{report}.f1", record=figure, report=told, claimant="police", sentence=f"{report} told it."
    )


def test_the_latest_reports_count() -> None:
    assert chosen([claim(41, "2024-05-01", "a"), claim(63, "2024-05-09", "b")]) == 63


def test_of_one_days_figures_the_one_with_most_origins_counts() -> None:
    told = [claim(63, "2024-05-01", "a"), claim(90, "2024-05-01", "b"), claim(90, "2024-05-01", "c")]
    assert chosen(told) == 90


def test_copies_are_one_origin() -> None:
    told = [claim(63, "2024-05-01", "a"), claim(90, "2024-05-01", "b"), claim(90, "2024-05-01", "c", copy_of="b")]
    assert chosen(told) == 63


def test_of_as_many_origins_the_lowest_counts() -> None:
    assert chosen([claim(90, "2024-05-01", "a"), claim(63, "2024-05-01", "b")]) == 63


def test_a_part_is_not_the_whole() -> None:
    assert chosen([claim(9, "2024-05-01", "a"), claim(41, "2024-05-01", "a")]) == 41


def test_dozens_are_no_number() -> None:
    assert chosen([claim(None, "2024-05-01", "a")]) is None


def test_nobody_giving_one_is_no_zero() -> None:
    assert chosen([]) is None
