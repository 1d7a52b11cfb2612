"""Fills a record with invented reports quickly: its tables directly, in one transaction."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from benchmarks.newsroom import Newsroom, Told
from onrecord.link.stories.explaining import Part, Parts
from onrecord.store import Store
from onrecord.store import tables as t
from onrecord.store.facts import Row, named, rows_of
from onrecord.store.opening import open_engine, writing
from onrecord.store.search.keeping import index_all
from onrecord.store.search.names import keep_all_names
from onrecord.store.standing import stand
from onrecord.store.writing import text_sha256

Rows = dict[str, list[Row]]
AT = "2025-01-01T00:00:00+00:00"
AT_ONCE = 1_000
"""Reports that are written at once."""
_NONE = Part(adds=0.0, most=())
_PARTS = msgspec.json.encode(
    Parts(closeness=0.6, names=Part(adds=0.6, most=("norland", "kesh")), numbers=_NONE, pairs=_NONE, words=_NONE)
).decode()
_SAME = '[["date",1.2,"both that day"],["place",1.0,"both there"]]'


def fill(url: str, reports: int) -> None:
    """A new record with so many reports; ``url`` is a path or a database's URL."""
    Store(url).close()
    engine = writing(open_engine(url))
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA cache_size=-1000000")
        written = 0
        for rows in _together(reports):
            for table in t.metadata.sorted_tables:
                if rows[table.name]:
                    _write(connection, table.name, rows[table.name])
            written += len(rows["reports"])
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT setval('reports_number', {written})")
        stand(connection, connection.execute(select(t.reports.c.id)).scalars().all())
        index_all(connection)
        keep_all_names(connection)
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _together(reports: int) -> Iterator[Rows]:
    """The rows of many reports at once."""
    told = _Telling()
    rows: Rows = defaultdict(list)
    for number, one in enumerate(Newsroom().tell(reports), start=1):
        for name, its in told.rows(one, number).items():
            rows[name] += its
        if number % AT_ONCE == 0 or number == reports:
            yield rows
            rows = defaultdict(list)


class _Telling:
    """Makes the rows of one report after the other."""

    def __init__(self) -> None:
        self._story = -1
        self._first: tuple[str, int] = "", 0
        self._before = ""
        self._series, self._version = "", 0

    def rows(self, told: Told, number: int) -> Rows:
        """What the record knows of the report; ``number`` is its, and its reading's."""
        reading, report = told.reading, told.reading.report
        rows = {name: named(name, its) for name, its in rows_of(reading, number).items()}
        main = rows["events"][0]["key"]
        rows["reports"] = [
            {"id": report.id, "title": report.title, "url": report.url, "publisher": report.publisher,
             "published": report.published, "language": report.language, "text": report.text,
             "text_sha256": text_sha256(report.text), "repairs": "[]", "source": report.url, "added_at": AT,
             "number": number}
        ]  # fmt: skip
        rows["readings"] = [
            {"key": number, "report": report.id, "method": reading.method, "schema": 1, "read_at": AT}
        ]
        nearest: Row = {"nearest": None, "score": 1.0, "parts": None}
        if told.story != self._story:
            self._story, self._first = told.story, (report.id, main)
            rows["stories"] = [{"number": told.story + 1, "opened_by": report.id, "opened_at": AT}]
        else:
            nearest = {"nearest": self._first[0], "score": 0.6, "parts": _PARTS}
            rows["links"] = [
                {"record": main, "other": self._first[1], "relation": "same", "confidence": 0.9, "parts": _SAME,
                 "method": reading.method, "found_at": AT}
            ]  # fmt: skip
            rows["occurrences"] = [{"record": main, "occurrence": self._first[1]}]
        rows["story_links"] = [
            {"report": report.id, "story": told.story + 1, "method": reading.method, "found_at": AT, **nearest}
        ]
        if told.copied:
            rows["copies"] = [
                {"report": report.id, "copy_of": self._before, "kind": "exact", "shared": 1.0, "confidence": 0.95,
                 "altered": "[]", "method": reading.method, "found_at": AT}
            ]  # fmt: skip
        else:
            self._before = report.id
        self._series, self._version = (self._series, self._version + 1) if told.later else (report.url or "", 1)
        rows["versions"] = [
            {"series": self._series, "version": self._version, "report": report.id, "source": report.url,
             "since": AT}
        ]  # fmt: skip
        return rows


def _write(connection: Connection, table: str, rows: list[Row]) -> None:
    columns = list(rows[0])
    names = ", ".join(f'"{name}"' for name in columns)
    driver: Any = connection.connection.cursor()
    values = ([row[name] for name in columns] for row in rows)
    if connection.dialect.name == "postgresql":
        with driver.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
    else:
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", values)
    driver.close()
