"""What a copy altered: names, figures, quotations, each with both spans to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.aligning import aligned
from onrecord.model import Alteration

SOURCE = (
    "Prime Minister Irena Novak said on Monday that at least 32,000 people had fled the valley of Arvik. "
    "“We will not leave until the last bridge is repaired,” Novak told reporters in Lindau. "
    "The council, which has 48 members, met for two hours. "
    "Petra Hollan of the Norland Red Cross put the damage at $20 million. "
    "Foreign envoys from Israel and the United States were to arrive on Thursday."
)


def altered(was: str, now: str, source: str = SOURCE) -> list[tuple[str, str, str | None, str | None]]:
    """What is found where these words of the source became others."""
    assert was in source
    copy = source.replace(was, now, 1)
    found = aligned(copy, source).altered
    for each in found:
        assert each.span is None or copy[each.span[0] : each.span[1]] == each.words
        assert each.original is None or source[each.original[0] : each.original[1]] == each.original_words
    return [(each.kind, each.how, each.words, each.original_words) for each in found]


@pytest.mark.parametrize(
    ("was", "now", "how", "word", "original"),
    [
        ("Irena Novak", "Irena Nowak", "garbled", "Nowak", "Novak"),
        ("Petra Hollan", "Petra Holan", "garbled", "Holan", "Hollan"),
        ("Irena Novak", "Irena Wills", "replaced", "Wills", "Novak"),
        ("Petra Hollan of", "Karl Berg of", "replaced", "Karl Berg", "Petra Hollan"),
        ("in Lindau", "in Vadstena", "replaced", "Vadstena", "Lindau"),
        ("Israel", "Iran", "replaced", "Iran", "Israel"),
        ("on Monday", "on Tuesday", "replaced", "Tuesday", "Monday"),
    ],
)
def test_a_name_that_became_another(was: str, now: str, how: str, word: str, original: str) -> None:
    assert altered(was, now) == [("name", how, word, original)]


@pytest.mark.parametrize(
    ("was", "now", "how", "word", "original"),
    [
        ("32,000", "3,200", "replaced", "3,200", "32,000"),
        ("32,000", "thirty thousand", "replaced", "thirty thousand", "32,000"),
        ("48 members", "eighty-four members", "replaced", "eighty-four", "48"),
        ("two hours", "three hours", "replaced", "three", "two"),
        ("at least 32,000", "32,000", "bound", "32,000", "at least 32,000"),
        ("at least 32,000", "up to 32,000", "bound", "up to 32,000", "at least 32,000"),
        ("$20 million", "nearly $20 million", "bound", "nearly $20 million", "$20 million"),
        ("$20 million", "€20m", "unit", "€20m", "$20 million"),
        ("$20 million", "$20 billion", "replaced", "20 billion", "20 million"),
        ("at least 32,000 people", "at least people", "dropped", None, "32,000"),
    ],
)
def test_a_figure_that_became_another(was: str, now: str, how: str, word: str | None, original: str) -> None:
    assert altered(was, now) == [("figure", how, word, original)]


QUOTED = "“We will not leave until the last bridge is repaired,”"


@pytest.mark.parametrize(
    ("now", "how", "word"),
    [
        ("“We will never leave until the last bridge is repaired,”", "reworded", None),
        ("“We will not depart until the final bridge is mended,”", "reworded", None),
        ("“We will not leave,”", "cut short", None),
        ("“We will not leave until the last bridge is repaired,", "broken marks", None),
        ("We will not leave until the last bridge is repaired,”", "broken marks", None),
    ],
)
def test_a_quotation_that_was_changed(now: str, how: str, word: str | None) -> None:
    assert altered(QUOTED, now) == [("quotation", how, word or now, QUOTED)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (QUOTED, '"We will not leave until the last bridge is repaired,"'),
        (QUOTED, "``We will not leave until the last bridge is repaired,''"),
        ("48 members", "forty-eight members"),
        ("two hours", "2 hours"),
        ("$20 million", "$20m"),
        ("at least 32,000", "no fewer than 32,000"),
        ("Prime Minister Irena Novak", "Novak"),
        ("Prime Minister Irena Novak", "Premier Novak"),
        ("the United States", "the US"),
        ("from Israel and the United States", "from America and Israel"),
        ("Foreign envoys from Israel", "Israeli envoys"),
        ("Novak told reporters in Lindau", "Irena told reporters in Lindau"),
        ("people had fled", "persons had left"),
        ("Novak told reporters", "the prime minister told reporters"),
        ("which has 48 members, met for two hours", "met for two hours; it has 48 members"),
        ("the valley of Arvik", "Arvik’s valley"),
    ],
)
def test_plain_rewording_alters_nothing(was: str, now: str) -> None:
    assert altered(was, now) == []


def test_a_quotation_of_which_a_part_is_told_in_other_words_is_not_cut() -> None:
    source = "“The road is closed because the bridge fell,” Roe said."
    assert (
        altered(
            "“The road is closed because the bridge fell,” Roe said.",
            "The road was closed, Roe said, “because the bridge fell.”",
            source,
        )
        == []
    )


def test_a_title_set_in_capitals_is_no_row_of_names() -> None:
    source = "Storm Closes Harbour Of Arvik\n\nThe storm closed the harbour of Arvik."
    assert altered("Storm Closes", "Gale Shuts", source) == []


SENTENCES = (
    "Officials in Arvik counted {} houses without a roof.",
    "The storm drowned {} sheep in the Kesh valley.",
    "Norland sent {} lorries with blankets over the pass.",
    "Insurers expect claims of {} crowns from the town of Lund.",
)


@given(
    values=st.lists(st.integers(min_value=2, max_value=9_999_999), min_size=8, max_size=8, unique=True),
    at=st.integers(0, 3),
)
def test_any_number_that_was_replaced_is_found_with_both_spans(values: list[int], at: int) -> None:
    source = " ".join(s.format(f"{v:,}") for s, v in zip(SENTENCES, values, strict=False))
    changed = [*values[:at], values[7], *values[at + 1 :]]
    copy = " ".join(s.format(f"{v:,}") for s, v in zip(SENTENCES, changed, strict=False))
    assert [
        (a.kind, copy[slice(*(a.span or ()))], source[slice(*(a.original or ()))])
        for a in aligned(copy, source).altered
    ] == [("figure", f"{values[7]:,}", f"{values[at]:,}")]


@given(st.text(max_size=300))
def test_any_text_beside_itself_alters_nothing(text: str) -> None:
    assert aligned(text, text).altered == ()


@given(st.text(alphabet="AÅb9 .,“”\"'’\n%$1", max_size=200), st.text(alphabet="AÅb9 .,“”\"'’\n%$1", max_size=200))
def test_spans_are_to_the_letter_whatever_the_texts(one: str, other: str) -> None:
    for each in aligned(one, other).altered:
        assert isinstance(each, Alteration)
        assert each.span is None or one[each.span[0] : each.span[1]] == each.words
        assert each.original is None or other[each.original[0] : each.original[1]] == each.original_words


def test_a_part_of_a_quotation_may_be_chosen_for_a_sentence_of_the_reporters() -> None:
    source = "“This was an act of piracy in uniform, and we will answer it as one,” the minister said."
    copy = "The minister called it “an act of piracy in uniform.”"
    assert aligned(copy, source).altered == ()


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("The curfew begins at 6:00 p.m., Roe said.", "The curfew begins at 6 p.m., Roe said."),
        ("“I realised it’s over,” Roe said.", '"I realized it\'s over," Roe said.'),
        ("The Gaza health ministry gave no toll.", "The Gazan health ministry gave no toll."),
        ("The World Health Organization closed it.", "The WHO closed it."),
        ("Moscow vetoed the plan on Monday.", "Russia vetoed the plan on Monday."),
        ("Roe spoke on March 12 in Lund.", "Roe spoke on 12 March in Lund."),
        ("Mr. Orbán met Gov. Ida Roe.", "Viktor Orban met Ida Roe."),
    ],
)
def test_the_house_style_of_a_paper_alters_nothing(source: str, copy: str) -> None:
    assert aligned(copy, source).altered == ()


@pytest.mark.parametrize("garbled", ["etanyahu", "Netanyaho", "Netnyahu", "NetanyahuU", "Nettanyahu"])
def test_a_name_is_known_in_spite_of_its_damage(garbled: str) -> None:
    source = "Aides said late on Sunday that Netanyahu had left for the north."
    [found] = aligned(source.replace("Netanyahu", garbled), source).altered
    assert (found.kind, found.how, found.words, found.original_words) == ("name", "garbled", garbled, "Netanyahu")
