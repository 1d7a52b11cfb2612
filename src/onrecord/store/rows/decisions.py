"""Rows about what people decided, and may decide."""

from typing import Literal

import msgspec

from onrecord.model import About, DecidedKind, Decision

Verdict = Literal["accepted", "corrected", "rejected"]
DecisionState = Literal["stands", "undone", "waiting"]


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """What people decided of a record: the verdict that stands, who gave it, by which decision."""

    verdict: Verdict
    by: str
    decision: int


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``id`` and ``other`` are what it is about, by the ids that they have now; ``waiting`` says
    that the report, as it is read now, has no such record."""

    decision: Decision
    id: str
    other: str | None = None
    state: DecisionState
    undone_by: int | None = None


class ScorePart(msgspec.Struct, frozen=True, kw_only=True):
    """One part of why two may be the same: ``score`` from 0 (speaks against it) to 1 (for it), None where the part
    has none; ``says`` it in words."""

    name: str
    score: float | None = None
    says: str = ""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """That two may be the same, by their ids: two reports (then ``about`` says as what), or two records of a kind.
    ``confidence`` is the machine's."""

    kind: DecidedKind
    about: About | None = None
    one: str
    other: str
    confidence: float
    parts: tuple[ScorePart, ...] = ()
