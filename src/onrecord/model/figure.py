"""Whose figure it is."""

import msgspec

from onrecord.model.place import Place
from onrecord.model.span import Span
from onrecord.model.when import When


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity that somebody claims, or that the report itself gives (``claimant`` None).

    ``value`` is the number meant; a range has ``low`` and ``high`` and no value; ``bound`` is the text's own
    words in lower case ("more than"); ``unit`` an ISO 4217 code, "%" or a unit of measure; ``of`` the whole
    that it is a part of.
    """

    id: str
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: str | None = None
    unit: str | None = None
    what: str | None = None
    kind: str = "other"
    of: int | float | None = None
    place: Place | None = None
    date: When | None = None
    relayed_by: str | None = None
    claimant: str | None = None
    claimant_span: Span | None = None
    text: Span
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    inputs: dict[str, str] = {}
