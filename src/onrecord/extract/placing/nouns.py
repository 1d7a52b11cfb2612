"""Where what a noun tells was: "the Dili summit", "talks in Doha", "held talks in Doha"."""

from spacy.tokens import Doc, Token

from onrecord.extract.placing.phrases import (
    AT,
    DESTINATION,
    MOTION,
    STATED,
    TOWARD,
    after,
    object_itself,
    of_noun,
    pointed_at,
    within,
)
from onrecord.lang import lexicon
from onrecord.model import PlaceMark

_WORDS = lexicon("places.toml")
OWN_ACTS = frozenset(_WORDS["own_acts"])
PLAIN_VERB_LINKS = frozenset(("dobj", "nsubjpass", "nsubj", "attr"))


def of_event_noun(noun: Token, doc: Doc) -> PlaceMark | None:
    """Where the event was that the noun tells; None where nothing says it."""
    found = after(noun, doc, AT)
    if found is None:
        found = of_noun(noun, doc)
    if found is None and noun.lemma_ in MOTION:
        found = after(noun, doc, TOWARD)
    if found is None and noun.lemma_ not in STATED:
        found = after(noun, doc, frozenset(("of", "against", "on")))
    if found is not None:
        return found
    head = noun.head
    if noun.dep_ in PLAIN_VERB_LINKS and head.pos_ in ("VERB", "AUX"):
        found = after(head, doc, AT) or pointed_at(head, doc) or _where_due(head, doc)
        if found is None and (head.lemma_ in MOTION or noun.lemma_ in MOTION):
            found = after(head, doc, TOWARD)
        if found is None and noun.lemma_ in OWN_ACTS:
            found = next((m for c in head.lefts if c.dep_ == "nsubj" and (m := within(c, doc))), None)
    elif noun.dep_ == "pobj" and head.lower_ in ("for", "during", "at", "in", "on", "to"):
        carrier = head.head
        if carrier.pos_ in ("VERB", "AUX", "NOUN"):
            found = after(carrier, doc, AT)
            if found is None and carrier.lemma_ in ("be", "go", "stay", "remain") and head.lower_ == "on":
                # "dockers in Durban are on strike"
                found = next((m for c in carrier.lefts if c.dep_ == "nsubj" and (m := within(c, doc))), None)
            if found is None and carrier.lemma_ in MOTION:
                found = after(carrier, doc, TOWARD)
            if found is None and carrier.pos_ == "VERB" and carrier.lemma_ in DESTINATION:
                found = object_itself(carrier, doc)
            if found is None and carrier.dep_ == "dobj" and carrier.head.lemma_ in MOTION:
                found = after(carrier.head, doc, TOWARD)
    elif noun.dep_ == "conj":
        found = after(head, doc, AT)
    return found


def _where_due(verb: Token, doc: Doc) -> PlaceMark | None:
    """Where it is said to begin: "had been due to open in Ganja"."""
    for child in verb.rights:
        if child.dep_ in ("acomp", "xcomp"):
            return after(child, doc, AT) or _where_due(child, doc)
    return None
