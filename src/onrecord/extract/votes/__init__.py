"""How a body voted.

In: a doc with actors, places and times. Out: one vote for each that the report tells, with every sentence that
tells it. Promise: a pair of numbers is a tally only where the sentence tells a vote; what doesn't add up is kept
and said in ``flags``; a veto counts as cast only where somebody cast it.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract.votes.binding import bindings
from onrecord.extract.votes.bodies import BODIES, HOUSES, Body, body_of, is_known, is_of_deciders
from onrecord.extract.votes.joining import joined
from onrecord.extract.votes.settling import told
from onrecord.extract.votes.tellings import Telling, tellings
from onrecord.model import Vote

__all__ = ["told", "votes"]

NEAR = 60
"""Tokens before a vote in which whatever body does something is likely the one that voted."""
FURTHEST = 300
"""Tokens before a vote in which the body may stand whose vote it is."""


def votes(doc: Doc) -> Iterator[Vote]:
    """How a body voted."""
    number = 0
    found = list(tellings(doc))
    said = bindings(doc) if found else []
    for group in joined(found):
        named = any(telling.body is not None and is_known(telling.body) for telling in group)
        before = None if named else body_before(group[0], found, doc)
        vote = told(f"v{number + 1}", group, doc, before, said)
        if vote is not None:
            number += 1
            yield vote


def body_before(telling: Telling, found: list[Telling], doc: Doc) -> Body | None:
    """The body of the vote told last before, or the legislature or council named last before: where a sentence
    only says "the motion passed by 71 votes to 39", or "lawmakers". None where its own words name another."""
    own = telling.body
    is_bare = own is None or is_of_deciders(own) or own.words.split()[-1].lower() in ("judges", "justices")
    is_bare = is_bare or (own is not None and own.actor is None and " " not in own.words)
    if telling.tally is None or not is_bare:
        return None
    start = telling.sent.start
    first, last = (bisect_left(found, at, key=lambda t: t.sent.start) for at in (start - FURTHEST, start))
    for other in reversed(found[first:last]):
        if other.body is not None and is_known(other.body):
            return other.body
    tally = telling.sent.start_char + telling.tally.start
    begin = next((t.i for t in telling.sent if t.idx >= tally), start)
    before = [doc[i] for i in range(begin - 1, max(-1, start - FURTHEST), -1)]
    acting = (t for t in before[:NEAR] if t.dep_ in ("nsubj", "nsubjpass") and t.lemma_.lower() in BODIES)
    for token in (*acting, *(t for t in before if t.lemma_.lower() in HOUSES)):
        if token.pos_ in ("NOUN", "PROPN") and (body := body_of(token, doc)) is not None and is_known(body):
            return body
    return None
