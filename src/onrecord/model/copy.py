"""Which reports are copies of which."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

CopyKind = Literal["exact", "near", "syndicated", "rewrite", "excerpt", "partial"]
AlterationKind = Literal["name", "figure", "quotation"]
How = Literal[
    "replaced", "garbled", "bound", "unit", "dropped", "reworded", "cut short", "lengthened", "broken marks"
]


class Alteration(msgspec.Struct, frozen=True, kw_only=True):
    """A name, figure or quotation that a copy changed: ``span`` in the copy, ``original`` in its source, and the
    words that stand there. What was dropped has no span in the copy.

    ``how``: a name is replaced by another or garbled; a figure replaced, dropped, or its bound or unit changed; a
    quotation reworded, cut short, lengthened, or left with marks that don't pair.
    """

    kind: AlterationKind
    how: How = "replaced"
    span: Span | None
    original: Span | None
    words: str | None = None
    original_words: str | None = None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """That ``report`` takes its text from ``copy_of``; ``shared`` is the share of its text it has from there."""

    report: str
    copy_of: str
    kind: CopyKind
    shared: float
    altered: tuple[Alteration, ...] = ()
    confidence: float
