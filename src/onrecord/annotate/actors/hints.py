"""Small signs of whose minister somebody is, where no word says it: who acts in the sentence before, whose plans
the minister tells, in whose capital the minister speaks.

One sign alone may mislead (a guest speaks in another's capital); together they outweigh the report's home.
"""

from collections import Counter

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.tables import ABROAD, Country

_WILL = frozenset(("will", "would", "'ll", "’ll"))


CALLED_ON = 2
"""What it weighs that somebody is met in a capital to which another has travelled."""


def lead(frame: Frame) -> Identity | None:
    """Who acts, or speaks, in the first sentence of the text."""
    for passage in frame.doc._.passages:
        if passage.kind == "paragraph":
            first = next((i for i in range(frame.token_at(passage.start), len(frame.tokens))
                          if frame.offsets[i] >= passage.start), None)  # fmt: skip
            return None if first is None else _subject(frame, frame.tokens[first].sent.root)
    return None


def _subject(frame: Frame, verb: Token) -> Identity | None:
    """Whoever the verb's subject is."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    held = None if subject is None else frame.taken.get(subject.i)
    return None if held is None else held.identity


def led_by(frame: Frame, spot: Spot) -> Identity | None:
    """The body that a relative clause says somebody leads: "Vice Admiral X, who commands Peru's navy"."""
    for clause in frame.tokens[spot.head].rights:
        if clause.dep_ != "relcl" or clause.lemma_ not in word_set("leading"):
            continue
        noun = next((child for child in clause.rights if child.dep_ == "dobj"), None)
        held = None if noun is None else frame.taken.get(noun.i)
        if held is not None and held.identity is not None and held.identity.country is not None:
            return held.identity
    return None


def hints(frame: Frame, person: Identity) -> Counter[str]:
    """How many signs speak for each country."""
    found: Counter[str] = Counter()
    first = min(person.spots, key=lambda spot: spot.head)
    before = frame.tokens[first.head].sent.start - 1
    while before > 0 and frame.tokens[before].is_space:
        before -= 1
    if before > 0:
        acting = _subject(frame, frame.tokens[before].sent.root)
        found[(acting and acting.country) or ""] += 1
    for spot in person.spots:
        verb = frame.tokens[spot.head].head
        if frame.tokens[spot.head].dep_ == "nsubj" and verb.lemma_ in word_set("says"):
            found[_plans_of(frame, verb) or ""] += 1
            found[_spoken_in(frame, verb) or ""] += 1
        if spot.form != "pronoun":
            found[_called_on_in(frame, frame.tokens[spot.head]) or ""] += CALLED_ON
    for nobody in ("", *ABROAD):
        del found[nobody]
    return found


def _plans_of(frame: Frame, verb: Token) -> str | None:
    """The country whose plans are told: "said Peru would not accept the arrests"."""
    told = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
    if told is None or not any(child.lower_ in _WILL for child in told.lefts):
        return None
    subject = next((child for child in told.lefts if child.dep_ == "nsubj"), None)
    spot: Spot | None = None if subject is None else frame.taken.get(subject.i)
    named = spot is not None and spot.identity is not None and spot.identity.key.startswith("country")
    return spot.identity.country if named and spot is not None and spot.identity is not None else None


def _called_on_in(frame: Frame, person: Token) -> str | None:
    """The country of the capital to which another travels to meet this person: "flew to Lima to see Roe", "went to
    Lima and held talks with Roe"."""
    verb = person.head.head if person.dep_ == "pobj" and person.head.lower_ == "with" else person.head
    if person.dep_ not in ("dobj", "pobj"):
        return None
    for _ in range(3):
        if verb.pos_ == "VERB" and verb.lemma_ in word_set("travelling"):
            for to in verb.rights:
                place = next((c for c in to.rights if c.dep_ == "pobj"), None) if to.lower_ == "to" else None
                match = None if place is None else frame.name_starting.get(place.i)
                if match is not None and isinstance(match.entry, Country) and match.entry.form == "capital":
                    return str(match.entry.code)
        if verb.dep_ not in ("xcomp", "advcl", "conj", "dobj"):
            return None
        verb = verb.head
    return None


def _spoken_in(frame: Frame, verb: Token) -> str | None:
    """The country of the capital in which it is said: "told reporters in Lima"."""
    for child in verb.rights:
        for preposition in (child, *child.rights):
            if preposition.lower_ == "in" and preposition.dep_ == "prep":
                place = next((c for c in preposition.rights if c.dep_ == "pobj"), None)
                match = None if place is None else frame.name_starting.get(place.i)
                if match is not None and isinstance(match.entry, Country) and match.entry.form == "capital":
                    return str(match.entry.code)
    return None
