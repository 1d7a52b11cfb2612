"""Copies, told from reports that merely share a background or an event."""

import random

import pytest

from onrecord.link.copies import COMMON, Held, MemoryIndex, Ordinary, Signature
from onrecord.link.copies.keys import RUNS, VALUES
from onrecord.model import Copy

BACKGROUND = (
    "The islands have been without an elected council since the storm of two years ago, when most of the port "
    "was lost and half of the people moved to the mainland. The ministry promised a vote within a year of the "
    "storm, put it off twice, and has named no new day since; a commission of three judges has kept the books, "
    "let the piers and paid the teachers, and nobody on the islands has been asked whether it should go on."
)
REPORT = (
    "Fishermen on the outer islands blocked the harbour of Port Sellan on Tuesday to protest against a new levy "
    "on diesel. About forty boats lay across the entrance for six hours before the harbour master, Ilse Maron, "
    "agreed to hear a delegation. Nobody was hurt, and the ferries sailed again by evening. Maron told the crews "
    "that the levy had been decided in the capital and that she would carry their letter to the minister, Anton "
    "Revik, on the Friday boat. Two skippers from Hollin said that they would be back within the week, with more "
    "boats and their families aboard, if Revik did not answer. The levy adds nine cents to the litre."
)
REWRITTEN = (
    "Nobody was injured, and the ferries ran again by nightfall. Fishing crews of the outer islands had shut the "
    "harbour of Port Sellan on Tuesday in anger at a fresh levy on diesel. About forty vessels lay across its "
    "mouth for six hours until the harbour master, Ilse Maron, consented to hear a delegation. Maron informed the "
    "crews that the charge had been settled in the capital and that she would bring their letter to the minister, "
    "Anton Revik, on the Friday boat. A pair of skippers from Hollin vowed to return within the week, with more "
    "vessels and their families, should Revik not answer. The charge puts nine cents on the litre."
)
OTHER = (
    "A court in the capital has ordered the inquiry into the collapsed bridge to hand over its papers. The judges "
    "gave the commission ten days. Relatives of the nine dead cheered outside the building, and their lawyer, "
    "Jonas Petter, said that he expected the first names before the summer. The engineers have always held that "
    "the drawings were sound and that the steel was not what had been ordered."
)
FURNITURE = (
    "More from the islands at six. Read next: how the ferry line was sold, five walks along the northern cliffs, "
    "and what the new timetable means for commuters. Follow our pages, or write to the newsroom with a tip."
)
THIRD = (
    "Teachers in the north begin a strike on Monday over classes of forty children. Their union says that two in "
    "three schools will stay shut, and that it has not heard from the ministry since the winter. Parents in "
    "Hollin have opened a hall of their own where grandmothers teach reading in turns."
)


def copies_of(*texts: str) -> list[Copy]:
    """What stands once these have come in, one after the other, as r0, r1, ..."""
    index = MemoryIndex()
    for number, text in enumerate(texts):
        index.add(held(f"r{number}", text))
    return index.copies()


def held(report: str, text: str, *, published: str | None = None, damage: int = 0) -> Held:
    return Held(report=report, signature=Signature.of(text), published=published, damage=damage)


def joined(*parts: str) -> str:
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, "exact"),
        (REPORT.upper().replace(",", " ,"), "exact"),
        (REPORT.replace("About forty", "Some forty"), "near"),
        (joined("Sign up for our letter.", REPORT, FURNITURE), "syndicated"),
        (REPORT.partition(" Two skippers")[0], "excerpt"),
        (REWRITTEN, "rewrite"),
        (joined(THIRD, OTHER, REPORT.partition("About forty")[2]), "partial"),
    ],
)
def test_a_copy_is_found_and_named(text: str, kind: str) -> None:
    source = joined(REPORT, BACKGROUND) if kind == "partial" else REPORT
    index = MemoryIndex()
    index.add(held("source", source, published="2024-03-01"))
    [copy] = index.add(held("copy", text, published="2024-03-02"))
    assert (copy.report, copy.copy_of, copy.kind) == ("copy", "source", kind)


def test_a_passage_that_two_reports_share_is_a_partial_copy_of_its_share() -> None:
    [copy] = copies_of(joined(REPORT, BACKGROUND), joined(OTHER, BACKGROUND))
    assert copy.kind == "partial"
    assert copy.shared == pytest.approx(len(BACKGROUND.split()) / len((OTHER + BACKGROUND).split()), abs=0.05)


def test_a_paragraph_that_three_reports_share_is_background() -> None:
    assert copies_of(joined(REPORT, BACKGROUND), joined(OTHER, BACKGROUND), joined(THIRD, BACKGROUND)) == []


def test_a_passage_is_no_background_because_a_copy_of_its_report_has_it_too() -> None:
    found = copies_of(joined(REPORT, BACKGROUND), joined(OTHER, BACKGROUND), joined(REPORT, BACKGROUND))
    assert sorted((copy.report, copy.copy_of, copy.kind) for copy in found) == [
        ("r1", "r0", "partial"),
        ("r2", "r0", "exact"),
        ("r2", "r1", "partial"),
    ]


def test_the_same_pairs_are_copies_in_whatever_order_reports_come_in() -> None:
    texts = [
        joined(REPORT, BACKGROUND), REWRITTEN, joined(OTHER, BACKGROUND), joined(THIRD, BACKGROUND), REPORT,
        joined(THIRD, OTHER, REPORT.partition("About forty")[2]),
    ]  # fmt: skip
    found = set()
    for seed in range(6):
        order = list(enumerate(texts))
        random.Random(seed).shuffle(order)
        index = MemoryIndex()
        for number, text in order:
            index.add(held(str(number), text))
        found.add(frozenset(frozenset((copy.report, copy.copy_of)) for copy in index.copies()))
    assert len(found) == 1


def test_two_short_reports_of_one_event_are_no_copies() -> None:
    assert (
        copies_of(
            "A bomb exploded at a bank in Woodlake on Friday, killing a police officer and a technician of the "
            "Orrin State Police.",
            "Two people died when a bomb exploded on Friday at a branch of the Coast Bank in Woodlake, the Orrin "
            "State Police said.",
        )
        == []
    )


def test_a_short_report_that_is_part_of_another_is_its_excerpt() -> None:
    [copy] = copies_of(REPORT, REPORT.partition(" Nobody")[0])
    assert copy.kind == "excerpt"


def test_the_closest_source_comes_first() -> None:
    index = MemoryIndex()
    index.add(held("trimmed", REPORT.partition(" Two skippers")[0]))
    index.add(held("whole", REPORT))
    found = index.add(held("new", REPORT.replace("six hours", "seven hours"), published="2024-03-02"))
    assert sorted((copy.report, copy.copy_of) for copy in found) == [("new", "whole"), ("trimmed", "new")]


@pytest.mark.parametrize("text", ["", "Fire.", "..."])
def test_next_to_no_text_is_no_copy(text: str) -> None:
    assert copies_of(REPORT, text, text) == []


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
    index.add(held("r0", REPORT, published=first))
    [copy] = index.add(held("new", REPORT, published=second))
    assert copy.copy_of == copy_of


@pytest.mark.parametrize(
    ("first", "second", "source"),
    [
        (held("r0", REPORT), held("new", REPORT), "r0"),
        (held("r0", REPORT.partition(" Two skippers")[0]), held("new", REPORT), "new"),
        (held("r0", REPORT, damage=2), held("new", REPORT), "new"),
        (held("r0", REPORT.partition(" Two skippers")[0]), held("new", REPORT, damage=1), "r0"),
    ],
    ids=["as they came in", "trimmed", "garbled", "garbled though whole"],
)
def test_where_dates_do_not_tell_the_whole_and_sound_text_is_the_source(
    first: Held, second: Held, source: str
) -> None:
    index = MemoryIndex()
    index.add(first)
    [copy] = index.add(second)
    assert copy.copy_of == source


def test_what_is_kept_of_a_report_is_bounded_however_long_it_is() -> None:
    chance = random.Random(3)
    long = " ".join(f"Word{chance.randrange(5000)}" for _ in range(40_000))
    assert len(Signature.of(long).keys) <= 2 * VALUES + RUNS


def test_a_report_is_compared_from_what_was_kept_as_from_its_text() -> None:
    signature = Signature.of(REPORT + " \udcff Ærø 2,5")
    kept = Signature.from_bytes(signature.to_bytes())
    assert kept.keys == signature.keys
    assert kept.shingles.tolist() == signature.shingles.tolist()


def test_keys_are_the_same_in_every_version_and_on_every_machine() -> None:
    """A record's index is looked up by keys that were made long ago."""
    assert Signature.of("Ilse Maron met Anton Revik in Port Sellan.").keys[:3] == [
        4091206813570,
        5230663565068,
        6107447446862,
    ]


def test_the_sample_of_what_is_ordinary_is_read_as_it_was_kept() -> None:
    sample = Ordinary.of(Signature.of(text) for text in (REPORT, REPORT, OTHER))
    kept = Ordinary.from_bytes(sample.to_bytes(), sample.reports)
    pairs = Signature.of(joined(REPORT, OTHER)).shingles
    assert kept.count(pairs).tolist() == sample.count(pairs).tolist()


def test_a_key_that_everybody_has_hides_no_copy() -> None:
    texts = [
        f"{BACKGROUND} Report {n} of matter {n * 7}: {' '.join(str(n * k) for k in range(30))}"
        for n in range(COMMON + 9)
    ]
    index = MemoryIndex()
    for number, text in enumerate(texts):
        index.add(held(f"r{number}", text))
    index.add(held("source", joined(REPORT, BACKGROUND)))
    found = index.add(held("copy", joined(REPORT, BACKGROUND)))
    assert [(copy.copy_of, copy.kind) for copy in found] == [("source", "exact")]
