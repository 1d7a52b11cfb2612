"""Which reports are copies of which."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

CopyKind = Literal["exact", "near", "syndicated", "rewrite", "excerpt", "partial"]


class Alteration(msgspec.Struct, frozen=True, kw_only=True):
    """A name, figure or quotation that a copy changed: ``span`` in the copy, ``original`` in its source."""

    kind: Literal["name", "figure", "quotation"]
    span: Span | None
    original: Span | None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """That ``report`` takes its text from ``copy_of``; ``shared`` is the share of its text it has from there."""

    report: str
    copy_of: str
    kind: CopyKind
    shared: float
    altered: tuple[Alteration, ...] = ()
    confidence: float
