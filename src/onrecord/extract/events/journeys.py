"""Journeys told with no goal: "the president would leave on Wednesday", "she said she would go".

In: a sentence's verbs of motion. Out: matches for those that say nothing but when. Promise: none is an event by
itself; it takes its goal from a journey or an invitation of the same traveller that the report told before.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import Frame, words_of
from onrecord.extract.events.matching import Match

TOLD = frozenset(("planned", "cancelled", "postponed", "rescheduled"))
BESIDE = frozenset(("nsubj", "aux", "neg", "punct", "npadvmod", "cc", "conj", "mark", "advcl", "advmod"))
WHEN = frozenset(
    ("after", "all", "now", "instead", "then", "again", "when", "longer", "ago", "later", "today", "soon")
)
FRAME = "go"


def aimless(sentence: Span, taken: set[int]) -> Iterator[Match]:
    """Matches for the verbs of motion of a sentence that no frame has taken and that say nothing but when."""
    for token in sentence:
        if token.i not in taken and lemma_of(token) in words_of("hints", "moving") and _says_when_alone(token):
            frame = Frame(FRAME, "CONSULT", "visit", frozenset(), "none", frozenset(), (), (), False, "042")
            yield Match(token, frame, [token], token)


def is_aimless(draft: Draft) -> bool:
    """Whether it is such a journey, still ahead or called off."""
    found = draft.match
    return (
        found.frame.lemma == FRAME
        and found.frame.recipient == ()
        and found.frame.mode == "visit"
        and draft.standing.status in TOLD
        and len(draft.actors) == 1
    )


def _says_when_alone(verb: Token) -> bool:
    return verb.pos_ == "VERB" and all(
        _is_time(c) if c.dep_ == "prep" else c.dep_ in BESIDE and (c.dep_ != "advmod" or c.lower_ in WHEN)
        for c in verb.children
    )


def _is_time(preposition: Token) -> bool:
    return any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)
