"""The index of words, the one place where the two databases differ.

Two tables of the same names and the same answers on both: ``report_search`` (title, text) and ``record_search``
(the sentences and contents of a record, and the names of who takes part in it), each with ``rowid``: a report's
``number``, a record's ``key``. On SQLite they are FTS5 tables, the first over the table of reports itself; on
PostgreSQL each has a ``tsvector`` that holds the very words that SQLite makes of the text
(:mod:`onrecord.store.search.words`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.types import NullType

from onrecord.store import tables as t
from onrecord.store.query.nodes import And, Node, Or, Words, sides
from onrecord.store.search.words import words

APART = " \ue000 "
"""Between two texts of one column: a word that nobody writes, so that no phrase runs from one into the other."""
_GAP = 2
"""The same, in places that PostgreSQL leaves between two texts."""
_LAST = 16_383
"""PostgreSQL tells places no further apart than this."""
_LONGEST = 500
"""Letters of a word that PostgreSQL is given."""
_MOST = 60_000
"""Words of a text that PostgreSQL is given: its kind of column has an end."""


class Index(NamedTuple):
    """One table of words, its columns, and how much a word in each of them weighs."""

    of: TableClause
    columns: tuple[str, str]
    weights: tuple[float, float]

    @property
    def name(self) -> str:
        """The table's."""
        return self.of.name


REPORTS = Index(table("report_search", column("rowid")), ("title", "text"), (4.0, 1.0))
RECORDS = Index(table("record_search", column("rowid")), ("said", "names"), (1.0, 0.5))
INDEXES = (REPORTS, RECORDS)


class Entry(NamedTuple):
    """What is looked up under a number: two columns, each of one text or several."""

    number: int
    first: tuple[str, ...]
    second: tuple[str, ...]


# ---- asking


def matching(index: Index, node: Node) -> Select[Any]:
    """The numbers of what has these words; ``node`` is one that ``looked_up`` holds of."""
    return select(index.of.c.rowid).select_from(index.of).where(matches(index, node))


def matches(index: Index, node: Node) -> ColumnElement[bool]:
    """That a row of the index has these words."""
    return _Matches(*_asked(index, node))


def score(index: Index, node: Node) -> ColumnElement[float]:
    """How well a row that has these words answers to them: more is better."""
    return _Score(*_asked(index, node), *map(literal_column, map(str, index.weights)))


def _asked(index: Index, node: Node) -> tuple[ColumnElement[Any], ...]:
    return literal_column(index.name), literal(_fts5(node)), literal(_tsquery(node))


class _Matches(FunctionElement[Any]):
    name = "matches"
    type = NullType()  # SQLite would be asked whether a truth value is 1, and not use the index
    inherit_cache = True


class _Score(FunctionElement[float]):
    name = "score"
    type = Float()
    inherit_cache = True


@compiles(_Matches, "sqlite")
def _(element: _Matches, compiler: SQLCompiler, **more: Any) -> str:
    index, fts5, _ = element.clauses
    return f"{compiler.process(index, **more)} MATCH {compiler.process(fts5, **more)}"


@compiles(_Matches, "postgresql")
def _(element: _Matches, compiler: SQLCompiler, **more: Any) -> str:
    index, _, tsquery = element.clauses
    return f"{compiler.process(index, **more)}.words @@ CAST({compiler.process(tsquery, **more)} AS tsquery)"


@compiles(_Score, "sqlite")
def _(element: _Score, compiler: SQLCompiler, **more: Any) -> str:
    index, _, _, *weights = element.clauses
    return f"-bm25({', '.join(compiler.process(one, **more) for one in (index, *weights))})"


@compiles(_Score, "postgresql")
def _(element: _Score, compiler: SQLCompiler, **more: Any) -> str:
    index, _, tsquery, *_ = element.clauses
    asked = f"CAST({compiler.process(tsquery, **more)} AS tsquery)"
    return f"ts_rank_cd({compiler.process(index, **more)}.words, {asked}, 1)"


def _fts5(node: Node) -> str:
    """The words as FTS5 takes them, each in quotation marks.

    >>> _fts5(And((Words(("called", "off")), Words(("cancel",), prefix=True))))
    '("called off" AND "cancel" *)'
    """
    if isinstance(node, Words):
        return f'"{" ".join(node.words)}"{" *" if node.prefix else ""}'
    if isinstance(node, Or):
        return f"({' OR '.join(map(_fts5, node.parts))})"
    assert isinstance(node, And)
    wanted, unwanted = sides(node)
    found = f"({' AND '.join(map(_fts5, wanted))})"
    return f"({found} NOT ({' OR '.join(map(_fts5, unwanted))}))" if unwanted else found


def _tsquery(node: Node) -> str:
    """The words as PostgreSQL takes them, each in quotation marks.

    >>> _tsquery(And((Words(("called", "off")), Words(("cancel",), prefix=True))))
    "(('called' <-> 'off') & ('cancel':*))"
    """
    if isinstance(node, Words):
        each = [f"'{word[:_LONGEST]}'" for word in node.words]
        return f"({' <-> '.join(each)}{':*' if node.prefix else ''})"
    if isinstance(node, Or):
        return f"({' | '.join(map(_tsquery, node.parts))})"
    assert isinstance(node, And)
    wanted, unwanted = sides(node)
    return f"({' & '.join([*map(_tsquery, wanted), *(f'!{_tsquery(part)}' for part in unwanted)])})"


# ---- keeping


def next_numbers(connection: Connection, count: int) -> Sequence[int]:
    """The numbers of so many reports that are about to be kept: numbers that rise keep the index small."""
    if connection.dialect.name == "postgresql":
        asked = text("SELECT nextval('reports_number') FROM generate_series(1, :count)")
        return connection.execute(asked, {"count": count}).scalars().all()
    last: int | None = connection.execute(select(func.max(t.reports.c.number))).scalar()
    return range((last or 0) + 1, (last or 0) + 1 + count)


def keep(connection: Connection, index: Index, entries: Iterable[Entry]) -> None:
    """Put these in the index."""
    rows: list[tuple[int | str | None, ...]]
    if connection.dialect.name == "postgresql":
        rows = [(number, _tsvector(first, second)) for number, first, second in entries]
        into = f"INSERT INTO {index.name} (rowid, words) VALUES (%s, CAST(%s AS tsvector))"
    else:
        rows = [
            (number, APART.join(first) or None, APART.join(second) or None) for number, first, second in entries
        ]
        into = f"INSERT INTO {index.name} (rowid, {', '.join(index.columns)}) VALUES (?, ?, ?)"
    if rows:  # past what SQLAlchemy does for each of them
        connection.exec_driver_sql(into, rows)


def leave_out(connection: Connection, index: Index, entries: Iterable[Entry]) -> None:
    """Take these out of the index; they must say what they said when they were put in."""
    if connection.dialect.name == "postgresql" or index is not REPORTS:
        rows: list[dict[str, Any]] = [{"number": entry.number} for entry in entries]
        out = f"DELETE FROM {index.name} WHERE rowid = :number"
    else:  # FTS5 keeps no text of its own there: it is told what it is to forget
        rows = [
            {"number": number, "first": APART.join(first) or None, "second": APART.join(second) or None}
            for number, first, second in entries
        ]
        out = (
            f"INSERT INTO {index.name} ({index.name}, rowid, {', '.join(index.columns)}) "
            "VALUES ('delete', :number, :first, :second)"
        )
    if rows:
        connection.execute(text(out), rows)


def compact(connection: Connection) -> None:
    """Write the index anew, so that nothing of what was taken out of it is left in the file."""
    if connection.dialect.name == "sqlite":
        for index in INDEXES:
            connection.execute(text(f"INSERT INTO {index.name} ({index.name}) VALUES ('optimize')"))


def _tsvector(first: Iterable[str], second: Iterable[str]) -> str:
    """Each word of the texts with its places, as PostgreSQL reads a ``tsvector``."""
    places: dict[str, list[str]] = {}
    place = count = 0
    for weight, texts in (("A", first), ("B", second)):
        for said in texts:
            for word in words(said):
                place, count = place + 1, count + 1
                if count > _MOST:
                    break
                places.setdefault(word.folded[:_LONGEST], []).append(f"{min(place, _LAST)}{weight}")
            place += _GAP
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


# ---- making


def create(connection: Connection) -> None:
    """Make the empty index."""
    for statement in _MAKING[connection.dialect.name]:
        connection.execute(text(statement))


def drop(connection: Connection) -> None:
    """Take the index away."""
    for index in INDEXES:
        connection.execute(text(f"DROP TABLE {index.name}"))


def tables_of(connection: Connection) -> Iterator[str]:
    """The names that the index has taken for tables of its own."""
    for index in INDEXES:
        yield index.name
        if connection.dialect.name == "sqlite":
            yield from (f"{index.name}_{part}" for part in ("data", "idx", "content", "docsize", "config"))


_TOKENS = "tokenize='unicode61 remove_diacritics 2'"
_MAKING = {
    "sqlite": (
        "CREATE VIRTUAL TABLE report_search USING fts5("
        f"title, text, content='reports', content_rowid='number', {_TOKENS})",
        f"CREATE VIRTUAL TABLE record_search USING fts5(said, names, {_TOKENS})",
    ),
    "postgresql": tuple(
        statement
        for index in INDEXES
        for statement in (
            f"CREATE TABLE {index.name} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
            f"CREATE INDEX {index.name}_by_words ON {index.name} USING GIN (words)",
        )
    ),
}
