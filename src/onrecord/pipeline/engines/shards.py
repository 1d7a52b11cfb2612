"""Reports in shards: what one task of a cluster reads, and what it says of that.

A shard is a file, a slice of one, or several small files. Reading it is idempotent: the same bytes, read by the
same method, give the same result to the byte, whichever machine reads them and however often.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from platform import node

import msgspec

from onrecord import intake
from onrecord.errors import EngineError, ReportError
from onrecord.intake.slices import Slice, arrivals_in, lines_apart, sha256_of, slices_of
from onrecord.model import Arrival, Particulars, Reading
from onrecord.pipeline.engines.batches import Answer, batched, refused
from onrecord.pipeline.engines.worker import Parts
from onrecord.pipeline.files import printable
from onrecord.pipeline.method import whoever_reads
from onrecord.pipeline.timing import OFF, Untimed

SIZE = 250_000
"""Bytes of a shard, about: some 80 reports, so that a task takes half a minute and little is lost with one."""

MOST = 100
"""Files of a shard."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or a slice of one. ``path`` is the whole of its path as the system has it, ``source`` the path as it
    was given; ``sha256`` is of the bytes to read, empty where these can't be read. ``crawled``: it was found in a
    folder, so that a page that is near certainly no report is passed by."""

    path: bytes
    source: str
    sha256: str
    part: Slice | None = None
    crawled: bool = False

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.source if self.part is None else f"{self.source}:{self.part.first}"


class Shard(msgspec.Struct, frozen=True, kw_only=True):
    """What one task reads, and how: its bytes, what the run says of them, the settings that a reading hangs on and
    the method that is to read."""

    pieces: tuple[Piece, ...]
    particulars: Particulars
    max_bytes: int
    spacy_model: str
    method: str

    @property
    def digest(self) -> str:
        """Of all that its result hangs on, in hex."""
        return hashlib.sha256(msgspec.msgpack.encode(self)).hexdigest()[:32]

    def singles(self) -> tuple["Shard", ...]:
        """Each file, or each line of JSON lines, as a shard of its own; none where it can't be parted."""
        pieces = tuple(one for piece in self.pieces for one in _singles(piece, self.max_bytes))
        return tuple(msgspec.structs.replace(self, pieces=(one,)) for one in pieces) if len(pieces) > 1 else ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a piece, by where it came from: read, or the parts of the error that says why not."""

    source: str
    error: Parts | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a shard. ``entries`` are the reports of each piece, in order; the readings of those without
    an error stand in its file in the same order, whose bytes have the SHA-256 ``sha256``."""

    shard: str
    method: str
    sources: tuple[str, ...]
    read: int
    quarantined: int
    sha256: str
    entries: tuple[tuple[Entry, ...], ...]

    @property
    def settled(self) -> bool:
        """Whether reading it once more would say the same. What killed its process, took too long or couldn't be
        opened is tried again by another run."""
        return not any(one.error and one.error[0] == ReportError.__name__ for its in self.entries for one in its)


def shards_of(pieces: Iterable[tuple[Piece, int]], shard: Callable[[Sequence[Piece]], Shard]) -> Iterator[Shard]:
    """The pieces, each with its bytes, in shards; in order."""
    few: list[Piece] = []
    size = 0
    for piece, its in pieces:
        if few and (size + its > SIZE or len(few) >= MOST):
            yield shard(few)
            few, size = [], 0
        few.append(piece)
        size += its
    if few:
        yield shard(few)


def read_pieces(
    shard: Shard, read: Callable[[Sequence[Arrival]], list[Answer]], *, timed: Untimed = OFF
) -> tuple[tuple[tuple[Entry, ...], ...], list[Reading]]:
    """The entries of each piece, and all readings; ``read`` answers for a batch.

    Raises:
        EngineError: this machine doesn't see a file that the one that asks sees, or reads by another method.
    """
    found = [list(timed.through("intake", _arrivals(piece, shard))) for piece in shard.pieces]
    answers: list[Answer] = []
    for batch in batched(item for its in found for item in its):
        read_ones = iter(read([item for item in batch if isinstance(item, Arrival)]))
        answers += [item if isinstance(item, ReportError) else next(read_ones) for item in batch]
    readings = [answer for answer in answers if isinstance(answer, Reading)]
    other = next((one.method for one in readings if whoever_reads(one.method) != shard.method), None)
    if other is not None:
        raise EngineError(
            f"a worker reads by {other!r}, and this run by {shard.method!r}.",
            where=node(),
            remedy="Install the same OnRecord, spaCy model and plug-ins on every machine.",
        )
    entries, coming = [], iter(answers)
    for piece, its in zip(shard.pieces, found, strict=True):
        entries.append(tuple(_entry(piece, item, next(coming)) for item in its))
    return tuple(entries), readings


def unread(piece: Piece, error: ReportError) -> Entry:
    """A piece that could not be read at all."""
    return Entry(source=piece.name, error=_parts(error))


def _entry(piece: Piece, item: Arrival | ReportError, answer: Answer) -> Entry:
    told = item.where if isinstance(item, ReportError) else item.source
    return Entry(source=printable(told or piece.source), error=_parts(answer))


def _parts(answer: Answer) -> Parts | None:
    if isinstance(answer, Reading):
        return None
    where = None if answer.where is None else printable(answer.where)
    return type(answer).__name__, printable(answer.what), where, answer.remedy


def _arrivals(piece: Piece, shard: Shard) -> Iterator[Arrival | ReportError]:
    """What intake makes of the piece, by the source that the run knows it by; where it fails, that is one more
    error."""
    path = Path(os.fsdecode(piece.path))
    try:
        changed = _changed(piece, path)
        if changed is not None:
            yield changed
            return
        if piece.part is None:
            items = intake.arrivals_of(
                path, particulars=shard.particulars, max_bytes=shard.max_bytes, crawled=piece.crawled
            )
        else:
            items = arrivals_in(
                path, piece.part, source=str(path), particulars=shard.particulars, max_bytes=shard.max_bytes
            )
        for item in items:
            yield _as_given(item, piece, str(path))
    except EngineError:
        raise
    except Exception as error:
        yield refused(piece.source, error)


def _changed(piece: Piece, path: Path) -> ReportError | None:
    """The error where the bytes are no longer those that the run is about."""
    if not piece.sha256:
        return None  # nobody can read it: intake says what is wrong
    try:
        found = sha256_of(path, *(piece.part[:2] if piece.part else (0, path.stat().st_size)))
    except FileNotFoundError as error:
        raise EngineError(
            "a worker doesn't see this file.",
            where=f"{node()}: {path}",
            remedy="Keep the reports, and --results, in a folder that every machine has under the same path.",
        ) from error
    if found == piece.sha256:
        return None
    return ReportError(
        "It changed while the run was on.", where=piece.source, remedy="Add it again when it no longer changes."
    )


def _as_given(item: Arrival | ReportError, piece: Piece, path: str) -> Arrival | ReportError:
    """The item, by the path that was given."""
    told = item.where if isinstance(item, ReportError) else item.source
    if told is None or not told.startswith(path):
        return item
    source = piece.source + told.removeprefix(path)
    if isinstance(item, ReportError):
        return type(item)(item.what, where=source, remedy=item.remedy)
    return msgspec.structs.replace(item, source=source)


def _singles(piece: Piece, max_bytes: int) -> Iterator[Piece]:
    path, lines = Path(os.fsdecode(piece.path)), list[Slice]()
    with suppress(OSError):
        lines += (
            slices_of(path, size=1, max_bytes=max_bytes) if piece.part is None else lines_apart(path, piece.part)
        )
    for line in lines:
        yield msgspec.structs.replace(piece, part=line, sha256=line.sha256)
    if not lines:
        yield piece
