"""Parts of one file of JSON lines, for several to read at once what stands in it.

Only a file that comes to the same line by line as in one piece is sliced: one over the limit for a report, which
is read by its lines anyway, or one of clean UTF-8 whose first line is an object.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from onrecord.intake import jsonlines
from onrecord.intake.decoding import MARKS
from onrecord.intake.plugged import reader_of
from onrecord.model import Particulars

CHUNK = 1 << 20
_STRANGE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Slice(NamedTuple):
    """Whole lines of a file: its bytes ``[start, end)``, of which the first is line ``first``, counted from 1, and
    the SHA-256 of these bytes."""

    start: int
    end: int
    first: int
    sha256: str


def slices_of(path: Path, *, size: int, max_bytes: int) -> tuple[Slice, ...]:
    """The file's lines in slices of about ``size`` bytes, in order; none where it is to be read in one piece.

    Raises:
        OSError: it can't be read.
    """
    length = path.stat().st_size
    if length <= size:
        return ()
    with path.open("rb") as file:
        if not _by_lines(file, anyway=length > max_bytes):
            return ()
        file.seek(0)
        return tuple(_cut(file, size))


def _by_lines(file: IO[bytes], *, anyway: bool) -> bool:
    """Whether the file is JSON lines that read the same one by one."""
    head = file.read(jsonlines.LOOKED_AT)
    if reader_of(head) is not None:
        return False
    text = head.decode("utf8", "replace").lstrip("\ufeff")
    if not text.lstrip().startswith("{") or "\n" not in text or not jsonlines.looks_so(text):
        return False
    if anyway:
        return True
    if head.startswith(tuple(mark for mark, _ in MARKS)) or not jsonlines.is_object(text.lstrip().split("\n")[0]):
        return False
    decoder, chunk = codecs.getincrementaldecoder("utf8")(), head
    try:
        while chunk:
            decoder.decode(chunk)
            if _STRANGE.search(chunk):
                return False
            chunk = file.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _cut(file: IO[bytes], size: int) -> Iterator[Slice]:
    """Slices that end with the first line end after ``size`` bytes."""
    start, length, first, lines, digest = 0, 0, 1, 0, hashlib.sha256()
    while rest := file.read(CHUNK):
        while rest:
            enough = max(size - length, 1)
            at = rest.find(b"\n", enough - 1)
            part, rest = (rest, b"") if at < 0 else (rest[: at + 1], rest[at + 1 :])
            digest.update(part)
            length += len(part)
            lines += part.count(b"\n")
            if at >= 0:
                yield Slice(start, start + length, first, digest.hexdigest())
                start, length, first, lines, digest = start + length, 0, first + lines, 0, hashlib.sha256()
    if length:
        yield Slice(start, start + length, first, digest.hexdigest())


def lines_apart(path: Path, whole: Slice) -> Iterator[Slice]:
    """Each line of a slice as a slice of its own, those of nothing but white space left out."""
    with path.open("rb") as file:
        file.seek(whole.start)
        at, number = whole.start, whole.first
        while at < whole.end:
            line = file.readline()
            if not line:
                return
            if line.strip():
                yield Slice(at, at + len(line), number, hashlib.sha256(line).hexdigest())
            at, number = at + len(line), number + 1


def sha256_of(path: Path, start: int, end: int) -> str:
    """The SHA-256 of these bytes of a file.

    Raises:
        OSError: it can't be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        while start < end and (chunk := file.read(min(CHUNK, end - start))):
            digest.update(chunk)
            start += len(chunk)
    return digest.hexdigest()


def arrivals_in(
    path: Path, part: Slice, *, source: str, particulars: Particulars, max_bytes: int
) -> Iterator[jsonlines.Item]:
    """The reports of a slice, or in the place of one the error that says what is wrong with it.

    Raises:
        OSError: it can't be read.
    """
    with path.open("rb") as file:
        lines = _lines(file, part, max_bytes)
        yield from jsonlines.lines_of(
            lines, source=source, told=particulars, max_bytes=max_bytes, first=part.first
        )


def _lines(file: IO[bytes], part: Slice, most: int) -> Iterator[bytes]:
    """The lines of a slice, none held in memory beyond the limit."""
    file.seek(part.start)
    while file.tell() < part.end and (line := file.readline(most + 1)):
        yield line
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := file.readline(CHUNK)) and not rest.endswith(b"\n"):
                pass
