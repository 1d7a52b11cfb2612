"""A backup put in a record's place, or made one.

The backup is copied, brought up to date and rid of what was removed since, all in a file of its own; only when it
is whole does it take the place. A record that is replaced is held against everyone else from before its tombstones
are read until the new one stands, and its pages are written over in one transaction: whoever opens it next finds
the new one, and a kill leaves the old.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from onrecord.errors import RecordError
from onrecord.store.opening import address, open_engine, shown
from onrecord.store.opening import writing as for_writing
from onrecord.store.removing.erasing import erase
from onrecord.store.upkeep.backing import copy, settle
from onrecord.store.upkeep.checking import check, check_version, version
from onrecord.store.upkeep.files import finish, held, stamp, unfinished
from onrecord.store.upkeep.removed import Before, keep_out
from onrecord.store.upkeep.rows import Restored


class Ready(NamedTuple):
    """A record that may take its place: its file, how much it holds, and which reports were taken off it."""

    file: Path
    counts: dict[str, int]
    removed: tuple[str, ...]


def restore(backup: str | Path, path_or_url: str | Path, *, replace: bool = False) -> Restored:
    """Make a record of a backup at this path or database URL. With ``replace`` it takes the place of the record
    there, which is kept beside it under a dated name; what was removed from that stays removed.

    Raises:
        RecordError: the backup is no record, or damaged, or a newer OnRecord made it; there is a record already
            and ``replace`` is False, or another program has it open; the disk is full.
    """
    source, where = Path(backup), shown(path_or_url)
    check(source)
    try:
        url = make_url(address(path_or_url))
        if url.get_backend_name() != "sqlite":
            from onrecord.store.upkeep.serving import restore_served

            return restore_served(source, path_or_url, where, replace=replace)
        file = Path(url.database or "")
        return _replace(source, file, where, replace) if file.exists() else _make(source, file, where)
    except ArgumentError as error:
        raise RecordError(f"no database can be opened there: {error}.", where=where) from error
    except (sqlite3.Error, DatabaseError) as error:
        raise RecordError(
            f"nothing is restored, and what was there is there still: {error}.",
            where=where,
            remedy="Is the disk full? It takes three times what the record does.",
        ) from error


@contextmanager
def made_ready(source: Path, beside: Path, before: Before | None) -> Iterator[Ready]:
    """The backup as it is to stand, in a file beside, for as long as the context lasts."""
    with unfinished(beside) as temporary:
        copy(source, temporary)
        engine = open_engine(temporary, create=False)
        writer = for_writing(engine)
        try:
            removed: list[str] = []
            if before:
                with writer.begin() as connection:
                    removed = keep_out(connection, before)
                erase(engine, writer, str(temporary))
        finally:
            engine.dispose()
        settle(temporary)
        yield Ready(temporary, check(temporary), tuple(removed))


def there(where: str) -> RecordError:
    """That there is a record already."""
    return RecordError(
        "there is a record already.",
        where=where,
        remedy="Give another place with --record, or put it in that one's place: --replace",
    )


def _make(source: Path, file: Path, where: str) -> Restored:
    if not file.parent.is_dir():
        raise RecordError("its folder is not there.", where=where, remedy=f"Make it first: mkdir -p {file.parent}")
    for log in (Path(f"{file}-wal"), Path(f"{file}-journal")):
        if log.exists() and log.stat().st_size:
            raise RecordError(
                "this log of a record that is no longer here would be taken for the new one's.",
                where=str(log),
                remedy="Move it to where that record is now, which lacks what is in it.",
            )
    with made_ready(source, file, None) as ready:
        if file.exists():
            raise there(where)
        finish(ready.file, file, like=source)
        return Restored(record=where, counts=ready.counts)


def _replace(source: Path, file: Path, where: str, replace: bool) -> Restored:
    if file.is_dir():
        raise RecordError("it is a folder.", where=where, remedy="Name a file in it, such as onrecord.db.")
    if source.samefile(file):
        raise RecordError("it is the record itself.", where=str(source), remedy="Name a backup of it.")
    if not replace:
        raise there(where)
    with _taken(file, where) as (old, before), made_ready(source, file, before) as ready:
        kept = _kept_name(file)
        with unfinished(kept) as temporary:
            with closing(sqlite3.connect(temporary)) as copied:
                old.backup(copied)
            finish(temporary, kept, like=file)
        with closing(sqlite3.connect(ready.file)) as new:
            new.backup(old)
        return Restored(record=where, counts=ready.counts, kept=str(kept), removed=ready.removed)


@contextmanager
def _taken(file: Path, where: str) -> Iterator[tuple[sqlite3.Connection, Before]]:
    """The record that is replaced, held, and what it says of removals."""
    with ExitStack() as until_done:
        try:
            old = until_done.enter_context(held(file, where))
            check_version(version(old), where)
            before = _before(old)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            raise RecordError(
                f"it is damaged, or no record, so that nobody can tell what was removed from it: {error}.",
                where=where,
                remedy="Move it away, with the files beside it that begin with its name, and restore without "
                "--replace. What was removed since the backup was made must be removed again.",
            ) from error
        yield old, before


def _before(old: sqlite3.Connection) -> Before:
    """Of a record of any version."""
    reports = {id for (id,) in old.execute("SELECT id FROM reports")}
    if not old.execute("SELECT 1 FROM sqlite_master WHERE name = 'removals'").fetchone():
        return Before([], reports)
    found = old.execute("SELECT * FROM removals ORDER BY key")
    names = [column[0] for column in found.description]
    return Before([dict(zip(names, row, strict=True)) for row in found], reports)


def _kept_name(file: Path) -> Path:
    name = f"{file.stem}-replaced-{stamp()}"
    names = (f"{name}{f'-{number}' if number else ''}{file.suffix}" for number in count())
    return next(kept for kept in map(file.with_name, names) if not kept.exists())
