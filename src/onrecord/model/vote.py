"""How a body voted."""

from typing import Literal

import msgspec

from onrecord.model.span import Span
from onrecord.model.when import When

Position = Literal["for", "against", "abstain", "absent"]
Outcome = Literal["adopted", "rejected", "vetoed", "postponed", "withdrawn"]


class MemberVote(msgspec.Struct, frozen=True, kw_only=True):
    """How one named member voted; ``actor`` is the id of one of the reading's actors."""

    actor: str
    vote: Position


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """One vote of one body. ``in_favour`` is the contract's ``for`` (a word that Python keeps for itself).

    ``members`` is told, counted, or from the body's rules (then said in ``flags``); ``vetoed`` is True only
    where a veto was cast; ``flags`` holds what doesn't add up.
    """

    id: str
    body: str | None = None
    measure: str | None = None
    members: int | None = None
    in_favour: int | None = msgspec.field(name="for", default=None)
    against: int | None = None
    abstain: int | None = None
    absent: int | None = None
    positions: tuple[MemberVote, ...] = ()
    vetoed: bool | None = None
    outcome: Outcome | None = None
    binding: bool | None = None
    flags: tuple[str, ...] = ()
    date: When | None = None
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    inputs: dict[str, str] = {}
