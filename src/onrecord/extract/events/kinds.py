"""What kind of thing a noun is, as far as a frame asks: a party, a place, a state, somebody armed.

In: a token. Out: yes or no. Promise: the token itself and the actor that it names are looked at, nothing else.
"""

from functools import cache
from typing import Any

from spacy.tokens import Token

from onrecord.extract.events.frames import classes
from onrecord.extract.events.vessels import is_vessel
from onrecord.extract.placing.phrases import mark_on
from onrecord.extract.syntax import agent, is_passive, subject
from onrecord.lang import lexicon

ARMED = frozenset(("MIL", "REB", "SEP", "INS", "UAF", "PRM"))
SECTORLESS = frozenset(("UNK", "CVL", "BUS", "LAB", "NGO", "JRN", "EDU", "MED", "AGR", "CRM", "REF", "REL"))
DOERS = frozenset(("ARMED", "POWER", "TARGET", "ENVOY"))
BODIES = frozenset(("IGO", "UNO", "EUR"))


@cache
def demanded(key: str) -> frozenset[str]:
    """A list of words from ``events_demands.toml``."""
    told: dict[str, Any] = lexicon("events_demands.toml")["words"]
    return frozenset(told[key])


def lemma_of(token: Token) -> str:
    """The lemma in lower case; the form itself where the tagger gave none."""
    return token.lemma_.lower() or token.lower_


def codes_of(token: Token) -> set[str]:
    """The three-letter parts of the codes of the actor that a token names."""
    mention = token.doc._.mention_at.get(token.i)
    if mention is None:
        return set()
    codes = next((a.codes for a in token.doc._.actors if a.id == mention.actor), ())
    return {code[i : i + 3] for code in codes for i in range(0, len(code), 3)}


def is_of_kind(noun: Token, kinds: frozenset[str]) -> bool:
    """Whether a noun is of a kind that a frame names in capitals: a place, a state, a treaty or body, a person,
    a vessel."""
    return (
        ("PLACE" in kinds and _names_place(noun))
        or ("STATE" in kinds and (noun.ent_type_ == "GPE" or lemma_of(noun) in demanded("states")))
        or ("BODY" in kinds and (noun.ent_type_ == "LAW" or bool(codes_of(noun) & BODIES)))
        or ("PERSON" in kinds and noun.ent_type_ == "PERSON")
        or ("VESSEL" in kinds and is_vessel(noun))
    )


def is_among(noun: Token, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of these, also where it is the last word of a name: "the Defence Forces"."""
    one = noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun.lower_
    return lemma_of(noun) in nouns or one in nouns or noun.lower_ in nouns


def has_subject_of_kind(verb: Token, kinds: frozenset[str]) -> bool:
    """Whether the doer is of the kind that a frame names in capitals: ARMED, POWER for whoever acts for a state or
    bears arms, TARGET for what is shot at, or ENVOY for who travels."""
    if not kinds & DOERS:
        return True
    unsaid = "POWER" in kinds and is_passive(verb) and agent(verb) is None
    who = None if unsaid else agent(verb) or subject(verb)
    if who is None:
        return unsaid and lemma_of(verb) in demanded("stopping")
    if "TARGET" in kinds:
        return is_vessel(who) or lemma_of(who) in classes()["targets"]
    if "POWER" in kinds:
        own = lemma_of(who) in demanded("hands") and any(c.dep_ == "poss" for c in who.lefts)
        return own or is_among(who, classes()["troops"]) or is_vessel(who) or _is_power(who)
    if "ENVOY" in kinds:
        return who.ent_type_ == "PERSON" or lemma_of(who) in demanded("leaders")
    return is_among(who, classes()["troops"]) or is_vessel(who) or bool(codes_of(who) & ARMED)


def _is_power(who: Token) -> bool:
    """Whether the doer is a state, its forces or its police, or those of somebody: "its coast guard"."""
    codes = codes_of(who)
    return bool(codes & (ARMED | {"COP"})) or (len(codes) == 1 and not codes & SECTORLESS)


def _names_people(noun: str) -> bool:
    """Whether a noun's ending tells that it is of people: "environmentalist", "serviceman", "deportee"."""
    return len(noun) > 6 and noun.endswith(tuple(demanded("people"))) and noun not in demanded("things")


def is_party(token: Token) -> bool:
    """Whether a noun can be somebody: a name, a known actor, or a noun for people or bodies."""
    if token.i in token.doc._.mention_at:
        return True
    if token.pos_ == "NUM" and any(c.lower_ == "of" for c in token.children):
        return True
    return (
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or token.pos_ in ("PRON", "PROPN")
        or lemma_of(token) in classes()["people"]
        or _names_people(lemma_of(token))
    )


def is_place(token: Token) -> bool:
    """Whether a noun names a place."""
    return _names_place(token) or lemma_of(token) in classes()["place"]


def _names_place(token: Token) -> bool:
    """Whether a noun is the name of a place, by the tagger or by the gazetteer, which knows more of them."""
    return token.ent_type_ in ("GPE", "LOC", "FAC") or (
        token.pos_ == "PROPN" and mark_on(token, token.doc) is not None
    )
