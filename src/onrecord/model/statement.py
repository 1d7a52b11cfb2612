"""Who said, thought, asked or promised what."""

from typing import Literal

import msgspec

from onrecord.model.span import Span
from onrecord.model.when import When

StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal["asserts", "denies", "asks", "demands", "promises", "declines", "believes", "intends"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: its content's spans (quotation marks included), its speaker, its cue.

    ``speaker`` is an actor's id, None where the text names nobody or only words in ``speaker_text``;
    ``relayed_by`` is the actor who passes it on; ``within`` the statement that it stands inside.
    """

    id: str
    kind: StatementKind
    speaker: str | None = None
    speaker_text: Span | None = None
    addressee: str | None = None
    cue: Span | None = None
    content: tuple[Span, ...]
    date: When | None = None
    occasion: str | None = None
    act: Act = "asserts"
    relayed_by: str | None = None
    within: str | None = None
    evidence: tuple[Span, ...]
    confidence: float
    rule: str
    inputs: dict[str, str] = {}
