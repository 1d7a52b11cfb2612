"""What a publisher changed between two versions of a report."""

import pytest

from onrecord.link.aligning import Told
from onrecord.link.versions import changes, says_so
from onrecord.model import Passage

BEFORE = (
    "The fire in the Kesh mill killed 41 people, Mayor Petra Holan said on Monday. "
    "“Nobody was warned,” a survivor told the Courier. The mill had been inspected in spring. "
    "Its owners could not be reached."
)

SAID = "“Nobody was warned,”"


def changed(was: str, now: str, before: str = BEFORE) -> list[tuple[str, str, str | None, str | None]]:
    """What is found where these words of a version became others."""
    assert was in before
    new = before.replace(was, now, 1)
    found = changes(Told(new), Told(before))
    for each in found:
        assert each.span is None or new[slice(*each.span)] == each.words
        assert each.original is None or before[slice(*each.original)] == each.original_words
    return [(each.kind, each.what, each.words, each.original_words) for each in found]


@pytest.mark.parametrize(
    ("was", "now", "what", "word", "original"),
    [
        ("killed 41 people", "killed 14 people", "figure", "14", "41"),
        ("Petra Holan", "Petra Hollan", "name", "Hollan", "Holan"),
        (SAID, "“Nobody warned us,”", "quotation", "“Nobody warned us,”", SAID),
    ],
)
def test_a_correction_is_listed_with_both_words(was: str, now: str, what: str, word: str, original: str) -> None:
    assert changed(was, now) == [("corrected", what, word, original)]


def test_a_sentence_that_was_added_and_one_that_was_cut() -> None:
    owners, divers = "Its owners could not be reached.", "Firemen from Lund helped."
    assert changed(owners, f"{owners} {divers}") == [("added", "sentence", divers, None)]
    assert changed(f" {owners}", "") == [("cut", "sentence", None, owners)]


def test_other_words_and_mended_spelling_are_rewording() -> None:
    [(kind, what, now, before)] = changed("had been inspected", "was inspected")
    assert (kind, what, now, before) == (
        "reworded", "sentence", "The mill was inspected in spring.", "The mill had been inspected in spring.",
    )  # fmt: skip


def test_a_sentence_that_was_corrected_and_reworded_is_both() -> None:
    found = changed("killed 41 people", "left 14 people dead")
    assert [(kind, what) for kind, what, _, _ in found] == [("reworded", "sentence"), ("corrected", "figure")]


@pytest.mark.parametrize(
    ("was", "now"),
    [("“Nobody was warned,”", '"Nobody was warned,"'), ("killed 41", "killed forty-one"), (". Its", ".\n\nIts")],
)
def test_marks_spaces_and_how_a_number_is_written_are_no_change(was: str, now: str) -> None:
    assert changed(was, now) == []


def test_a_headline_of_other_words_is_a_headline_reworded() -> None:
    def told(headline: str) -> Told:
        text = f"{headline}\n\n{BEFORE}"
        return Told(
            text,
            (
                Passage(start=0, end=len(headline), kind="headline"),
                Passage(start=len(headline) + 2, end=len(text), kind="paragraph"),
            ),
        )

    [change] = changes(told("Owners vanish after blaze"), told("Dozens dead in mill"))
    assert (change.kind, change.what, change.words, change.original_words) == (
        "reworded", "headline", "Owners vanish after blaze", "Dozens dead in mill",
    )  # fmt: skip


def test_a_headline_beside_the_text_has_words_and_no_span() -> None:
    titles = ("Mill fire kills 14", "Mill fire kills 41")
    [change] = changes(Told(BEFORE), Told(BEFORE), headlines=titles)
    assert (change.kind, change.what, change.words, change.original_words, change.span) == (
        "corrected", "figure", "14", "41", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the toll is 14.",
        "CORRECTION — This article misstated the toll.",
        "(Corrects toll in first paragraph)",
        "An earlier version of this article gave the toll as 41.",
        "This story has been corrected to show that 14 people died.",
        "Clarification: the mill was inspected in March, not in spring.",
        "Editor's note: the figure in the first paragraph was amended on Tuesday.",
        "The Courier regrets the error.",
        "We originally reported that 41 people had died.",
        "This version corrects the spelling of the mayor's name.",
        "The article was amended on 5 May to give the right number of victims.",
    ],
)
def test_a_word_of_correction_makes_it_no_silent_one(notice: str) -> None:
    new = BEFORE.replace("41", "14") + "\n\n" + notice
    corrected = [change for change in changes(Told(new), Told(BEFORE)) if change.original_words == "41"]
    assert [change.silent for change in corrected] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "The corrections officer unlocked the gate.",
        "The prison’s department of corrections declined to comment.",
        "He said the earlier verdict had been an error.",
        "An earlier strike had hit the mill.",
        "The minister clarified his position.",
        "An earlier version of the bill was rejected.",
        "The constitution was amended in May.",
        "The reform fixes the tax code.",
        "Corrected for inflation, prices fell.",
        "“We correct what was wrong,” said Roe.",
        "The first report of smoke came at noon.",
    ],
)
def test_what_only_sounds_like_a_word_of_correction_is_none(sentence: str) -> None:
    assert not says_so(f"{BEFORE} {sentence}", BEFORE)


def test_a_correction_that_nothing_speaks_of_is_silent() -> None:
    [change] = changes(Told(BEFORE.replace("41", "14")), Told(BEFORE))
    assert change.silent


def test_an_old_word_of_correction_does_not_speak_of_a_new_one() -> None:
    before = BEFORE + "\n\nCorrection: the mill is in Kesh."
    [change] = changes(Told(before.replace("41", "14")), Told(before))
    assert change.silent
