"""Names that the recognizer cuts, and who is meant by them."""

import pytest
from spacy.language import Language


def actors(nlp: Language, text: str) -> dict[str, str]:
    return {actor.name: actor.codes[0] for actor in nlp(text)._.actors}


def mentions(nlp: Language, text: str, name: str) -> list[str]:
    (actor,) = [a for a in nlp(text)._.actors if a.name == name]
    return [text[a:b] for a, b in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colonel Werner Kioe A Sen, who presided over the court, said the accused had confessed.",
         "Werner Kioe A Sen"),
        ("The judge, Glenn Tjon A Fat, said the case was closed.", "Glenn Tjon A Fat"),
        ("Minister Ivan Lim A Po resigned.", "Ivan Lim A Po"),
        ("Lieutenant Ruth Tjin A Djie was promoted.", "Ruth Tjin A Djie"),
        ("Miami Mayor Francis X. Suarez said he would run.", "Francis X. Suarez"),
    ],
)  # fmt: skip
def test_a_name_with_a_letter_in_it_is_whole(nlp: Language, text: str, name: str) -> None:
    assert name in actors(nlp, text)


def test_a_network_at_the_end_of_a_sentence_is_no_initial(nlp: Language) -> None:
    text = '"We will win," Breton said on X. Dragos Tudorache called it a starting point.'
    assert "Dragos Tudorache" in actors(nlp, text)


def test_a_co_leader_is_whoever_is_named(nlp: Language) -> None:
    text = '"It is a dark day," said Greens co-leader Jon Molyneux.'
    assert mentions(nlp, text, "Jon Molyneux") == ["Greens co-leader Jon Molyneux"]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("The IG Metall union called the idea irresponsible. IG Metall will strike.", "IG Metall",
         "The IG Metall union"),
        ("The army fought M23 rebels near Goma. The M23 said so.", "M23", "M23 rebels"),
    ],
)  # fmt: skip
def test_a_name_with_its_kind_is_the_name(nlp: Language, text: str, name: str, form: str) -> None:
    assert form in mentions(nlp, text, name)


def test_a_treasury_is_that_of_the_country_told_of(nlp: Language) -> None:
    text = "Treasury Secretary Njuguna Ndung'u warned Kenya that the government would have to cut its budget."
    assert actors(nlp, text)["Njuguna Ndung'u"] == "KENGOV"


def test_who_speaks_first_is_whoever_speaks_next(nlp: Language) -> None:
    text = (
        "A prosecutor was shot dead in Guayaquil on Wednesday, Ecuador's attorney general said.\n\n"
        "Cesar Suarez was driving to a hearing when his car came under fire, Diana Salazar said in a video."
    )
    assert "Ecuador's attorney general" in mentions(nlp, text, "Diana Salazar")


def test_a_title_before_a_first_name_tells_no_gender(nlp: Language) -> None:
    text = (
        "The army chief, General Waker-Uz-Zaman, said that Prime Minister Sheikh Hasina had resigned. "
        '"We will bring justice," he said in an address.'
    )
    assert mentions(nlp, text, "Waker-Uz-Zaman")[-1] == "he"
