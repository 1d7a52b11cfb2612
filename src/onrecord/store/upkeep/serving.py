"""A record on a PostgreSQL server, made of a backup: all of it in one transaction, in which nobody else writes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, bindparam, create_engine, select, text

from onrecord.store import tables as t
from onrecord.store.migrating import upgrade
from onrecord.store.opening import open_engine
from onrecord.store.opening import writing as for_writing
from onrecord.store.search.index import tables_of
from onrecord.store.upkeep.carrying import carry
from onrecord.store.upkeep.files import stamp
from onrecord.store.upkeep.removed import Before
from onrecord.store.upkeep.restoring import made_ready, there
from onrecord.store.upkeep.rows import Restored

HANGING = """
    WITH RECURSIVE hanging (oid, name, kind) AS (
        SELECT oid, relname, relkind FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relname IN :names
        UNION
        SELECT c.oid, c.relname, c.relkind
        FROM hanging h
        JOIN pg_depend d ON d.refobjid = h.oid AND d.classid = 'pg_rewrite'::regclass
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class c ON c.oid = w.ev_class)
    SELECT name, kind FROM hanging
"""
KINDS = {"r": "TABLE", "v": "VIEW", "S": "SEQUENCE"}


def restore_served(source: Path, url: str | Path, where: str, *, replace: bool) -> Restored:
    """Make a record of a backup in a database of a server; one that is there is moved to a schema of its own.

    Raises:
        RecordError: there is a record that holds something, and ``replace`` is False.
    """
    engine = open_engine(url)
    try:
        with TemporaryDirectory(prefix="onrecord-") as folder, for_writing(engine).begin() as connection:
            empty = all(
                connection.execute(select(table).limit(1)).first() is None for table in t.metadata.sorted_tables
            )
            if not empty and not replace:
                raise there(where)
            with made_ready(source, Path(folder) / "record.db", None if empty else _before(connection)) as ready:
                kept = None if empty else _move_aside(connection)
                made = create_engine(f"sqlite:///{ready.file}")
                with made.connect() as backup:
                    carry(backup, connection)
                made.dispose()
        return Restored(record=where, counts=ready.counts, kept=kept, removed=ready.removed)
    finally:
        engine.dispose()


def _before(connection: Connection) -> Before:
    rows = connection.execute(select(t.removals).order_by(t.removals.c.key)).mappings()
    return Before([dict(row) for row in rows], set(connection.execute(select(t.reports.c.id)).scalars()))


def _move_aside(connection: Connection) -> str:
    """Move the record's tables, and the views over them, to a schema with a dated name, and make empty ones."""
    schema = f"onrecord_{stamp().lower()}"
    names = [*t.metadata.tables, *tables_of(connection), "alembic_version", "reports_number"]
    asked = text(HANGING).bindparams(bindparam("names", expanding=True))
    found = connection.execute(asked, {"names": names}).all()
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for name, kind in found:
        connection.execute(text(f'ALTER {KINDS[kind]} "{name}" SET SCHEMA {schema}'))
    upgrade(connection)
    return f"schema {schema}"
