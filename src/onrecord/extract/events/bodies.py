"""Bodies that sit: "the joint commission met", "the first session of the panel".

In: the nouns that stand where those who meet should. Out: the body that is meant, and whether its sitting is an
affair of states. Promise: who sits at home as every week (a cabinet, a town council) is none.
"""

from spacy.tokens import Doc, Token

from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.syntax import prepositional, subject

NEAR = 60
"""Tokens: how far back "it" may mean a body."""
FIRST = frozenset(("first", "inaugural", "maiden", "opening"))


def sitting(heads: list[Token]) -> list[Token]:
    """Who meets: a body for "it", since no country meets alone; else the heads as they are."""
    if len(heads) != 1 or heads[0].lower_ != "it":
        return heads
    it = heads[0]
    before = reversed(it.doc[max(0, it.i - NEAR) : it.i])
    body = next((t for t in before if _is_body(t) and t.i in it.doc._.mention_at), None)
    return heads if body is None else [body]


def is_joint_body(trigger: Token, heads: list[Token]) -> bool:
    """Whether a body of several states sits, or one that the report sees set up, or one for the first time."""
    body = next((t for t in heads if _is_body(t)), None)
    if body is None:
        return False
    around = (*trigger.lefts, *(n for child in trigger.rights for n in (child, *child.subtree)))
    opens = lemma_of(body) in words_of("hints", "inquiring") and any(t.lower_ in FIRST for t in around)
    return opens or _is_of_several(body) or _is_set_up(body.doc, lemma_of(body))


def will_not_sit(trigger: Token, told: Standing, heads: list[Token]) -> bool:
    """Whether a body's sitting falls through, which refuses nobody a meeting: "the commission will not meet"."""
    if told.status != "refused" or told.cue != "not" or told.token is None or len(heads) != 1:
        return False
    return told.token.lower_ in ("will", "wo") and trigger.tag_ == "VB" and _is_body(heads[0])


def _is_body(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and lemma_of(noun) in words_of("hints", "bodies")


def _is_of_several(body: Token) -> bool:
    shared = {c.lower_ for c in body.lefts} & words_of("hints", "shared")
    return bool(shared) or any(
        c.dep_ == "conj" for noun in prepositional(body, "of", "between") for c in noun.children
    )


def _is_set_up(doc: Doc, body: str) -> bool:
    """Whether the report tells that several make such a body: "Chad and Niger agreed to form a commission"."""
    made = (
        t.head
        for t in doc
        if t.dep_ == "dobj" and lemma_of(t) == body and lemma_of(t.head) in words_of("hints", "making")
    )
    makers = (who for verb in made if (who := subject(verb)) is not None)
    return any(who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in who.children) for who in makers)
