"""The words by which a sentence tells a vote: its measure, and whether it has happened."""

import re

from spacy.tokens import Span, Token

from onrecord.extract.syntax import direct_object
from onrecord.lang import lexicon

_LEXICON = lexicon("votes.toml")
STRONG = frozenset(_LEXICON["strong"])
STRONG_PHRASE = re.compile(r"\b(?:" + "|".join(_LEXICON["strong_phrases"]) + r")\b", re.I)
_WORDS = _LEXICON["words"]
MEASURES = frozenset(_WORDS["measures"])
ANY_MEASURE = frozenset(_WORDS["any_measure"])
SPORTS = frozenset(_WORDS["sports"])
HYPOTHETICAL = frozenset(_WORDS["hypothetical"])
PROSPECTIVE = frozenset(_WORDS["prospective"])
NEEDED = frozenset(_WORDS["needed"])
ON_VETOES = frozenset(_WORDS["on_vetoes"])
PASSING = frozenset(_WORDS["passing"])
LAWS = frozenset(_WORDS["laws"])


def is_prospective(verb: Token) -> bool:
    """Whether an act is only planned, possible, urged or threatened."""
    token = verb
    for _ in range(4):
        if any(
            c.dep_ in ("aux", "mark") and (c.lower_ in HYPOTHETICAL or c.lower_ in ("if", "unless"))
            for c in token.lefts
        ):
            return True
        if token.head == token or token.tag_ == "VBD":
            # what is told in the past has happened, whatever it is told beside
            return False
        is_infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)
        if is_infinitive and (token.dep_ in ("advcl", "acl", "relcl") or token.head.lemma_ == "have"):
            # "met to vote on it", "have until June to decide"
            return True
        if token.dep_ == "xcomp" and token.head.lemma_ == "be":
            # "the house is to vote on Thursday"
            return True
        if token.dep_ in ("xcomp", "ccomp", "acl", "pobj", "dobj", "advcl", "conj", "pcomp", "prep"):
            head = token.head
            if (
                head.lemma_ in PROSPECTIVE
                and head.pos_ in ("VERB", "ADJ", "NOUN")
                and token.dep_ in ("xcomp", "acl", "ccomp", "dobj")
            ):
                return True
            token = head
            if (
                token.dep_ == "ROOT"
                and token.pos_ == "VERB"
                and token.dep_ != verb.dep_
                and token.lemma_ in ("say", "tell")
            ):
                return False
        else:
            return False
    return False


def measure_of(sent: Span, verb: Token | None) -> Token | None:
    """What is voted on: the verb's object where it is a measure, else the sentence's first measure."""
    if verb is not None:
        for noun in (direct_object(verb), *(c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))):
            if noun is not None and noun.lemma_.lower() in MEASURES:
                return noun
        for child in verb.children:
            if child.dep_ == "prep":
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.lemma_.lower() in MEASURES:
                        return noun
    for token in sent:
        if token.dep_ == "nsubj" and token.head.dep_ in ("relcl", "advcl"):
            continue  # "to Burundi, where a report put the toll at 40"
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in MEASURES and token.dep_ != "compound":
            return token
    return None


def words_of(measure: Token) -> str:
    """The measure with what describes it before: "ceasefire resolution", "no-confidence motion"."""
    first = measure.i
    doc = measure.doc
    while first > measure.sent.start and measure.i - first < 8:
        before = doc[first - 1]
        hyphened = doc[first].text in ("-", "‑") and not before.whitespace_
        joins = hyphened or before.pos_ in ("NOUN", "PROPN", "ADJ") or before.text in ("-", "‑", "“", '"')
        if not joins or before.ent_type_ in ("DATE", "TIME") or before.dep_ in ("nsubj", "npadvmod", "pobj"):
            break
        first -= 1
    while first < measure.i and not doc[first].text[0].isalnum():
        first += 1
    return doc[first : measure.i + 1].text
