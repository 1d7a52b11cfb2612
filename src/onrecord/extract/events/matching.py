"""Which tokens trigger an event: frames held against the parse.

In: a token. Out: its match, or None. Promise: nothing but the token's own clause is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from spacy.tokens import Doc, Token

from onrecord.extract.events.demands import is_finite_after_all, is_met, is_participle, lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, verb_frames, words_of
from onrecord.extract.syntax import is_passive, prepositional
from onrecord.model import EventType

QUADS = frozenset(get_args(EventType))
"""The types of events; a frame of another ("NONE") says that a verb tells no event with such an object."""
RELATIVES = frozenset(("who", "that", "which", "where", "when", "why", "whom", "in", "at", "to", "with"))
NAMED = frozenset(("ORG", "PERSON", "GPE", "PRODUCT", "WORK_OF_ART", "LAW", "FAC"))
LABELS = frozenset(("call", "describe", "term", "label"))
STOPPAGES = frozenset(("general", "hunger", "hospital", "rail", "bus", "nationwide", "wildcat", "port"))
LIGHT_LINKS = frozenset(("dobj", "nsubjpass"))


@dataclass(slots=True)
class Match:
    """A trigger with its frame. ``words`` are the trigger's own tokens; ``carrier`` is the verb that lends an
    event noun its subject ("held talks"), the trigger itself where a verb tells the event."""

    trigger: Token
    frame: Frame
    words: list[Token]
    carrier: Token | None = None
    objects: list[Token] = field(default_factory=list)


def match(token: Token) -> Match | None:
    """The event that this token triggers, if its clause meets one of its frames."""
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        return _verb(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun(token)
    return None


def _verb(verb: Token) -> Match | None:
    frames = verb_frames().get(lemma_of(verb))
    if not frames or verb.dep_ in ("aux", "auxpass", "amod", "compound", "prep"):
        return None
    objects = _objects(verb)
    if lemma_of(verb) in LABELS and any(o.lower_ == "what" for o in objects):
        return None  # "what he called a coup" only names it
    if (
        verb.dep_ == "relcl"
        and lemma_of(verb) in ("call", "describe", "term", "label")
        and _is_relative_object(verb)
    ):
        objects = [verb.head]  # "a move that Peru called a provocation"
    for frame in frames:
        words = _words(verb, frame, objects)
        if words is not None and is_met(frame, verb, objects, words):
            trigger = [verb, *words]
            if frame.asks == "noun":
                trigger += [o for o in objects if lemma_of(o) in frame.nouns][:1]
            if frame.type == "MOBILIZE" and any(lemma_of(t) in words_of("light", "relief") for t in verb.subtree):
                # Troops sent to keep the peace or to bring relief are aid.
                frame = replace(frame, type="AID", mode="peacekeeping", cameo="074")
            if frame.type == "ASSAULT" and verb.doc[max(0, verb.i - 2) : verb.i].text.lower() == "test-":
                frame = replace(frame, type="MOBILIZE", mode="weapons", cameo="153")
            return Match(verb, frame, trigger, verb, objects) if frame.type in QUADS else None
    return None


def _objects(verb: Token) -> list[Token]:
    """The verb's objects and what stands in the same place: the subject of a passive, a small clause's subject.

    The noun that a participle describes ("hostages held by the group") is its object too.
    """
    found = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    if not found and is_participle(verb):
        # "with ten people killed"
        found = [c for c in verb.children if c.dep_ == "nsubj"]
    bare = not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN" and bare and not is_finite_after_all(verb):
        found = [verb.head]
    if not found and verb.tag_ == "VBN" and verb.dep_ == "conj" and is_passive(verb.head):
        found = [c for c in verb.head.children if c.dep_ == "nsubjpass"]
    if not found and verb.dep_ == "relcl" and not any(c.lower_ in RELATIVES for c in verb.children):
        # The object that a relative clause with no pronoun leaves behind: "the town they shelled".
        found = [verb.head]
    found += [n for o in found if lemma_of(o) in words_of("light", "parts") for n in prepositional(o, "of")]
    return [c for o in found for c in _with_conjuncts(o)]


def _is_relative_object(verb: Token) -> bool:
    """Whether the relative pronoun is what the verb is done to: it stands before the verb's own subject."""
    pronoun = next((c for c in verb.lefts if c.lower_ in ("that", "which", "whom")), None)
    return pronoun is not None and any(c.dep_ == "nsubj" and c.i > pronoun.i for c in verb.lefts)


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _with_conjuncts(child)


def _words(verb: Token, frame: Frame, objects: list[Token]) -> list[Token] | None:
    """The particles or prepositions that the frame asks for; None where they aren't there."""
    if not frame.words:
        return []
    for child in verb.children:
        if _is_time(child):
            continue
        if child.lower_ in frame.words and child.dep_ in (
            "prt",
            "prep",
            "advmod",
            "agent",
            "dative",
            "acomp",
            "oprd",
        ):
            return [child]
    for child in verb.children:
        # "talks broke off with", "withdraw out of"
        if child.dep_ in ("prt", "advmod", "prep", "xcomp", "ccomp"):
            for below in child.children:
                if below.lower_ in frame.words and below.dep_ in ("prep", "prt"):
                    return [below]
    for noun in objects:
        for child in noun.children:
            if child.lower_ in frame.words and child.dep_ in ("prep", "prt"):
                return [child]
    return None


def _is_time(preposition: Token) -> bool:
    """Whether a preposition only says when: "on Sunday"."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _noun(noun: Token) -> Match | None:
    frames = noun_frames().get(lemma_of(noun))
    if not frames or noun.dep_ in ("compound", "amod", "nmod", "npadvmod") or _is_name(noun):
        return None
    before = {c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")}
    if before & words_of("light", "press"):
        return None
    frame = next((f for f in frames if f.nouns <= before), None)
    if frame is None:
        return None
    if frame.lemma == "strike" and _stops_work(noun, before):
        frame = replace(frame, type="PROTEST", mode="strike", cameo="143")
    carrier = _carrier(noun)
    needs = frame.needs
    if carrier is not None and lemma_of(carrier) == "have" and frame.type != "CONSULT":
        return None  # a country that "has had 190 coups" has staged none
    if needs == "light" and carrier is None and not frame.nouns:
        return None
    if needs == "joint" and not before & {"joint", "military", "naval", "war", "live-fire"}:
        return None
    if needs == "military" and not before & {
        "military",
        "ground",
        "special",
        "security",
        "rescue",
        "offensive",
        "army",
    }:
        return None
    if needs == "of" and not any(c.lower_ == "of" for c in noun.children):
        return None
    return Match(noun, frame, [carrier, noun] if carrier is not None else [noun], carrier)


def _stops_work(noun: Token, before: set[str]) -> bool:
    """Whether a strike is one of workers: what stands before it says so, or else what the report is about."""
    if before & words_of("hints", "aerial"):
        return False
    if before & words_of("hints", "labour") or before & STOPPAGES:
        return True
    if any(c.lower_ in ("on", "against", "targeting") for c in noun.children):
        return False
    return _is_of_labour(noun.doc)


def _is_of_labour(doc: Doc) -> bool:
    """Whether a report speaks of workers more than of war; kept, for it is the same for each strike."""
    kept: dict[str, bool] = doc.user_data
    if "onrecord.labour" not in kept:
        labour = sum(lemma_of(t) in words_of("hints", "labour") for t in doc)
        war = sum(lemma_of(t) in words_of("hints", "war") for t in doc)
        kept["onrecord.labour"] = labour > war or not war
    return kept["onrecord.labour"]


def _is_name(noun: Token) -> bool:
    """Whether a noun is part of a name or a date: "March", "the Refugee Appeal"."""
    return noun.ent_type_ in ("DATE", "TIME") or (noun.pos_ == "PROPN" and noun.ent_type_ in NAMED)


def _carrier(noun: Token) -> Token | None:
    """The verb that lends the noun its subject: "held talks", "talks were held"."""
    token = noun
    for _ in range(3):
        if token.dep_ != "conj":
            break
        token = token.head
    verb = token.head
    if token.dep_ in LIGHT_LINKS and verb.pos_ == "VERB" and lemma_of(verb) in words_of("light", "verbs"):
        return verb
    return None
