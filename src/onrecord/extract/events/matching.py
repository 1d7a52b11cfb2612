"""Which tokens trigger an event: frames held against the parse.

In: a token. Out: its match, or None. Promise: nothing but the token's own clause is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from spacy.tokens import Token

from onrecord.extract.events.frames import Frame, classes, noun_frames, verb_frames, words_of
from onrecord.extract.syntax import is_passive, own_subject, prepositional
from onrecord.model import EventType

QUADS = frozenset(get_args(EventType))
"""The types of events; a frame of another ("NONE") says that a verb tells no event with such an object."""
COMPLEMENTS = frozenset(("xcomp", "ccomp", "advcl"))
SAID_OF = frozenset(("attr", "oprd", "acomp"))
MUST = frozenset(("must", "should", "ought"))
RELATIVES = frozenset(("who", "that", "which", "where", "when", "why", "whom", "in", "at", "to", "with"))
NAMED = frozenset(("ORG", "PERSON", "GPE", "PRODUCT", "WORK_OF_ART", "LAW", "FAC"))
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


def lemma_of(token: Token) -> str:
    """The lemma in lower case; the form itself where the tagger gave none."""
    return token.lemma_.lower() or token.lower_


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
    for frame in frames:
        words = _words(verb, frame, objects)
        if words is not None and _met(frame, verb, objects, words):
            trigger = [verb, *words]
            if frame.asks == "noun":
                trigger += [o for o in objects if lemma_of(o) in frame.nouns][:1]
            if frame.type == "MOBILIZE" and any(lemma_of(t) in words_of("light", "relief") for t in verb.subtree):
                # Troops sent to keep the peace or to bring relief are aid.
                frame = replace(frame, type="AID", mode="peacekeeping", cameo="074")
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
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    if not found and verb.tag_ == "VBN" and verb.dep_ == "conj" and is_passive(verb.head):
        found = [c for c in verb.head.children if c.dep_ == "nsubjpass"]
    if not found and verb.dep_ == "relcl" and not any(c.lower_ in RELATIVES for c in verb.children):
        # The object that a relative clause with no pronoun leaves behind: "the town they shelled".
        found = [verb.head]
    found += [n for o in found if lemma_of(o) in words_of("light", "parts") for n in prepositional(o, "of")]
    return [c for o in found for c in _with_conjuncts(o)]


def is_participle(verb: Token) -> bool:
    """Whether a verb stands as a bare past participle, whose noun is who it happened to: "found injured"."""
    if verb.tag_ != "VBN" or verb.dep_ in ("ROOT", "conj", "ccomp"):
        return False
    return not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


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


def _met(frame: Frame, verb: Token, objects: list[Token], words: list[Token]) -> bool:
    asks = frame.asks
    if asks == "":
        return True
    if asks == "any":
        return bool(objects)
    if asks == "none" and any(not list(word.children) and word.dep_ == "prep" for word in words):
        # A stranded preposition: "would be fired upon".
        return True
    if asks == "none" and is_participle(verb):
        return False
    if asks == "none":
        return not objects and not any(c.dep_ == "ccomp" for c in verb.children)
    if asks == "who":
        return any(is_party(o) for o in objects)
    if asks == "noun":
        told = (
            *objects,
            *(c for c in verb.children if c.dep_ in SAID_OF or c.dep_ in ("npadvmod", "prt", "ccomp")),
        )
        # "hunger strike", "phone conversation"; but a credit rating is no credit, and an aid worker no aid.
        if any(c.lower_ in words_of("light", "press") for noun in told for c in noun.lefts):
            return False
        whole = frame.type not in ("AID", "SANCTION", "MOBILIZE")
        return any(
            part.lower_ in frame.nouns or lemma_of(part) in frame.nouns
            for noun in told
            for part in (noun, *(c for c in noun.children if c.dep_ == "conj" or (c.dep_ == "compound" and whole)))
        )
    if asks == "subj":
        who = own_subject(verb)
        return who is not None and (lemma_of(who) in frame.nouns or who.lower_ in frame.nouns)
    if asks == "to" and frame.type == "REQUEST" and objects and not any(is_party(o) for o in objects):
        # "ordered an increase to cope with it": nobody is ordered to.
        return False
    if asks == "to":
        return _infinitive(verb, frame) is not None
    if asks == "that":
        return any(_says(c, frame) for c in verb.children if c.dep_ == "ccomp")
    if asks == "attr":
        said = [t for c in verb.children if c.dep_ in SAID_OF or c.dep_ == "ccomp" for t in (c, *c.lefts)]
        return any(lemma_of(t) in frame.nouns for t in said) if frame.nouns else bool(said)
    if asks == "pobj":
        if "noto" in frame.nouns and (_infinitive(verb, frame) is not None or _then_to(words)):
            return False
        return any(
            ("place" in frame.nouns and is_place(noun))
            or ("who" in frame.nouns and is_party(noun))
            or lemma_of(noun) in frame.nouns
            for word in words
            for noun in word.children
            if noun.dep_ in ("pobj", "pcomp")
        )
    return False


def _then_to(words: list[Token]) -> bool:
    """Whether an infinitive follows the phrase, however the parse hangs it: "called on people to vote"."""
    after = [noun.right_edge.i + 1 for word in words for noun in word.children if noun.dep_ == "pobj"]
    return any(i < len(word.doc) and word.doc[i].lower_ == "to" for word in words[:1] for i in after)


def _infinitive(verb: Token, frame: Frame) -> Token | None:
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            if child.dep_ == "advcl" and frame.type in ("ASSAULT", "CONSULT"):
                continue
            if "conflict" in frame.nouns and not _is_conflict(child):
                continue
            return child
    if frame.type in ("REQUEST", "CONSULT") and frame.words:
        # "called on the premier to resign": the parse may hang the act on whoever is called on.
        for child in verb.children:
            for noun in child.children if child.lower_ in frame.words else ():
                for below in noun.children:
                    if below.dep_ in ("acl", "relcl") and any(
                        c.lower_ == "to" and c.dep_ == "aux" for c in below.children
                    ):
                        return below
    return None


def _is_conflict(verb: Token) -> bool:
    return any(
        f.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST")
        for f in verb_frames().get(lemma_of(verb), ())
    )


def _says(clause: Token, frame: Frame) -> bool:
    """Whether what is said meets the frame: it tells what must be, or whose fault something is."""
    if not frame.nouns:
        return True
    if "must" in frame.nouns or "should" in frame.nouns:
        aux = [c.lower_ for c in clause.children if c.dep_ == "aux"]
        return (not MUST.isdisjoint(aux) and "have" not in aux) or (
            "should" in frame.nouns and clause.tag_ == "VB" and not any(c.dep_ == "aux" for c in clause.children)
        )
    if "blame" in frame.nouns:
        return lemma_of(clause) in classes()["blame"] or any(
            lemma_of(c) in classes()["blame"] for c in clause.children if c.dep_ in ("acomp", "attr", "prep")
        )
    return False


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
    carrier = _carrier(noun)
    needs = frame.needs
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


def is_party(token: Token) -> bool:
    """Whether a noun can be somebody: a name, a known actor, or a noun for people or bodies."""
    if token.i in token.doc._.mention_at:
        return True
    return (
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or token.pos_ in ("PRON", "PROPN")
        or lemma_of(token) in classes()["people"]
    )


def is_place(token: Token) -> bool:
    """Whether a noun names a place."""
    return token.ent_type_ in ("GPE", "LOC", "FAC") or lemma_of(token) in classes()["place"]
