"""Copies, told from reports that merely share a background."""

import pytest

from onrecord.link.copies import MemoryIndex, copies, shingles

BACKGROUND = (
    "The islands have been without an elected council since the storm of two years ago, when most of the port "
    "was lost and half of the people moved to the mainland."
)
REPORT = (
    "Fishermen on the outer islands blocked the harbour of Port Sellan on Tuesday to protest against a new levy "
    "on diesel. About forty boats lay across the entrance for six hours before the harbour master, Ilse Maron, "
    "agreed to hear a delegation. Nobody was hurt, and the ferries sailed again by evening. " + BACKGROUND
)
OTHER = (
    "A court in the capital has ordered the inquiry into the collapsed bridge to hand over its papers. The judges "
    "gave the commission ten days. Relatives of the nine dead cheered outside the building. " + BACKGROUND
)


def index_of(*texts: str) -> MemoryIndex:
    index = MemoryIndex()
    for number, text in enumerate(texts):
        index.add(f"r{number}", shingles(text))
    return index


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, "exact"),
        (REPORT.replace("About forty", "Some forty"), "near"),
        (
            REPORT
            + " Sign up for our letter. "
            + OTHER.partition(".")[0]
            + ". More news from the islands at six.",
            "syndicated",
        ),
        (REPORT.partition(" Nobody")[0], "excerpt"),
    ],
)
def test_a_copy_is_found_and_named(text: str, kind: str) -> None:
    (copy,) = copies("new", shingles(text), index_of(REPORT))
    assert (copy.copy_of, copy.kind) == ("r0", kind)


def test_a_shared_background_paragraph_makes_no_copy() -> None:
    reports = [f"Report {n} of another matter, number {n} in a row of {n + 7}. {BACKGROUND}" for n in range(5)]
    assert copies("new", shingles(OTHER), index_of(REPORT, *reports)) == []


def test_punctuation_and_case_do_not_make_a_text_another() -> None:
    (copy,) = copies("new", shingles(REPORT.upper().replace(",", " ,")), index_of(REPORT))
    assert copy.kind == "exact"


def test_the_closest_source_comes_first() -> None:
    trimmed = REPORT.partition(" Nobody")[0]
    found = copies("new", shingles(REPORT.replace("six hours", "seven hours")), index_of(trimmed, REPORT))
    assert [copy.copy_of for copy in found] == ["r1", "r0"]


def test_an_empty_text_is_no_copy() -> None:
    assert copies("new", shingles(""), index_of(REPORT)) == []


@pytest.mark.parametrize(
    ("first", "second", "copy_of"),
    [
        ("2024-03-28", "2024-03-27", "new"),
        ("2024-03-27", "2024-03-28", "r0"),
        ("2024-03-28T23:00:00+02:00", "2024-03-28T21:30:00Z", "r0"),
        ("2024-03-28T23:00:00+02:00", "2024-03-28T20:30:00Z", "new"),
        (None, "2024-03-28", "r0"),
    ],
)
def test_the_earlier_report_is_the_source(first: str | None, second: str, copy_of: str) -> None:
    index = MemoryIndex()
    index.add("r0", shingles(REPORT), published=first)
    (copy,) = copies("new", shingles(REPORT), index, published=second)
    assert copy.copy_of == copy_of


def test_where_the_dates_do_not_tell_the_first_to_come_in_is_the_source() -> None:
    (copy,) = copies("new", shingles(REPORT), index_of(REPORT.partition(" Nobody")[0]))
    assert copy.copy_of == "r0"
