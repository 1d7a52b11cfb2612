"""Files of records: written under another name first, held against everyone else."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from secrets import token_hex
from shutil import copymode

from onrecord.errors import RecordError

ENDINGS = ("", "-wal", "-shm", "-journal")
"""What SQLite calls the files of one record."""
WAIT = 10.0
"""Seconds that other programs are waited for."""
STALE = 24 * 60 * 60
"""Seconds after which an unfinished file that nobody has written to is what a kill left."""


def stamp() -> str:
    """This moment, as a part of a file's name.

    >>> len(stamp()), stamp()[8]
    (16, 'T')
    """
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


@contextmanager
def unfinished(file: Path) -> Iterator[Path]:
    """An empty file beside it, of another name and nobody else's to read; whatever is there in the end is cleared
    away, and what a kill left there a day ago too."""
    for left in file.parent.glob(f"{escape(file.name)}.*.unfinished*"):
        if left.stat().st_mtime < time.time() - STALE:
            left.unlink(missing_ok=True)
    temporary = file.with_name(f"{file.name}.{token_hex(4)}.unfinished")
    temporary.touch(mode=0o600)
    try:
        yield temporary
    finally:
        for ending in ENDINGS:
            Path(f"{temporary}{ending}").unlink(missing_ok=True)


def finish(temporary: Path, file: Path, *, like: Path | None) -> None:
    """Give what was written its name, once it is on the disk. Whoever may read ``like`` may read it, the owner
    alone where there is none."""
    if like:
        copymode(like, temporary)
    with temporary.open("rb") as written:
        os.fsync(written.fileno())
    temporary.replace(file)
    if os.name == "posix":  # the folder holds the name
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def read_only(file: Path) -> str:
    """The URI by which SQLite opens a file and leaves it as it is."""
    return f"{file.absolute().as_uri()}?mode=ro"


@contextmanager
def held(file: Path, where: str) -> Iterator[sqlite3.Connection]:
    """The file of a record that no other program can read or write meanwhile: it waits, as long as it waits for a
    writer, and goes on with what the file holds then.

    The file is never renamed: a program that has it open would go on in it, with its log under the old name, and
    spoil what came in its place.

    Raises:
        RecordError: another program has it open.
    """
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the mode keeps what was locked
        except sqlite3.OperationalError as error:
            raise busy(where) if is_busy(error) else error from error
        yield connection


def is_busy(error: Exception) -> bool:
    """Whether another program was in the way."""
    return "locked" in str(error) or "lock timeout" in str(error)


def busy(where: str) -> RecordError:
    """That another program is in the way."""
    return RecordError(
        f"another program has the record open, and did not let go of it in {WAIT:g} seconds.",
        where=where,
        remedy="Close it (onrecord, Datasette, a notebook), then try again.",
    )
