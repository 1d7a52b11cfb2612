"""Whom reports call by other words than before: by what the report has said of them, by kinship, by age."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import doc_of
from onrecord.clean import passages
from onrecord.model import Arrival, Report

Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str) -> Doc:
        arrival = Arrival(report=Report(id="r", text=text, published="2025-05-03"))
        return nlp(doc_of(nlp, arrival, passages(arrival)))

    return run


def called(doc: Doc, words: str) -> str:
    """The name of the actor whom these words mean, where they stand last."""
    start = doc.text.rindex(words)
    ids = {mention.actor for mention in doc._.mentions if mention.start == start}
    return next((actor.name for actor in doc._.actors if actor.id in ids), "nobody")


@pytest.mark.parametrize(
    ("text", "again", "name"),
    [
        (
            "Ruth Alder, a beekeeper, lost ten hives. Tom Reyes lost two. The beekeeper said it rained.",
            "The beekeeper",
            "Ruth Alder",
        ),
        (
            "Ama Boateng, who sells oranges, saw the crash. Kofi Mensah ran. The orange seller said it was loud.",
            "The orange seller",
            "Ama Boateng",
        ),
        (
            "Carlos Vidal leads the union. Pedro Rojas runs the mine. The union leader said talks would go on.",
            "The union leader",
            "Carlos Vidal",
        ),
        (
            "Minister Jane Cole met Paul Brandt. Brandt smiled. The former goalkeeper said he was glad.",
            "The former goalkeeper",
            "Paul Brandt",
        ),
        (
            "A welder came to court on Monday. Simon Hartley, 44, pleaded guilty. The welder said he was sorry.",
            "The welder",
            "Simon Hartley",
        ),
        ("Sister Agnes Kowal runs the school. The nun refused to close it.", "The nun", "Agnes Kowal"),
    ],
)
def test_a_noun_that_names_again_means_whom_it_fits(read: Read, text: str, again: str, name: str) -> None:
    assert called(read(text), again) == name


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Ruth Alder lost her house in the fire. The prosecutor said it was arson.", "The prosecutor"),
        ("Mayor Jane Cole opened the fair. The union leader said nobody had come.", "The union leader"),
        ("Tom Reyes spoke first. A carpenter spoke next. The carpenter said the roof leaked.", "The carpenter"),
    ],
)
def test_a_noun_that_brings_in_somebody_new_is_not_whoever_was_named(read: Read, text: str, again: str) -> None:
    assert called(read(text), again) not in ("Ruth Alder", "Jane Cole", "Tom Reyes")


@pytest.mark.parametrize(
    ("text", "again", "name"),
    [
        (
            "Peter Lang, 61, and Otto Weiss, 38, were freed. The 38-year-old said he was tired.",
            "The 38-year-old",
            "Otto Weiss",
        ),
        (
            "Lucy Marsh, 16, wrote to the mayor. Mayor Ann Field wrote back. The teenager said it was kind.",
            "The teenager",
            "Lucy Marsh",
        ),
        (
            "Nora Haas, Austria's envoy, and Li Wei spoke. Li left. The Austrian said she would stay.",
            "The Austrian",
            "Nora Haas",
        ),
    ],
)
def test_an_age_or_a_nationality_means_who_has_it(read: Read, text: str, again: str, name: str) -> None:
    assert called(read(text), again) == name


@pytest.mark.parametrize(
    ("text", "again", "name"),
    [
        (
            "Mark Dunne and his daughter, Clare Dunne, own it. Clare said it was sold. Her father denied it.",
            "Her father",
            "Mark Dunne",
        ),
        (
            "Paolo Neri opened the shop. His son, Luca Neri, closed it. The younger Neri said the price was fair.",
            "The younger Neri",
            "Luca Neri",
        ),
        (
            "Kang Dae-ho left. Kang Mi-sook, 50, stayed. “He is tired,” she said. Her brother said he was not.",
            "Her brother",
            "Kang Dae-ho",
        ),
    ],
)
def test_kin_mean_each_other(read: Read, text: str, again: str, name: str) -> None:
    assert called(read(text), again) == name


def test_a_firm_is_known_by_its_last_word(read: Read) -> None:
    doc = read("Kestrel Airways will cut two routes. The airline said it was losing money.")
    assert called(doc, "The airline") == "Kestrel Airways"


def test_one_of_several_is_who_is_named_between_the_commas(read: Read) -> None:
    doc = read("One of the drivers, Hamid Osman Farah, said the road was shut. Farah waited.")
    assert called(doc, "Farah") == "Hamid Osman Farah"
