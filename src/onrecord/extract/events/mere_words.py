"""Words that nobody is meant by: advice to one's own people abroad, a glitch that is blamed, "will allow nobody".

In: a draft of a speech act or a concession. Out: whether it is said to nobody in particular. Promise: looks at the
verb's own clause; "urged citizens to resist" and "blamed Chad" stay.
"""

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.demands import is_party, lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.relations import is_anybody
from onrecord.extract.syntax import prepositional

BLAMES = frozenset(("blame", "fault"))


def is_said_to_nobody(draft: Draft) -> bool:
    """Whether a plea, warning, charge or refusal is aimed at no party."""
    kind = draft.match.frame.type
    if is_noun(draft.match.trigger):
        return False
    if kind in ("REQUEST", "THREATEN"):
        return _is_travel_advice(draft, warns=kind == "THREATEN")
    if kind == "ACCUSE":
        return _blames_a_thing(draft)
    return kind == "CONCEDE" and draft.standing.status == "refused" and _is_to_anybody(draft.match.trigger)


def _is_travel_advice(draft: Draft, *, warns: bool) -> bool:
    """Whether a state tells its own how to stay safe abroad: "warned its citizens against travel to Mali"."""
    found = draft.match
    told = [*found.objects, *(n for word in found.words for n in word.rights if n.dep_ == "pobj")]
    if not any(lemma_of(t) in words_of("hints", "compatriots") and _is_own(t) for t in told):
        return False
    if warns:
        return True
    # The parse may hang what they are to do on any of these.
    acts = (c for word in (found.trigger, *told) for c in word.rights if c.tag_ == "VB")
    return any(lemma_of(act) in words_of("hints", "staying_safe") for act in acts)


def _is_own(people: Token) -> bool:
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in people.lefts)


def _blames_a_thing(draft: Draft) -> bool:
    """Whether what is blamed is nobody's doing: "blamed a computer glitch"; a dam is somebody's."""
    found = draft.match
    if found.frame.lemma not in BLAMES or draft.recipients or draft.host is not None or not found.objects:
        return False
    if any(True for _ in prepositional(found.trigger, "on")):
        return False
    things = words_of("hints", "blameless") | words_of("veto", "causes")
    return all(lemma_of(o) in things and not is_party(o) for o in found.objects)


def _is_to_anybody(verb: Token) -> bool:
    """Whether a wrong is ruled out, by whomever: "will not allow anyone to violate its territory"; to let nobody
    see the prisoners is a refusal."""
    acts = [c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and lemma_of(c) in words_of("hints", "wrongs")]
    who = (n for word in (verb, *acts) for n in word.children if n.dep_ in ("dobj", "nsubj") and n.i > verb.i)
    return bool(acts) and any(is_anybody(n) for n in who)
