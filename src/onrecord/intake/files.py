"""Files and folders: which of them to read, and what each holds."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import ReportError, TooLarge
from onrecord.intake import formats, jsonlines
from onrecord.model import Arrival, Particulars

SNIFFED = 65_536
"""Bytes of a file over the limit in which JSON lines, each a report of its own, show themselves."""


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read, folders walked in the order of their names, hidden files and folders left out.

    A path that was named is always yielded, hidden or missing, so that :func:`arrivals_of` can say what is
    wrong with it; so is a folder that can't be listed. Links to folders are not followed: they may go round.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            if str(file) not in seen:
                seen.add(str(file))
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if here != folder and not _is_folder(here):
            yield here
            continue
        try:
            names = sorted((name for name in os.listdir(here) if not name.startswith(".")), reverse=True)
        except OSError:
            yield here
            continue
        waiting.extend(here / name for name in names)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def arrivals_of(
    path: Path,
    *,
    particulars: Particulars = Particulars(),  # noqa: B008
    max_bytes: int = 10_000_000,
    crawled: bool = False,
) -> Iterator[Arrival | ReportError]:
    """What a file holds: arrivals, or in their place the error that says what is wrong.

    The size is looked at before anything is read. A file of JSON lines or a WARC may be larger than the limit, for
    the limit is that of a report; it is read line by line, record by record. A page that was ``crawled``, and not
    chosen by somebody, is passed by where it is near certainly no report.
    """
    source = str(path)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            yield _no_file(path, state)
            return
        if (error := formats.doubtful(particulars, source)) is not None:
            yield error
            return
        with path.open("rb") as file:
            packed = formats.packed_format(file.read(SNIFFED))
            if packed is not None:
                file.seek(0)
                yield from packed.read(file, source=source, told=particulars, max_bytes=max_bytes)
                return
        if state.st_size > max_bytes:
            yield from _large(path, state.st_size, particulars, max_bytes)
            return
        raw = path.read_bytes()
    except OSError as error:
        yield ReportError(
            f"It can't be read ({error.strerror or error}).",
            where=source,
            remedy="Check that it is there and that you may read it.",
        )
        return
    yield from formats.arrivals(raw, source=source, particulars=particulars, max_bytes=max_bytes, crawled=crawled)


def _no_file(path: Path, state: os.stat_result) -> ReportError:
    if not stat.S_ISDIR(state.st_mode):
        return ReportError("This is no regular file.", where=str(path), remedy="Copy it to a file.")
    if path.is_symlink():
        return ReportError("Links to folders are not followed.", where=str(path), remedy="Name the folder itself.")
    os.listdir(path)  # says why where it can't be listed
    return ReportError("This is a folder.", where=str(path), remedy="Name the files, or walk it with files().")


def _large(path: Path, size: int, particulars: Particulars, max_bytes: int) -> Iterator[Arrival | ReportError]:
    with path.open("rb") as file:
        head = file.read(SNIFFED).decode("utf-8", "replace").lstrip("\ufeff")
        if head.lstrip().startswith("{") and "\n" in head and jsonlines.looks_so(head):
            file.seek(0)
            yield from jsonlines.lines_of(
                _lines(file, max_bytes), source=str(path), told=particulars, max_bytes=max_bytes
            )
            return
    yield too_large(size, max_bytes, str(path))


def _lines(file: object, most: int) -> Iterator[bytes]:
    """Lines, none held in memory beyond the limit; of a longer one so much that it is seen to be too long."""
    readline = file.readline  # type: ignore[attr-defined]
    while line := readline(most + 1):
        yield line
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := readline(1 << 20)) and not rest.endswith(b"\n"):
                pass


def too_large(size: int, max_bytes: int, source: str) -> TooLarge:
    """The error for a report over the limit."""
    return TooLarge(
        f"{size:,} bytes, and the limit for a report is {max_bytes:,}.",
        where=source,
        remedy="Split it, or raise max_bytes in the settings.",
    )
