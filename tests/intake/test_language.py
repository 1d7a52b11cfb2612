"""English is read, the rest refused."""

import pytest

from onrecord.errors import NotEnglish
from onrecord.intake import arrivals, language_of


@pytest.mark.parametrize(
    "text",
    [
        "Ferry strike ends",
        "Dozens killed in Ersin quake",
        "Protests: Nairobi, Kampala, Dodoma, Kigali",
        "“No,” she said.",
        "The Señora de la Peña party and El Niño were on the mind of everyone who came to Bogotá that day.",
        "THE COUNCIL MET ON MONDAY AND ADJOURNED UNTIL THE END OF THE WEEK, ITS SPOKESMAN SAID.",
    ],
)
def test_english_passes_however_short(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre a déclaré lundi que les discussions continueraient et que personne ne partirait. "),
        ("es", "El ministro dijo el lunes que las conversaciones continuarían y que nadie se marcharía. "),
        ("de", "Der Minister sagte am Montag, dass die Gespräche weitergehen und niemand abreisen werde. "),
        ("ar", "قال الوزير يوم الاثنين إن المحادثات ستستمر حتى نهاية الأسبوع وإن أحدا لن يغادر. "),
        ("zh", "部长周一表示，会谈将持续到周末，没有人会离开。双方承诺继续谈判。"),
    ],
)
def test_other_languages_are_refused_by_name(language: str, text: str) -> None:
    [error] = arrivals((text * 4).encode(), source="a report")
    assert isinstance(error, NotEnglish)
    assert repr(language) in str(error)
