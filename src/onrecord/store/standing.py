"""What stands, kept: a row for each report that does, with its reading and what lists show of it.

Which reports stand follows from the versions, and by which reading from the readings. So whoever writes one of the
two has the rows of these reports computed anew, and whoever asks looks a record's report up by one key, where its
text is not in the way.
"""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, bindparam, delete, select, text

from onrecord.store import tables as t
from onrecord.store.asking import some

DEFINED = """
    SELECT g.key AS reading, r.id AS report, r.number, r.title, r.publisher, r.published, r.url, r.source
    FROM reports r JOIN readings g ON g.report = r.id
    WHERE NOT EXISTS (SELECT 1 FROM readings later WHERE later.report = g.report AND later.key > g.key)
      AND EXISTS (
        SELECT 1 FROM versions v WHERE v.report = r.id AND NOT EXISTS (
            SELECT 1 FROM versions newer WHERE newer.series = v.series AND newer.version > v.version))
"""
"""What is in the table: of each report that is the latest version of a series the latest reading."""


def stand(connection: Connection, reports: Collection[str]) -> None:
    """Have the table say of these reports whether they stand, and by which reading."""
    for few in some(set(reports)):
        connection.execute(delete(t.standing).where(t.standing.c.report.in_(few)))
        connection.execute(_ADDED, {"reports": few})


def stand_new(connection: Connection, first: int, last: int) -> None:
    """The same of the reports of the readings from this key to that one, none of which was on record before."""
    connection.execute(_NEW, {"first": first, "last": last})


def beside(connection: Connection, report: str) -> set[str]:
    """The other reports of the series that this one is in."""
    own, version = t.versions.alias("own").c, t.versions.c
    series = select(own.series).where(own.report == report)
    others = select(version.report).where(version.series.in_(series), version.report != report)
    return set(connection.execute(others).scalars())


def astray(connection: Connection) -> Iterator[str]:
    """The reports of which the table does not say what it should."""
    names = ", ".join(t.standing.columns.keys())
    kept = f"SELECT {names} FROM standing"
    for one, other in ((kept, DEFINED), (DEFINED, kept)):
        yield from connection.execute(text(f"SELECT report FROM ({one} EXCEPT {other}) astray")).scalars()


_INTO = f"INSERT INTO standing ({', '.join(t.standing.columns.keys())}) {DEFINED}"
_ADDED = text(f"{_INTO} AND r.id IN :reports").bindparams(bindparam("reports", expanding=True))
_NEW = text(f"{_INTO} AND g.key BETWEEN :first AND :last")
