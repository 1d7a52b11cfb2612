"""A file's rows as cells by their columns, as they come: so many bytes of it are in memory as one row has."""

import csv
import gzip
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from onrecord.errors import BadRow
from onrecord.pipeline.outside.forms import Form, plain

LONGEST = 1 << 20
"""Bytes that a line may have."""
TOO_LONG = "\0"
"""What stands for a line that has more."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"

DAMAGED: tuple[type[Exception], ...] = (
    EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What unpacking raises: a damaged file, a way of packing that is not known, a password."""
with suppress(ImportError):  # some Pythons are built without it
    from lzma import LZMAError

    DAMAGED += (LZMAError,)

Row = tuple[int, dict[str, str] | BadRow]
"""A row's number in its file, and its cells by their columns, or what is wrong with it."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked where it is packed; of a zip file the largest file in it.

    Raises:
        OSError: it can't be read.
        BadRow: it is packed, and damaged or empty.
    """
    with path.open("rb") as file:
        begins = file.read(4)
        file.seek(0)
        try:
            if begins.startswith(_GZIP):
                with gzip.open(file) as unpacked:
                    yield cast(IO[bytes], unpacked)
            elif begins == _ZIP:
                with zipfile.ZipFile(file) as pack:
                    within = max(pack.infolist(), key=lambda one: one.file_size, default=None)
                    if within is None:
                        raise BadRow("The zip file holds nothing.")
                    with pack.open(within) as unpacked_one:
                        yield unpacked_one
            else:
                yield file
        except DAMAGED as error:
            remedy = "Fetch it anew, or unpack it yourself."
            raise BadRow(f"It can't be unpacked ({error}).", remedy=remedy) from error


def header_of(path: Path) -> list[str]:
    """The cells of the file's first line, whichever way they are set apart."""
    with opened(path) as file:
        first = next(_lines(file), "")
    return next(_cells(iter([first]), first), (0, []))[1]


def rows(path: Path, form: Form) -> Iterator[Row]:
    """The file's rows as its form has them, numbered from 1 as a spreadsheet does: a header is a row.

    Raises:
        OSError, BadRow: the file can't be read, or unpacked.
    """
    with opened(path) as file:
        lines = _lines(file)
        first = next(lines, None)
        if first is None:
            return
        every = _cells(_after(first, lines), first)
        columns: Sequence[str] = form.columns or next(every)[1]
        names = [plain(column) for column in columns]
        for number, cells in every:
            if cells and (len(cells) > 1 or cells[0].strip()):  # an empty line is no row
                yield number, _row(cells, names)


def _row(cells: list[str], names: list[str]) -> dict[str, str] | BadRow:
    whole = "".join(cells)
    if TOO_LONG in whole:
        return BadRow("It holds a NUL character, or a line of more than a million bytes.")
    if len(cells) != len(names):
        return BadRow(
            f"It has {len(cells)} cells, where there are {len(names)} columns.",
            remedy="Is a tab, a line break or a quotation mark in a cell?",
        )
    try:
        whole.encode()
    except UnicodeEncodeError:  # what was no UTF-8 can't be made it again
        return BadRow("It is not UTF-8.", remedy="Save the file as UTF-8.")
    return dict(zip(names, map(str.strip, cells), strict=True))


def _cells(lines: Iterator[str], first: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and its cells: set apart as they are in the first line, where a header is a row too."""
    mark = max("\t,;", key=first.count)
    quoted = mark != "\t" or first.startswith('"')
    reader = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, [TOO_LONG]


def _lines(file: IO[bytes]) -> Iterator[str]:
    """The file's lines as text; bytes that are no UTF-8 stay to be told from it."""
    begun = False
    while line := file.readline(LONGEST):
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST)
            yield f"{TOO_LONG}\n"
        else:
            told = line.decode("utf8", "surrogateescape")
            yield told if begun else told.removeprefix("\ufeff")
        begun = True


def _after(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines
