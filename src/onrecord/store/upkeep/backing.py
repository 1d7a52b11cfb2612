"""A record copied into one file, while others read and write it.

SQLite writes the copy itself (``VACUUM INTO``): the record as it is at one moment, without the free pages in which
deleted words may be left. From PostgreSQL every table is carried over in one snapshot.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from onrecord.errors import RecordError
from onrecord.store.opening import open_engine
from onrecord.store.opening import writing as for_writing
from onrecord.store.upkeep.carrying import carry
from onrecord.store.upkeep.checking import check, sha256
from onrecord.store.upkeep.files import ENDINGS, finish, read_only, stamp, unfinished
from onrecord.store.upkeep.rows import Backup


def backup(engine: Engine, to: str | Path, *, where: str, replace: bool = False) -> Backup:
    """Write the record into a new file, or into a folder under a dated name, and read it over.

    Raises:
        RecordError: there is such a file already and ``replace`` is False, or it can't be written.
    """
    own = engine.url.database if engine.dialect.name == "sqlite" else None
    file = _place(Path(to), own, replace)
    with unfinished(file) as temporary:
        try:
            copy(Path(own), temporary) if own else _carry_out(engine, temporary)
        except (sqlite3.Error, DatabaseError) as error:
            raise RecordError(
                f"the record can't be copied: {error}.", where=where, remedy="Is the disk full? Make room for it."
            ) from error
        counts = check(temporary, str(file))
        made = Backup(file=str(file), size=temporary.stat().st_size, sha256=sha256(temporary), counts=counts)
        if file.exists() and not replace:
            raise _there(file)
        finish(temporary, file, like=Path(own) if own else None)
    return made


def copy(file: Path, to: Path) -> None:
    """What stands in a record's file at this moment, in a new one."""
    with closing(sqlite3.connect(read_only(file), uri=True, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(to),))


def _place(to: Path, own: str | None, replace: bool) -> Path:
    if to.is_dir():
        to = to / f"{Path(own).stem if own else 'onrecord'}-{stamp()}.db"
    if not to.parent.is_dir():
        raise RecordError("its folder is not there.", where=str(to), remedy=f"Make it first: mkdir -p {to.parent}")
    if own and any(to.resolve() == Path(f"{own}{ending}").resolve() for ending in ENDINGS):
        raise RecordError("it is the record itself.", where=str(to), remedy="Give the backup another name.")
    if to.exists() and not replace:
        raise _there(to)
    return to


def _there(file: Path) -> RecordError:
    return RecordError(
        "there is such a file already.", where=str(file), remedy="Give another name, or overwrite it: --replace"
    )


def _carry_out(engine: Engine, to: Path) -> None:
    made = open_engine(to)
    try:
        with (
            engine.connect() as source,  # a single state of the record, to the end
            for_writing(made).begin() as target,
        ):
            carry(source, target)
    finally:
        made.dispose()
    settle(to)


def settle(file: Path) -> None:
    """Have the record in this one file, with no log beside it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
