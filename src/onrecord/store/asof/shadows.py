"""Views and tables of one connection's own that stand before the record's.

Both databases look a name up among a connection's temporary tables first. So a query that names ``readings`` asks
the view of that name here, which holds the readings of then.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Identity, Index, MetaData, Table, insert

from onrecord.store import tables as t
from onrecord.store.standing import DEFINED

KNOWN = {
    "arrivals": "taken_at <= {at}",
    "copies": "found_at <= {at}",
    "decisions": "at <= {at}",
    "links": "found_at <= {at}",
    "occurrence_index": "record < {end}",
    "outside_files": "taken_at <= {at}",
    "quarantine": "since <= {at}",
    "readings": "read_at <= {at}",
    "removals": "at <= {at}",
    # A report came with its first reading. Its own time stands behind its text, which would have to be read.
    "reports": "EXISTS (SELECT 1 FROM {main}.readings g WHERE g.report = reports.id AND g.read_at <= {at})",
    "statement_index": "record < {end}",
    "stories": "opened_at <= {at}",
    "story_links": "found_at <= {at}",
    "version_comparisons": "compared_at <= {at}",
    "versions": "since <= {at}",
}
"""Which rows of a table were there at a moment. What a reading holds is asked for by its reading."""
SET_LATER = {
    "outside_files": ("finished_at",),
    "quarantine": ("released",),
    "removals": ("erased_at", "taken_back_at"),
}
"""Columns that tell what happened to a row afterwards, and when."""


class Shadows:
    """What stands before a record's tables on one connection. ``at`` is the moment, ``main`` the schema of the
    record's own tables, ``end`` the key that no record of then reaches."""

    def __init__(self, connection: Connection, at: str) -> None:
        self.connection = connection
        self.at = at
        sqlite = connection.dialect.name == "sqlite"
        self.main: str = "main" if sqlite else self.first("SELECT quote_ident(current_schema())")
        self._views = _views(connection, self.main)
        last = self.first(f"SELECT max(key) FROM {self.main}.readings WHERE read_at <= '{at}'")
        self.end: int = ((last or 0) + 1) * t.PER_READING

    def first(self, query: str) -> Any:
        """The first value that a query gives."""
        return self.connection.exec_driver_sql(query).scalar()

    def show_known(self) -> None:
        """Stand views before the tables that have times."""
        dropped = f"{self.main}.dropped_links WHERE found_at <= '{self.at}' AND dropped_at > '{self.at}'"
        added = {"links": dropped} if self.first(f"SELECT 1 FROM {dropped} LIMIT 1") else {}
        for name in KNOWN:
            self.show(name, added=added.get(name))

    def show(self, name: str, *, but: str | None = None, added: str | None = None) -> None:
        """Stand a view before a table: its rows of then ``but`` those of which this holds, and those that are
        ``added`` from another."""
        columns = ", ".join(_as_of(name, column.name) for column in t.metadata.tables[name].c)
        condition = " AND ".join(filter(None, (KNOWN.get(name), f"NOT ({but})" if but else None)))
        query = f"SELECT {columns} FROM {{main}}.{name} WHERE {condition or '1 = 1'}"
        if added:
            query += f" UNION ALL SELECT {_names(name)} FROM {added}"
        self._run(f"CREATE TEMPORARY VIEW {name} AS {query}")

    def hide(self, name: str) -> None:
        """Take the view before a table away."""
        self._run(f"DROP VIEW {name}")

    def show_views(self) -> None:
        """Have the record's views stand over what stands before its tables, and what stood then with them."""
        self._run(f"CREATE TEMPORARY VIEW standing AS {DEFINED}")
        for name, query in self._views.items():
            self.connection.exec_driver_sql(f"CREATE TEMPORARY VIEW {name} AS {query}")

    def hold(self, name: str, *, where: str) -> None:
        """Stand a table before a computed one, with those of its rows of which this holds, to be written to."""
        start = self.first(f"SELECT max(key) FROM {self.main}.{name}") if "key" in t.metadata.tables[name].c else 0
        self.make(name, name, start=start or 0)
        names = _names(name)
        self._run(f"INSERT INTO {name} ({names}) SELECT {names} FROM {{main}}.{name} WHERE {where}")

    def make(self, name: str, like: str, *, rows: Collection[Mapping[str, Any]] = (), start: int = 0) -> None:
        """Make a table of the connection's own with the columns of another. Keys that it gives come after
        ``start``."""
        model = t.metadata.tables[like]
        own = Table(
            name,
            MetaData(),
            *(_column(column, start) for column in model.c),
            prefixes=["TEMPORARY"],
        )
        for index in model.indexes:
            Index(f"{name}_{index.name}", *(own.c[column.name] for column in index.columns))
        own.create(self.connection, checkfirst=False)
        if rows:
            self.connection.execute(insert(own), list(rows))

    def _run(self, statement: str) -> None:
        told = statement.format(main=self.main, at=f"'{self.at}'", end=self.end)
        self.connection.exec_driver_sql(told)


def _as_of(table: str, column: str) -> str:
    """A column of a table as it was."""
    if column in SET_LATER.get(table, ()):
        return f'CASE WHEN "{column}" <= {{at}} THEN "{column}" END AS "{column}"'
    return f'"{column}"'


def _names(table: str) -> str:
    return ", ".join(f'"{column.name}"' for column in t.metadata.tables[table].c)


def _column(column: Column[Any], start: int) -> Column[Any]:
    told: dict[str, Any] = {"primary_key": column.primary_key, "nullable": column.nullable}
    counted = column.primary_key and column.table.autoincrement_column is column
    given = (Identity(start=start + 1),) if counted else ()
    return Column(column.name, column.type, *given, autoincrement=column.autoincrement, **told)


def _views(connection: Connection, main: str) -> dict[str, str]:
    """The queries of the record's views, those first that others stand over."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT name, sql FROM main.sqlite_master WHERE type = 'view'").all()
        return {name: sql.split(maxsplit=4)[4] for name, sql in rows}
    asked = f"""SELECT relname, pg_get_viewdef(oid) FROM pg_class
        WHERE relkind = 'v' AND relnamespace = '{main}'::regnamespace ORDER BY oid"""
    return {name: query.rstrip(";") for name, query in connection.exec_driver_sql(asked).all()}
