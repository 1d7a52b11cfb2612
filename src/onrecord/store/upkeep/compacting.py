"""A record made small and fast: what was deleted gives its space back, the index of words is one piece, and the
database knows how its tables are filled."""

from pathlib import Path

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from onrecord.store import tables as t
from onrecord.store.opening import refused
from onrecord.store.search.index import compact as compact_index
from onrecord.store.search.index import tables_of
from onrecord.store.upkeep.files import busy
from onrecord.store.upkeep.rewriting import rewrite
from onrecord.store.upkeep.rows import Compacted


def compact(engine: Engine, writer: Engine, where: str) -> Compacted:
    """Make the record small and fast. Others who read or write are waited for; a kill leaves the record as it was,
    or smaller. Needs as much free disk as the record takes.

    Raises:
        RecordError: another program holds it, or the disk is full.
    """
    before = size(engine)
    try:
        with writer.begin() as connection:
            compact_index(connection)
            connection.execute(text("ANALYZE"))
    except DatabaseError as error:
        raise refused(error, engine, "written", where) or error from error
    if not rewrite(engine, writer, where, undone="it can't be compacted", again="onrecord compact"):
        raise busy(where)
    return Compacted(before=before, after=size(engine))


def size(engine: Engine) -> int:
    """What the record takes up on disk, in bytes."""
    if engine.dialect.name == "sqlite":
        files = [Path(f"{engine.url.database}{ending}") for ending in ("", "-wal")]
        return sum(file.stat().st_size for file in files if file.exists())
    with engine.connect() as connection:
        names = [*t.metadata.tables, *tables_of(connection)]
        taken = [
            connection.execute(select(func.pg_total_relation_size(f'"{name}"'))).scalar_one() for name in names
        ]
    return sum(taken)
