"""Where an event was, by the parse."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import annotate
from onrecord.extract.placing import place_of
from onrecord.model import Arrival, Passage, Report


def read(nlp: Language, text: str) -> Doc:
    report = Report(id="0" * 16, text=text, published="2024-05-20")
    return nlp(annotate.doc_of(nlp, Arrival(report=report), (Passage(start=0, end=len(text), kind="paragraph"),)))


def place(nlp: Language, text: str, trigger: str) -> str | None:
    doc = read(nlp, text)
    token = next(token for token in doc if token.text == trigger)
    found = place_of(token, doc)
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Gunmen attacked a convoy near Mopti on Monday.", "attacked", "Mopti"),
        ("Troops shelled Kherson overnight.", "shelled", "Kherson"),
        ("The president visited Cairo on Sunday.", "visited", "Cairo"),
        ("In Geneva, ministers from Iran and Pakistan met for talks.", "met", "Geneva"),
        ("Talks in Doha ended without a deal.", "Talks", "Doha"),
        ("The two sides held talks in Doha.", "talks", "Doha"),
        ("The envoy flew to Ankara for talks.", "flew", "Ankara"),
        ("The envoy flew to Ankara for talks.", "talks", "Ankara"),
        ("Civilians in Gaza have been killed.", "killed", "Gaza"),
        ("The blast destroyed a school in the Kharkiv region.", "destroyed", "Kharkiv"),
        ("The shelling of Aleppo went on.", "shelling", "Aleppo"),
        ("The Rafah offensive began in May.", "offensive", "Rafah"),
        ("Rebels clashed with troops in El Geneina, in West Darfur.", "clashed", "El Geneina"),
        ("The leaders were received by the king in Rabat.", "received", "Rabat"),
        ("A truck bomb exploded at a checkpoint outside Mogadishu.", "exploded", "Mogadishu"),
        ("They live in Rafah, a city in southern Gaza where thousands have sought refuge.", "sought", "Rafah"),
        ("Her trip to Lusaka has been called off.", "trip", "Lusaka"),
        ("Protesters marched through Brussels on Sunday.", "marched", "Brussels"),
    ],
)
def test_the_place_of_an_event(nlp: Language, text: str, trigger: str, name: str) -> None:
    assert place(nlp, text, trigger) == name


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Washington rejected the offer.", "rejected"),
        ("The minister resigned. A fire broke out in Lyon.", "resigned"),
        ("Officials in Paris denied that troops had attacked the village.", "attacked"),
        ("Russia and China signed the treaty.", "signed"),
    ],
)
def test_no_place_from_elsewhere(nlp: Language, text: str, trigger: str) -> None:
    assert place(nlp, text, trigger) is None
