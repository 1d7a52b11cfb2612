"""Whom a name, a title, a pronoun or another word means where a report has several who could speak."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.accuracy.reading import arrival


def last_speaker(reader: Reader, text: str) -> str | None:
    """The name of who says what is said last."""
    reading = reader.read(arrival(text, "2024-05-07"))
    names = {actor.id: actor.name for actor in reading.actors}
    said = [s for s in reading.statements if s.confidence >= 0.5 and s.within is None]
    return names.get(said[-1].speaker or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Trade Minister Ewa Zych met her counterpart, Ruud Vos. Vos left. The minister said he was ill.",
            "Ruud Vos",
        ),
        ("Mayor Ines Toro and her deputy, Raul Paz, spoke. The deputy mayor said it rained.", "Raul Paz"),
        ("Ann Hale, the MP for Dunby, left. The MP said she was unwell.", "Ann Hale"),
        ("The Unity Front wants a vote. The Front said it would wait.", "Unity Front"),
        ("The navy chief, Suharyanto, said it sank.", "Suharyanto"),
        ("Its captain, Wahyu, denied it. Wahyu said it floated.", "Wahyu"),
        ("A spokesman for the prime minister, Johan Ek, said it was late.", "Johan Ek"),
        ("A spokesman for the rebels, who calls himself Abu Talha, said it was over.", "Abu Talha"),
        ("Judge Harold Pike called for calm. Pike said he was tired.", "Harold Pike"),
        ("Tariq Bashir was shot. His aunt, Samira Bashir, said he lived. Bashir said so.", "Samira Bashir"),
        ("Doreen Tasker left. Her daughter, Kelly Tasker, sat. Doreen Tasker said it was cold.", "Doreen Tasker"),
        ("Police chief Al Lincoln and Mayor Carla Paris spoke. Paris said it would be mended.", "Carla Paris"),
        ("Striker Leo Batista apologised. “I am sorry,” the Brazilian wrote.", "Leo Batista"),
        ("Yazan Qasim, 19, swam for five hours. The student said he was cold.", "Yazan Qasim"),
        ("Singer Dua Melani left. “I am ill,” the 31-year-old wrote on Instagram.", "Dua Melani"),
        ("A pilot who fled says he was told to fire. Pavel Hrynko said he had turned back.", "Pavel Hrynko"),
        ("Rosa Delgado asked the chief, Warren Banks, why. He replied that it was evidence.", "Warren Banks"),
        ("“He was cold,” Sgt. Dolores Quintana said.", "Dolores Quintana"),
        ("Her co-author, Joost Heuvel, said it rained.", "Joost Heuvel"),
        ("The river, added Mayor Ines Toro, “has not changed sides.”", "Ines Toro"),
    ],
)  # fmt: skip
def test_it_is_who_the_report_means(reader: Reader, text: str, name: str) -> None:
    assert last_speaker(reader, text) == name


def test_who_tells_of_the_general_is_another(reader: Reader) -> None:
    text = "The former general Kofi Bediako met General Moussa Traore. Bediako said the general promised to leave."
    reading = reader.read(arrival(text, "2024-05-07"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert {names[s.speaker or ""] for s in reading.statements if s.within} == {"Moussa Traore"}


def test_a_wife_with_her_husbands_name_is_somebody_else(reader: Reader) -> None:
    text = "Sir Alistair Monk resigned on Monday. Lady Monk said it was time."
    assert last_speaker(reader, text) != "Alistair Monk"
