"""What the upkeep of a record answers."""

import msgspec


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was made, whole: where it is, its size in bytes, its file's SHA-256, and how many rows of each
    kind it holds ("reports", "records", "decisions", "removals")."""

    file: str
    size: int
    sha256: str
    counts: dict[str, int]


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A record that stands again: where, how many rows of each kind it holds, where the one that it replaced is
    kept, and the reports of the backup that stay removed."""

    record: str
    counts: dict[str, int]
    kept: str | None = None
    removed: tuple[str, ...] = ()


class Compacted(msgspec.Struct, frozen=True, kw_only=True):
    """What a record takes up on disk, in bytes, before it was compacted and after."""

    before: int
    after: int
