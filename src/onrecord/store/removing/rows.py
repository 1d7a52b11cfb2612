"""What the record answers about removals."""

import msgspec


class RemovalLine(msgspec.Struct, frozen=True, kw_only=True):
    """That a report was removed: its id and its text's hash, who did it, when (ISO 8601, UTC) and why. ``records``
    and ``decisions`` count what went with it; ``erased_at`` is when the database's file was cleared of its words,
    ``taken_back_at`` when somebody had it added again."""

    report: str
    text_sha256: str
    by: str
    at: str
    why: str
    records: int
    decisions: int
    erased_at: str | None = None
    taken_back_at: str | None = None


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """What a removal did: its tombstone, and the earlier versions of the report that stay, superseded."""

    tombstone: RemovalLine
    superseded: tuple[str, ...] = ()
