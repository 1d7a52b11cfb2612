"""Which tokens trigger an event: frames held against the parse.

In: a token. Out: its match, or None. Promise: nothing but the token's own clause is looked at.
"""

from dataclasses import dataclass, field, replace
from typing import get_args

from spacy.tokens import Token

from onrecord.extract.events.demands import is_finite_after_all, is_met, is_participle, lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, verb_frames, words_of
from onrecord.extract.events.kinds import demanded
from onrecord.extract.events.nominal import framed
from onrecord.extract.events.objects import (
    asked_for,
    is_no_particle,
    meant,
    measures,
    object_of_particle,
    opens_clause,
    shared_object,
    stands_for,
    with_conjuncts,
    words_with,
)
from onrecord.extract.syntax import is_passive, own_subject, prepositional
from onrecord.model import EventType

QUADS = frozenset(get_args(EventType))
"""The types of events; a frame of another ("NONE") says that a verb tells no event with such an object."""
RELATIVES = frozenset(("who", "that", "which", "where", "when", "why", "whom", "in", "at", "to", "with"))
ASKED = {"RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist"}
"""The mode of a request by the type of what is asked for."""
DEPART = frozenset(("leave", "depart", "quit", "exit", "go"))
LABELS = frozenset(("call", "describe", "term", "label"))


@dataclass(slots=True)
class Match:
    """A trigger with its frame. ``words`` are the trigger's own tokens; ``carrier`` is the verb that lends an
    event noun its subject ("held talks"), the trigger itself where a verb tells the event; ``stage`` the verb by
    which one of several stages is told, whose words are the match's then."""

    trigger: Token
    frame: Frame
    words: list[Token]
    carrier: Token | None = None
    objects: list[Token] = field(default_factory=list)
    stage: Token | None = None


def match(token: Token) -> Match | None:
    """The event that this token triggers, if its clause meets one of its frames."""
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        return _verb(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun(token)
    return None


def _verb(verb: Token) -> Match | None:
    frames = verb_frames(verb).get(lemma_of(verb))
    if not frames or verb.dep_ in ("aux", "auxpass", "amod", "compound", "prep"):
        return None
    if lemma_of(verb) == "be" and any(c.dep_ == "xcomp" for c in verb.rights):
        return None  # "is to meet her in Oslo" is where they meet
    objects = objects_of(verb)
    if lemma_of(verb) in LABELS and any(o.lower_ == "what" for o in objects):
        return None  # "what he called a coup" only names it
    if (
        verb.dep_ == "relcl"
        and lemma_of(verb) in ("call", "describe", "term", "label")
        and _is_relative_object(verb)
    ):
        objects = [verb.head]  # "a move that Peru called a provocation"
    for frame in frames:
        if frame.type == "PROTEST" and lemma_of(verb) in LABELS and _is_labelled(verb, objects):
            continue  # "called the strike illegal"
        words = words_with(verb, frame, objects)
        if words is None or is_no_particle(frame, words, objects):
            continue
        if frame.type == "CONCEDE" and any(lemma_of(o) in demanded("envoys") and _is_any(o) for o in objects):
            continue
        done_to = objects or object_of_particle(frame, words)
        if is_met(frame, verb, done_to, words):
            objects = done_to
            trigger = [verb, *words]
            if frame.asks == "noun":
                trigger += [o for o in objects if lemma_of(o) in frame.nouns and not stands_for(o, verb)][:1]
            if frame.type == "MOBILIZE" and any(
                t != verb and lemma_of(t) in words_of("light", "relief") for t in verb.subtree
            ):
                # Troops sent to keep the peace or to bring relief are aid.
                frame = replace(frame, type="AID", mode="peacekeeping", cameo="074")
            if frame.type == "ASSAULT" and verb.doc[max(0, verb.i - 2) : verb.i].text.lower() == "test-":
                frame = replace(frame, type="MOBILIZE", mode="weapons", cameo="153")
            if frame.type == "REQUEST" and _sends_away(verb, objects):
                frame = replace(frame, type="SANCTION", mode="expel", cameo="161")
            if frame.type == "ASSAULT" and any(c.lower_ in demanded("mild") for o in objects for c in o.lefts):
                # Rubber bullets drive a crowd off.
                frame = replace(frame, type="COERCE", mode="restrict", cameo="175")
            if frame.type == "REQUEST" and not frame.mode:
                frame = replace(frame, mode=_mode_of_request(asked_for(verb, objects, words)))
            return Match(verb, frame, trigger, verb, objects) if frame.type in QUADS else None
    return None


def _is_labelled(verb: Token, objects: list[Token]) -> bool:
    """Whether something is only called this or that: "called their strike illegal"."""
    named = [c for c in verb.rights if c.dep_ in ("oprd", "acomp", "attr", "ccomp", "dobj")]
    theirs = any(c.tag_ == "PRP$" or c.ent_type_ == "DATE" for o in objects for c in o.lefts)
    return theirs or len(named) > 1 or any(c.dep_ != "dobj" for c in named)


def _is_any(envoy: Token) -> bool:
    """Whether it is no envoy whom somebody had called home: "will send an ambassador"."""
    return any(c.lower_ in ("a", "an") for c in envoy.lefts)


def _sends_away(verb: Token, objects: list[Token]) -> bool:
    """Whether an envoy is told to go: "ordered the ambassador to leave the country"."""
    return any(lemma_of(o) in demanded("envoys") for o in objects) and any(
        c.dep_ in ("xcomp", "ccomp", "advcl") and c.tag_ == "VB" and lemma_of(c) in DEPART for c in verb.children
    )


def _mode_of_request(asked: list[Token]) -> str:
    """The mode of a request, by what is asked for: help, a meeting, to yield, or any other change."""
    for act in asked:
        if lemma_of(act) in demanded("yields"):
            return "yield"
        found = match(act)
        if found is not None and found.frame.type in ASKED:
            return ASKED[found.frame.type]
    return "change" if asked else ""


def objects_of(verb: Token) -> list[Token]:
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
    if not found and verb.dep_ == "advcl" and verb.tag_ == "VBN" and bare and opens_clause(verb):
        # "Sued by the widow, the firm settled": whoever the sentence is about.
        who = own_subject(verb.head)
        found = [who] if who is not None else []
    if not found and lemma_of(verb) == "let":
        # "let the convoy through": the parse makes a clause of it.
        found = [n for c in verb.rights if c.pos_ in ("ADP", "ADV") for n in c.children if n.dep_ == "nsubj"]
    if not found:
        # A small clause's: "held Chad responsible".
        found = [
            c for s in verb.rights if s.dep_ == "ccomp" and s.tag_ == "JJ" for c in s.lefts if c.dep_ == "nsubj"
        ]
    if not found:
        found = shared_object(verb)
    if (
        verb.dep_ == "relcl"
        and verb.head.pos_ in ("NOUN", "PROPN")
        and lemma_of(verb.head) not in noun_frames(verb)
    ):
        needless = any(f.asks in ("who", "any") for f in verb_frames(verb).get(lemma_of(verb), ()))
        pronouns = ("which", "that") if needless else ("which", "that", "whom")
        found = [verb.head if o.lower_ in pronouns else o for o in found]
    found += [n for o in found if measures(o) for n in prepositional(o, "of")]
    found = [o for o in found if lemma_of(o) not in demanded("bundles") or not any(prepositional(o, "of"))]
    found = [meant(o, verb) for o in found]
    return [c for o in found for c in with_conjuncts(o)]


def _is_relative_object(verb: Token) -> bool:
    """Whether the relative pronoun is what the verb is done to: it stands before the verb's own subject."""
    pronoun = next((c for c in verb.lefts if c.lower_ in ("that", "which", "whom")), None)
    return pronoun is not None and any(c.dep_ == "nsubj" and c.i > pronoun.i for c in verb.lefts)


def _noun(noun: Token) -> Match | None:
    """What an event noun tells, with the verb that lends it its subject."""
    told = framed(noun)
    if told is None:
        return None
    frame, carrier, of = told
    return Match(noun, frame, [carrier, noun] if carrier is not None else [noun], carrier, of)
