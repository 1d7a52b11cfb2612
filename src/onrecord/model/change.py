"""What was reversed, revised, disputed or denied."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

ChangeKind = Literal["reversal", "revision", "disagreement", "denial"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A turn in the record. ``steps`` are ids of events, statements or figures, in the world's order."""

    id: str
    kind: ChangeKind
    by: tuple[str, ...] = ()
    thread: str | None = None
    steps: tuple[str, ...] = ()
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    inputs: dict[str, str] = {}
