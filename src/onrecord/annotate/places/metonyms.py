"""Whether a place's name stands for its government: "Washington rejected" against "talks in Washington"."""

from functools import cache

from spacy.tokens import Doc, Token

from onrecord.annotate.places.finding import DESTINATION, LOCATIVE, SEATS, Name
from onrecord.data import table
from onrecord.data.places import Candidate, key_of
from onrecord.lang import lexicon

_WORDS = lexicon("places.toml")
STATIVE = frozenset(_WORDS["stative"])
ADDRESSED = frozenset(_WORDS["addressed"])
STANCE = frozenset(_WORDS["stance"])
MOTION = frozenset(_WORDS["motion"])
SETTINGS = frozenset(_WORDS["settings"])
GIVING = frozenset(_WORDS["giving"])


def is_metonym(name: Name, place: Candidate | None, doc: Doc) -> bool:
    """Whether a country, a capital or another seat of power is meant as the one who acts, by its part in the
    parse: subject of an act, the one addressed, who it is done by, for, with or against; else it is a place."""
    if place is None or not (
        place.kind == "country" or place.seat or name.key in SEATS or name.key in _capitals()
    ):
        return False
    head = doc[name.head]
    while head.dep_ == "conj":
        head = head.head
    return _acts(head)


def _acts(head: Token) -> bool:
    verb = head.head
    if head.dep_ in ("nsubj", "csubj"):
        return verb.lemma_ not in STATIVE or _is_speaking(verb)
    if head.dep_ == "nsubjpass":
        return verb.lemma_ in ADDRESSED
    if head.dep_ in ("dobj", "dative"):
        return verb.lemma_ not in DESTINATION
    if head.dep_ == "poss":
        return verb.pos_ != "PROPN" and verb.lemma_ not in SETTINGS
    if head.dep_ == "pobj":
        return _after_preposition(verb)
    return False


def _is_speaking(verb: Token) -> bool:
    return any(child.dep_ in ("ccomp", "xcomp") for child in verb.children) and verb.lemma_ not in ("be", "have")


def _after_preposition(preposition: Token) -> bool:
    word = preposition.lower_
    carrier = preposition.head
    if word in ("by", "with", "against", "between", "for", "without", "behind", "versus"):
        return True
    if word == "of":
        return carrier.lemma_ in STANCE
    if word == "on":
        return carrier.lemma_ in STANCE or carrier.pos_ == "VERB"
    if word == "to":
        return carrier.lemma_ not in MOTION and carrier.pos_ in ("VERB", "NOUN") and carrier.lemma_ in GIVING
    return word not in LOCATIVE


@cache
def _capitals() -> frozenset[str]:
    return frozenset(key_of(name) for row in table("countries.tsv") for name in row["capital"].split("|") if name)
