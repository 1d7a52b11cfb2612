"""Whom another word means than the one by which a speaker was brought in: bodies, kin, couples."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.accuracy.reading import arrival


def speakers(reader: Reader, text: str) -> list[str | None]:
    """The names of who says what, in the text's order."""
    reading = reader.read(arrival(text, "2024-05-07"))
    names = {actor.id: actor.name for actor in reading.actors}
    said = [s for s in reading.statements if s.confidence >= 0.5 and s.within is None]
    return [names.get(s.speaker or "") for s in said]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Flood Relief Organisation is tired. The agency said it had no boats.", "Flood Relief Organisation"),
        ("Police Scotland said no one was hurt. The force said it was sorry.", "Police Scotland"),
        ("Hask & Moor makes tyres. The group said it would close.", "Hask & Moor"),
        ("The union Soltra is angry. The union Soltra said it would strike.", "Soltra"),
        ("It was late. The drug's maker, Bellwick, said it would appeal.", "Bellwick"),
        ("Kabul radio left no doubt. Kabul radio said the pass was shut. It said nobody was hurt.", "Kabul radio"),
    ],
)
def test_a_body_is_called_by_what_it_is(reader: Reader, text: str, name: str) -> None:
    assert speakers(reader, text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Alan Pike was jailed. His wife, Noreen, said she would wait.", "Noreen"),
        ("Moira and Hugh Baxter lost a barn. Mrs Baxter said she wept.", "Moira Baxter"),
        (
            "Moira and Hugh Bax lost a barn. Mrs Bax said she wept. Her husband said it was old.",
            "Hugh Bax",
        ),
        ("The owners, Carl and Denise Lamont, said they would sue.", "Carl Lamont"),
        ("Josie Hale sleeps badly. “I am afraid,” the mother of two said.", "Josie Hale"),
    ],
)
def test_kin_and_couples_are_told_apart(reader: Reader, text: str, name: str) -> None:
    assert speakers(reader, text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ruta Vey beat Romania's Sorana Halepu 6-4 6-2. The Romanian said she was tired.", "Sorana Halepu"),
        ("Shippers fear a strike. One of them, the Bremen firm Hapke, said it would leave.", "Hapke"),
        ("A man who identified himself as Captain Rex Rode told a station that the war was over.", "Rex Rode"),
        ("Britain's finance minister, Neil Orde, left. The chancellor said it was time.", "Neil Orde"),
        ("Gilda Roe flew home. “I am sorry,” the Liverpool woman said.", "Gilda Roe"),
        ("Mr Shaw left. The RMT's Tony Dew said so. The union official said it again.", "Tony Dew"),
        ("The Gas Markets Authority fined it. The regulator said it lied.", "Gas Markets Authority"),
        ("Leigh Russo is the swimmers' chief. Russo said it was embarrassing.", "Leigh Russo"),
        ("Opposition figure Hany Badran was freed. The Nobel laureate said it was late.", "Hany Badran"),
        ("A quake hurt 12 people near Pune, the National Rescue Office said.", "National Rescue Office"),
    ],
)
def test_another_word_means_who_was_named(reader: Reader, text: str, name: str) -> None:
    assert speakers(reader, text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ama Roe told state television that she would stay.", "state television"),
        ("Ama Roe told the Mercury that she would stay.", "Mercury"),
        ("The judge told the public gallery to stop laughing.", "public gallery"),
    ],
)
def test_who_is_told_is_the_addressee(reader: Reader, text: str, name: str) -> None:
    reading = reader.read(arrival(text, "2024-05-07"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names.get(s.addressee or "") for s in reading.statements][:1] == [name]


def test_the_mayor_of_a_town_is_whom_the_next_sentence_names(reader: Reader) -> None:
    text = "Bristol's mayor has accused ministers of lying.\n\nMarvin Clarke said he had written to them twice."
    assert speakers(reader, text)[0] == "Marvin Clarke"


def test_her_coach_is_nobody_elses_manager(reader: Reader) -> None:
    text = "Swimmer Dana Roe was banned. Ian Foy's manager, Phil Stone, left. Her coach said he believed her."
    assert speakers(reader, text)[-1] != "Phil Stone"
