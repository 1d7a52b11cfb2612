"""Every table from one database into another: from SQLite to PostgreSQL, and back."""

from sqlalchemy import Connection, func, insert, select

from onrecord.store import tables as t
from onrecord.store.search.keeping import index_all

AT_ONCE = 1000
"""Rows that are on their way at once."""


def carry(source: Connection, target: Connection) -> None:
    """Copy every row of a record into the empty tables of another, and index its words anew, in the transactions
    that the two are in."""
    for table in t.metadata.sorted_tables:
        # In the order of their keys: a decision that undoes another comes after it.
        wanted = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
        for some in source.execute(wanted).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in some])
    index_all(target)
    if target.dialect.name == "postgresql":
        _count_on(target)


def _count_on(connection: Connection) -> None:
    """Have the server number what comes from now on after what came."""
    counters = {"reports_number": select(func.max(t.reports.c.number))}
    for table in t.metadata.sorted_tables:
        for column in table.primary_key.columns:
            asked = select(func.pg_get_serial_sequence(f'"{table.name}"', column.name))
            if counter := connection.execute(asked).scalar():
                counters[counter] = select(func.max(column))
    for counter, last in counters.items():
        if (number := connection.execute(last).scalar()) is not None:
            connection.execute(select(func.setval(counter, number)))
