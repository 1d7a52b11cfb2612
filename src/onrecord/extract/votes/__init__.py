"""How a body voted.

In: a doc with actors, places and times. Out: one vote for each that the report tells, with every sentence that
tells it. Promise: a pair of numbers is a tally only where the sentence tells a vote; what doesn't add up is kept
and said in ``flags``; a veto counts as cast only where somebody cast it.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract.votes.joining import joined
from onrecord.extract.votes.settling import told
from onrecord.extract.votes.tellings import tellings
from onrecord.model import Vote

__all__ = ["told", "votes"]


def votes(doc: Doc) -> Iterator[Vote]:
    """How a body voted."""
    number = 0
    for group in joined(list(tellings(doc))):
        vote = told(f"v{number + 1}", group, doc)
        if vote is not None:
            number += 1
            yield vote
