"""What a publisher changed between two versions of a report."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

VersionChangeKind = Literal["added", "cut", "corrected", "reworded"]
Changed = Literal["sentence", "headline", "figure", "name", "quotation"]


class VersionChange(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a new version of a report has otherwise than the one before it: ``span`` in the new version,
    ``original`` in the one before, with the words that stand there. What was added has no span in the version
    before, what was cut none in the new one.

    ``silent``: a figure, name or quotation was corrected, and nothing in the new version says so.
    """

    kind: VersionChangeKind
    what: Changed
    silent: bool = False
    span: Span | None = None
    original: Span | None = None
    words: str | None = None
    original_words: str | None = None
