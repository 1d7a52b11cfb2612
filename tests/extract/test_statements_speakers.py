"""Who speaks, as one identity in the whole report: by name, pronoun, title, office, kin and other words."""

from collections.abc import Callable

import pytest

from onrecord.pipeline.reader import Reader
from tests.accuracy.reading import arrival

Speakers = Callable[[str], list[str | None]]


@pytest.fixture(scope="module")
def speakers(reader: Reader) -> Speakers:
    """The names of those who speak, in the order of what they say."""

    def run(text: str) -> list[str | None]:
        reading = reader.read(arrival(text, "2024-05-07"))
        names = {actor.id: actor.name for actor in reading.actors}
        return [names.get(s.speaker or "") for s in reading.statements if s.confidence >= 0.5]

    return run


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Archbishop Ibrahim Sesay said it was over. The bishop said he would stay.", "Ibrahim Sesay"),
        ("Justice Tariq Khan said the case would wait. The judge said he was tired.", "Tariq Khan"),
        ("Novelist Ilona Varga said she would return it. The writer said it was stained.", "Ilona Varga"),
        ("Striker Dawit Bekele said he would stay. The 24-year-old said Turin was home.", "Dawit Bekele"),
        ("“I paid,” said Veronika Stahl. “Twice,” the 61-year-old pensioner added.", "Veronika Stahl"),
        ("Oskar Blum, the harbour master, said it sank. The harbour master said it was old.", "Oskar Blum"),
        ("His own caddie said it rained. The caddie, Ned Pugh, said it poured.", "Ned Pugh"),
        ("“We slept,” said a woman in front. The woman, Mary Ferris, said it was three.", "Mary Ferris"),
        ("A pilot, identified as Ben Cole, said it stopped. The pilot said he prayed.", "Ben Cole"),
        ("Ruth Ola, who was the treasurer until May, left. The former treasurer said it was off.", "Ruth Ola"),
    ],
)  # fmt: skip
def test_other_words_for_somebody_named_are_that_person(speakers: Speakers, text: str, name: str) -> None:
    assert set(speakers(text)) == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sipho Dube, the driver, said the brakes failed. The inspector, Thandi Nkosi, said they were new. "
            "“I pressed and pressed,” he said.",
            ["Sipho Dube", "Thandi Nkosi", "Sipho Dube"],
        ),
        (
            "Tom Reed said the road was open. Ian Bell said it was shut. “I live on it,” he added.",
            ["Tom Reed", "Ian Bell", "Ian Bell"],
        ),
        ("Police said two men were held. They said a third had fled.", ["Police", "Police"]),
        ("Jack Orr said he saw a fox. His wife, Sue Orr, said it was a dog.", ["Jack Orr", "Sue Orr"]),
    ],
)
def test_a_pronoun_is_whoever_spoke_and_fits(speakers: Speakers, text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is loud,” Tomás “Tito” Vela said. Tito told reporters he was done.", "Tomás “Tito” Vela"),
        ("“It is loud,” Tomás “Tito” Vela said. Vela told reporters he was done.", "Tomás “Tito” Vela"),
        ("Robert (Bob) Hale, the mayor, said it would rain. Bob denied it later.", "Robert (Bob) Hale"),
    ],
)
def test_a_pet_name_is_part_of_the_name(speakers: Speakers, text: str, name: str) -> None:
    assert set(speakers(text)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tolvane Steel said 400 jobs would go. The steelmaker said it had no choice.", "Tolvane Steel"),
        ("The University of Harrow said it held. The university said it would try again.", "University of Harrow"),
        ("The Norwegian Refugee Council said camps were full.", "Norwegian Refugee Council"),
        ("The opposition Unity Front said the vote was stolen.", "Unity Front"),
        ("Neighbours wept. Quelvania said it would fight.", "Quelvania"),
    ],
)
def test_bodies_speak_under_one_name(speakers: Speakers, text: str, name: str) -> None:
    assert set(speakers(text)) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A report by the handwriting examiner Ida Roe found that the lamps were off.", "Ida Roe"),
        ("A letter that Ida Roe sent to the board says that the lamps were off.", "Ida Roe"),
        ("“Not one shell,” Omar Saleh, a retired general, told state radio.", "Omar Saleh"),
        ("The ministers, Ama Owusu and Li Roe, hope to sign in May.", "Ama Owusu"),
    ],
)
def test_speakers_behind_documents_and_turned_cues(speakers: Speakers, text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_kin_of_one_family_name_are_that_person(speakers: Speakers) -> None:
    text = "Rita Paz is the mayor. Jorge Paz said the well was dry. His sister said it was not."
    assert speakers(text) == ["Jorge Paz", "Rita Paz"]


def test_mr_and_ms_tell_two_of_one_surname_apart(speakers: Speakers) -> None:
    text = (
        "Ilse Kern said it was hers. Udo Kern said it was his. Ms. Kern said she had paid. Mr. Kern said he had."
    )
    assert speakers(text) == ["Ilse Kern", "Udo Kern", "Ilse Kern", "Udo Kern"]


@pytest.mark.parametrize("words", ["A spokesman for the ministry", "Two US officials", "A roofer"])
def test_the_unnamed_stay_unnamed(reader: Reader, words: str) -> None:
    text = f"{words} said the bridge was safe. The Ministry of Roads fell silent."
    reading = reader.read(arrival(text, "2024-05-07"))
    statement = reading.statements[0]
    assert statement.speaker_text is not None
    assert text[slice(*statement.speaker_text)] == words
    assert {a.kind for a in reading.actors if a.id == statement.speaker} <= {"unnamed"}
