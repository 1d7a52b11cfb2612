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
        ("Nurses marched through Brussels to demand that the state pay them.", "demand", "Brussels"),
        ("French troops freed two hostages north of Timbuktu.", "freed", "Timbuktu"),
        ("The Dili summit was put off on Monday.", "summit", "Dili"),
        ("The talks had been due to open in Ganja on Monday.", "talks", "Ganja"),
        ("Farmers blocked the road to Oruro on Friday.", "blocked", "Oruro"),
        ("Egypt closed the Rafah crossing on Friday.", "closed", "Rafah"),
        ("The envoy flew to Minsk on Monday, where he met the president.", "met", "Minsk"),
        ("Gunmen stormed a hotel in Bamako and took 12 guests hostage.", "took", "Bamako"),
        ("A man blew himself up at a market in Maiduguri, killing four traders.", "killing", "Maiduguri"),
        ("Police clashed with students near Concepción.", "clashed", "Concepción"),
        ("Dockers in Mombasa called off a strike on Friday.", "strike", "Mombasa"),
        ("Police arrested two smugglers off Kalimera in June.", "arrested", "Kalimera"),
        ("Relief workers delivered food for 300 people to Mopti.", "delivered", "Mopti"),
        ("The minister went to Lusaka in May. Two reporters were arrested there.", "arrested", "Lusaka"),
        ("Chile signed a customs accord with Paraguay in Asunción.", "signed", "Asunción"),
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
        ("Chad condemned the killing of farmers in Aleppo.", "condemned"),
        ("France thanked doctors in Gaza.", "thanked"),
        ("Norway sent a ship at the request of the Solomon Islands.", "sent"),
        ("Togo trusts in Kalimera, its new coach, and arrested nobody.", "arrested"),
    ],
)
def test_no_place_from_elsewhere(nlp: Language, text: str, trigger: str) -> None:
    assert place(nlp, text, trigger) is None
