"""``/review``: what an answer would settle most: pairs that may be the same, side by side."""

from typing import Annotated

import msgspec
from litestar.params import Parameter

from onrecord.pipeline.comparing import Side, sides
from onrecord.pipeline.record import Record
from onrecord.serve.asked import Of
from onrecord.serve.page import page
from onrecord.store.rows.decisions import Proposal


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two that may be the same, with the words that set them apart."""

    proposal: Proposal
    one: Side
    other: Side


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The first of what is to be settled, and how many there are in all (at most ``MOST`` are counted)."""

    pairs: tuple[Pair, ...]
    waiting: int


MOST = 200


@page("/review", title="Review", template="review.html", role="reviewer")
def review(record: Of, size: Annotated[int, Parameter(ge=1, le=20)] = 5) -> Queue:
    """Pairs that may be the same and that nobody has decided: those first of which an answer settles most."""
    found = record.proposals(limit=MOST)
    return Queue(pairs=tuple(_pair(record, one) for one in found[:size]), waiting=len(found))


def _pair(record: Record, proposal: Proposal) -> Pair:
    one, other = sides(record, proposal)
    return Pair(proposal=proposal, one=one, other=other)
