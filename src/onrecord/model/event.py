"""Who did what to whom: an event in PLOVER's terms."""

from typing import Literal

import msgspec

from onrecord.model.place import Place
from onrecord.model.span import Span
from onrecord.model.when import When

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Status = Literal[
    "occurred", "ongoing", "planned", "possible", "conditional", "demanded", "threatened",
    "cancelled", "postponed", "rescheduled", "refused", "failed", "denied",
]  # fmt: skip


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one sentence tells it, with its status.

    ``actors`` and ``recipients`` are ids of the reading's actors; ``quad`` is the quad class: 1 verbal and
    2 material cooperation, 3 verbal and 4 material conflict. ``thread`` joins the stages of one plan, promise
    or act; ``attributed_to`` is the statement that it is told in; ``rule`` and ``inputs`` say what gave it.
    """

    id: str
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    actor_codes: tuple[str, ...] = ()
    recipient_codes: tuple[str, ...] = ()
    date: When | None = None
    place: Place | None = None
    trigger: Span
    evidence: tuple[Span, ...]
    thread: str | None = None
    attributed_to: str | None = None
    same_as: tuple[str, ...] = ()
    confidence: float
    rule: str
    inputs: dict[str, str] = {}
