"""Every row that hangs on another, by the foreign keys that the tables have."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, select

from onrecord.store import tables as t
from onrecord.store.asking import some


def take_out(connection: Connection, table: Table, keys: Collection[Any]) -> None:
    """Delete these rows, and first whatever points at them: the rows of a table that is added later, too."""
    for child, column in _pointing_at(table):
        key = _own_key(child)
        for few in some(keys):
            if key is None:
                connection.execute(delete(child).where(column.in_(few)))
            elif found := connection.execute(select(key).where(column.in_(few))).scalars().all():
                take_out(connection, child, found)
    for few in some(keys):
        connection.execute(delete(table).where(_only_key(table).in_(few)))


def _pointing_at(table: Table) -> Iterator[tuple[Table, Column[Any]]]:
    return (
        (child, column)
        for child in t.metadata.sorted_tables
        for column in child.columns
        if any(foreign.column.table is table for foreign in column.foreign_keys)
    )


def _own_key(table: Table) -> Column[Any] | None:
    """What others point at the table by; None where nothing does."""
    return _only_key(table) if any(_pointing_at(table)) else None


def _only_key(table: Table) -> Column[Any]:
    [key] = table.primary_key.columns
    return key
