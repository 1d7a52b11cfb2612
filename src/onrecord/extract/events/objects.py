"""The words that belong to a verb's frame: its particle, what it is done to, what is asked for.

In: a verb and its parse. Out: tokens. Promise: only the verb's own clause and the verb coordinated with it count.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events.frames import Frame, classes, verb_frames, words_of
from onrecord.extract.events.kinds import demanded, lemma_of

REACH = 3
NUMBERS = {"it": ("NN",), "them": ("NNS",)}


def words_with(verb: Token, frame: Frame, objects: list[Token]) -> list[Token] | None:
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
        if child.dep_ == "ccomp" and child.pos_ in ("ADP", "ADV") and child.lower_ in frame.words:
            return [child]  # "let the convoy through"
        if child.dep_ in ("prt", "advmod", "prep", "xcomp", "ccomp"):
            for below in child.children:
                if below.lower_ in frame.words and below.dep_ in ("prep", "prt"):
                    return [below]
        if child.lower_ == "without":
            # "fired without warning at men": the parse hangs the men on the warning.
            for below in child.subtree:
                if below.lower_ in frame.words and below.dep_ == "prep" and below.head.head == child:
                    return [below]
    for noun in objects:
        for child in noun.children:
            if child.lower_ in frame.words and child.dep_ in ("prep", "prt", "advmod"):
                return [child]
    return None


def _is_time(preposition: Token) -> bool:
    """Whether a preposition only says when: "on Sunday"."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def is_no_particle(frame: Frame, words: list[Token], objects: list[Token]) -> bool:
    """Whether "in" only says where: "was taken in Lagos" takes nobody in."""
    return frame.words == {"in"} and bool(objects) and any(w.dep_ == "prep" and any(w.children) for w in words)


def object_of_particle(frame: Frame, words: list[Token]) -> list[Token]:
    """The object of a verb whose particle the parse takes for a preposition: "threw out the appeal"."""
    if frame.asks not in ("any", "who", "noun", ""):
        return []
    found = [
        c
        for w in words
        if w.dep_ == "prep" and w.lower_ in demanded("particles")
        for c in w.children
        if c.dep_ == "pobj"
    ]
    return [c for noun in found for c in with_conjuncts(noun)]


def asked_for(verb: Token, objects: list[Token], words: list[Token]) -> list[Token]:
    """The words that tell what a verb of asking asks for: "to release them", "that it leave", "for help"."""
    acts = [
        c for c in (*verb.children, *objects) if c.dep_ in ("xcomp", "advcl", "ccomp", "dobj") and c.i > verb.i
    ]
    return acts + [
        n for w in words for n in w.children if n.dep_ in ("pobj", "pcomp") and w.lower_ in ("for", "to")
    ]


def measures(noun: Token) -> bool:
    """Whether a noun only says how much there is of another: "three of the parties", "tonnes of flour"."""
    return (
        noun.tag_ == "CD" or lemma_of(noun) in demanded("measures") or lemma_of(noun) in words_of("light", "parts")
    )


def opens_clause(verb: Token) -> bool:
    """Whether a participle opens a clause of its own, with who did it: "Sued by", ", freed without a word by"."""
    first = verb.left_edge
    apart = first.is_sent_start or verb.doc[first.i - 1].is_punct
    return bool(apart) and any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.rights)


def shared_object(verb: Token) -> list[Token]:
    """The object that two verbs share: "suspended and then voided the ban"; none of a verb that needs none."""
    if any(f.asks == "none" for f in verb_frames(verb).get(lemma_of(verb), ())):
        return []
    for other in verb.rights:
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and other.i - verb.i <= REACH:
            return [c for c in other.children if c.dep_ == "dobj"]
    return []


def meant(noun: Token, verb: Token) -> Token:
    """The noun for which "it", "them" stand: the ban or the sanctions under a verb that imposes or lifts nothing
    else; what the verb before was done to: "cut its deliveries but restored them"."""
    if noun.lower_ not in NUMBERS:
        return noun
    if verb.dep_ == "conj":
        done_to = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
        if len(done_to) == 1 and done_to[0].tag_ in NUMBERS[noun.lower_] and _is_asked_for(done_to[0], verb):
            return done_to[0]
    if lemma_of(verb) not in words_of("hints", "imposing"):
        return noun
    before = reversed(verb.doc[verb.sent.start : noun.i])
    told = classes()["restrictions"] | classes()["sanctions"]
    return next((t for t in before if t.tag_ in NUMBERS[noun.lower_] and lemma_of(t) in told), noun)


def _is_asked_for(noun: Token, verb: Token) -> bool:
    """Whether a frame of the verb asks for this very noun."""
    return any(f.asks == "noun" and lemma_of(noun) in f.nouns for f in verb_frames(verb).get(lemma_of(verb), ()))


def stands_for(noun: Token, verb: Token) -> bool:
    """Whether a noun was found for a pronoun, so that it is not the verb's own word."""
    return noun.i < verb.i and any(c.dep_ == "dobj" and c.lower_ in NUMBERS for c in verb.rights)


def with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from with_conjuncts(child)
