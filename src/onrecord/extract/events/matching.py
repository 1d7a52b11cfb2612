"""Which tokens trigger an event: frames held against the parse.

In: a token. Out: its match, or None. Promise: nothing but the token's own clause is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from spacy.tokens import Token

from onrecord.extract.events.demands import is_finite_after_all, is_met, is_participle, lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, verb_frames, words_of
from onrecord.extract.events.nominal import carrier_of, framed
from onrecord.extract.syntax import is_passive, own_subject, prepositional
from onrecord.model import EventType

QUADS = frozenset(get_args(EventType))
"""The types of events; a frame of another ("NONE") says that a verb tells no event with such an object."""
_carrier = carrier_of
RELATIVES = frozenset(("who", "that", "which", "where", "when", "why", "whom", "in", "at", "to", "with"))
LABELS = frozenset(("call", "describe", "term", "label"))
PARTICLES = frozenset(("in", "off", "out", "up", "down", "over", "away", "through", "back"))
"""Adverbs that the parse may take for prepositions: "took in the refugees"."""
MEASURES = frozenset(
    ("bag", "sack", "ton", "tonne", "crate", "box", "barrel", "litre", "liter", "kilo", "kilogram", "truckload")
    + (
        "lorryload",
        "planeload",
        "boatload",
        "load",
        "worth",
        "tranche",
        "pallet",
        "container",
        "trove",
        "rest",
        "last",
    )
    + (
        "half",
        "most",
        "many",
        "some",
        "all",
        "majority",
        "third",
        "quarter",
        "member",
        "state",
        "first",
        "stretch",
    )
)
"""Nouns that measure out what they are of: "tonnes of flour", "a state of emergency"."""
REACH = 3
ASKED = {"RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist"}
"""The mode of a request by the type of what is asked for."""


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
        if words is None or _is_no_particle(frame, words, objects):
            continue
        done_to = objects or _object_of_particle(frame, words)
        if is_met(frame, verb, done_to, words):
            objects = done_to
            trigger = [verb, *words]
            if frame.asks == "noun":
                trigger += [o for o in objects if lemma_of(o) in frame.nouns][:1]
            if frame.type == "MOBILIZE" and any(lemma_of(t) in words_of("light", "relief") for t in verb.subtree):
                # Troops sent to keep the peace or to bring relief are aid.
                frame = replace(frame, type="AID", mode="peacekeeping", cameo="074")
            if frame.type == "ASSAULT" and verb.doc[max(0, verb.i - 2) : verb.i].text.lower() == "test-":
                frame = replace(frame, type="MOBILIZE", mode="weapons", cameo="153")
            if frame.type == "REQUEST" and not frame.mode:
                frame = replace(frame, mode=_asked_for(verb, objects, words))
            return Match(verb, frame, trigger, verb, objects) if frame.type in QUADS else None
    return None


def _is_no_particle(frame: Frame, words: list[Token], objects: list[Token]) -> bool:
    """Whether "in" only says where: "was taken in Lagos" takes nobody in."""
    return frame.words == {"in"} and bool(objects) and any(w.dep_ == "prep" and any(w.children) for w in words)


def _object_of_particle(frame: Frame, words: list[Token]) -> list[Token]:
    """The object of a verb whose particle the parse takes for a preposition: "threw out the appeal"."""
    if frame.asks not in ("any", "who", "noun", ""):
        return []
    found = [
        c for w in words if w.dep_ == "prep" and w.lower_ in PARTICLES for c in w.children if c.dep_ == "pobj"
    ]
    return [c for noun in found for c in _with_conjuncts(noun)]


def _asked_for(verb: Token, objects: list[Token], words: list[Token]) -> str:
    """The mode of a request, by what is asked for: help, a meeting, to yield, or any other change."""
    heads = [
        c for c in (*verb.children, *objects) if c.dep_ in ("xcomp", "advcl", "ccomp", "dobj") and c.i > verb.i
    ]
    heads += [n for w in words for n in w.children if n.dep_ in ("pobj", "pcomp") and w.lower_ in ("for", "to")]
    for head in heads:
        lemma = lemma_of(head)
        kinds = [f.type for f in (verb_frames() if head.pos_ == "VERB" else noun_frames()).get(lemma, ())]
        if lemma in ("let", "stop", "cease", "halt", "end", "lift", "accept"):
            return "yield"
        for kind in kinds:
            if kind in ASKED:
                return ASKED[kind]
    return "change" if heads else ""


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
    if not found and verb.dep_ == "advcl" and verb.tag_ == "VBN" and bare and _opens_clause(verb):
        # "Sued by the widow, the firm settled": whoever the sentence is about.
        who = own_subject(verb.head)
        found = [who] if who is not None else []
    if not found:
        found = _shared_object(verb)
    found += [n for o in found if _measures(o) for n in prepositional(o, "of")]
    return [c for o in found for c in _with_conjuncts(o)]


def _measures(noun: Token) -> bool:
    """Whether a noun only says how much there is of another: "three of the parties", "tonnes of flour"."""
    return noun.tag_ == "CD" or lemma_of(noun) in MEASURES or lemma_of(noun) in words_of("light", "parts")


def _opens_clause(verb: Token) -> bool:
    """Whether a participle opens a clause of its own, with who did it: "Sued by", ", freed without a word by"."""
    first = verb.left_edge
    apart = first.is_sent_start or verb.doc[first.i - 1].is_punct
    return bool(apart) and any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.rights)


def _shared_object(verb: Token) -> list[Token]:
    """The object that two verbs share: "suspended and then voided the ban"; none of a verb that needs none."""
    if any(f.asks == "none" for f in verb_frames().get(lemma_of(verb), ())):
        return []
    for other in verb.rights:
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and other.i - verb.i <= REACH:
            return [c for c in other.children if c.dep_ == "dobj"]
    return []


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
    """What an event noun tells, with the verb that lends it its subject."""
    told = framed(noun)
    if told is None:
        return None
    frame, carrier, of = told
    return Match(noun, frame, [carrier, noun] if carrier is not None else [noun], carrier, of)
