"""What a verb says of the event noun that it carries: "held talks", "is on a visit", "is to be signed".

In: the verb above an event noun. Out: whether the noun stands as the verb does, or how it stands. Promise: looks
at the verb's own clause only.
"""

from spacy.tokens import Token

from onrecord.extract.events.cues import Standing, kind
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.tense import of_verb
from onrecord.extract.syntax import is_negated


def lends(verb: Token, relation: str) -> bool:
    """Whether a verb only carries the event noun: "held talks", "talks took place"."""
    if relation == "subj":
        return lemma_of(verb) in words_of("light", "happen") | kind("befall")
    return lemma_of(verb) in words_of("light", "verbs") | kind("carry")


def exists(verb: Token) -> bool:
    """Whether it is the verb of "there was a meeting"."""
    return lemma_of(verb) == "be" and any(c.dep_ == "expl" for c in verb.lefts)


def is_to(verb: Token) -> Standing | None:
    """What is said of an event that "is to be signed", "was to begin": it is planned."""
    if lemma_of(verb) != "be" or is_negated(verb):
        return None
    act = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBN")), None)
    own = None if act is None else of_verb(act)
    if act is None or own is None or own.status != "planned":
        return None
    passive = any(c.dep_ == "auxpass" for c in act.children)
    happens = (
        words_of("light", "verbs") | kind("carry") if passive else words_of("light", "happen") | kind("befall")
    )
    return own._replace(token=act) if lemma_of(act) in happens else None


def in_state(above: Token, now: Standing) -> Standing | None:
    """What "is on a visit", "remained under siege", "will be in talks" say of the noun."""
    outer = of_verb(above)
    if outer is None or now.status != "occurred":
        return None if outer is None else now
    lasts = above.tag_ in ("VBZ", "VBP") or lemma_of(above) in ("remain", "stay")
    lasts = lasts or any(c.lower_ == "still" for c in above.lefts)
    return Standing("ongoing", lemma_of(above), above) if outer.status == "occurred" and lasts else outer
