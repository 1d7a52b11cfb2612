"""The files of a run: what they are, and what their reports are known by."""

import hashlib
import re
import stat
from contextlib import suppress
from pathlib import Path

import msgspec

from onrecord.model import Particulars, Report
from onrecord.store import Store

_NUMBERED = re.compile(r":\d+")


class File(msgspec.Struct, kw_only=True):
    """A file on its way in. ``source`` is its path as it was given, ``path`` the whole of it; ``digest`` is of its
    bytes and of what the run says of it; ``reports``, ``refused`` and ``passed_by`` count what came of it."""

    source: str
    path: str
    sha256: str
    digest: str
    size: int
    modified: float | None = None
    reports: int = 0
    refused: int = 0
    passed_by: int = 0


def series_of(report: Report, part: str, path: str) -> str:
    """What the versions of this report have in common: its address, else where it came from. A line that has no id
    is what it says and nothing more: another line that comes to stand at its number is no version of it."""
    if report.url:
        return report.url
    return report.id if _NUMBERED.fullmatch(part) else path + part


def printable(source: str) -> str:
    """The source as it can be kept: a file's name may hold bytes that are no text, an id a NUL character."""
    return source.encode("utf8", "backslashreplace").decode().replace("\0", "\\x00")


def file_of(path: Path, particulars: Particulars, addition: str | None = None) -> File:
    """The file as it is now, and as it is to be read, by what is added to the reader; one that can't be read has
    no bytes, and intake says what is wrong with it."""
    sha256, size, modified = "", 0, 0.0
    with suppress(OSError):
        about = path.stat()
        if stat.S_ISREG(about.st_mode):
            size, modified = about.st_size, about.st_mtime
            with path.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    told = sha256.encode() + msgspec.json.encode(particulars) + (addition or "").encode()
    return File(
        source=printable(str(path)),
        path=printable(str(path.absolute())),
        sha256=sha256,
        digest=hashlib.sha256(told).hexdigest(),
        size=size,
        modified=modified,
    )


def note_arrival(store: Store, file: File) -> None:
    """Note that all of a file is on record, where it is: the next run does not open it. One of which all was
    passed by stays unnoted: somebody may name it yet."""
    if not file.refused and (file.reports or not file.passed_by):
        store.note_arrival(
            file.path, digest=file.digest, sha256=file.sha256, size=file.size, modified=file.modified,
            reports=file.reports,
        )  # fmt: skip
