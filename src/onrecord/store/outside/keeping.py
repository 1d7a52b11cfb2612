"""The rows of other data sets: each call a transaction of its own."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from onrecord.errors import BadRow, RecordError, ReportError, UnknownId
from onrecord.store import tables as t
from onrecord.store.access.access import Transaction
from onrecord.store.asking import some
from onrecord.store.clock import now
from onrecord.store.filters import country_codes
from onrecord.store.folding import fold, like
from onrecord.store.outside import naming
from onrecord.store.outside.rows import (
    OutsideDataset,
    OutsideFile,
    OutsideForm,
    OutsideKept,
    OutsideLine,
    OutsideParty,
    OutsideRow,
)

AT_ONCE = 2_000
"""Rows that are fetched at once."""
SAME = 1_000
"""Rows of one file that may share an id: each is looked for among those before it."""
_CODE = re.compile(r"[A-Z]{3}([A-Z]{3}){0,2}")
_ROW = msgspec.json.Decoder(OutsideRow)
_NAMES = msgspec.json.Decoder(tuple[str, ...])

Numbered = tuple[int, OutsideRow]
"""A row with its number in its file."""


class KeptOutside:
    """The rows of other data sets that stand beside the record."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def begin(
        self, *, dataset: str, form: OutsideForm, source: str, sha256: str, size: int, lacking: Sequence[str]
    ) -> OutsideFile:
        """The file of these bytes, noted where the data set does not have it yet.

        Raises:
            RecordError: the data set has rows of another form.
        """
        file = t.outside_files.c
        with self._writing() as connection:
            forms = set(connection.execute(select(file.form).where(file.dataset == dataset)).scalars())
            if forms - {form}:
                raise RecordError(
                    f"the data set {dataset!r} has rows of {', '.join(forms)}, not of {form}.",
                    remedy="Give this one another name: --dataset NAME",
                )
            known = connection.execute(
                select(t.outside_files).where(file.dataset == dataset, file.sha256 == sha256)
            ).mappings().first()  # fmt: skip
            if known:
                return _file(known)
            row = {
                "dataset": dataset, "form": form, "source": source, "sha256": sha256, "size": size,
                "taken_at": now(connection), "rows": 0, "broken": 0,
                "lacking": msgspec.json.encode(lacking).decode(),
            }  # fmt: skip
            key: int = connection.execute(insert(t.outside_files).returning(file.key), row).scalar_one()
            return OutsideFile(
                key=key, dataset=dataset, form=form, source=source, sha256=sha256, lacking=tuple(lacking)
            )

    def keep(
        self, file: OutsideFile, rows: Sequence[Numbered], broken: Sequence[tuple[int, ReportError]], *, upto: int
    ) -> OutsideKept:
        """Keep the next rows of a file, and why some can't be read; ``upto`` is the number of the last of them.

        Raises:
            BadRow: too many of its rows share an id.
        """
        with self._writing() as connection:
            written, told = _differing(connection, file, rows)
            if written:
                into = _insertion(connection.dialect.paramstyle)
                connection.exec_driver_sql(into, written)
            if broken:
                _hold(connection, file, broken)
            its = t.outside_files.c
            noted = update(t.outside_files).where(its.key == file.key)
            connection.execute(noted.values(rows=upto, broken=its.broken + len(broken)))
        return told

    def finish(self, file: OutsideFile) -> None:
        """Note that all of a file was taken in."""
        with self._writing() as connection:
            noted = update(t.outside_files).where(t.outside_files.c.key == file.key)
            connection.execute(noted.values(finished_at=now(connection)))

    def datasets(self) -> list[OutsideDataset]:
        """Every data set, by name."""
        with self._reading() as connection:
            return _datasets(connection)

    def dataset(self, name: str) -> OutsideDataset:
        """The data set of this name.

        Raises:
            UnknownId: there is none.
        """
        every = self.datasets()
        found = next((one for one in every if one.name == name), None)
        if found is None:
            names = ", ".join(one.name for one in every)
            raise UnknownId(
                f"there is no data set {name!r} beside the record.",
                remedy=f"There are: {names}." if names else "Bring its rows first: onrecord import FILE",
            )
        return found

    def remove(self, name: str) -> OutsideDataset:
        """Take a data set away, all its rows and files, and what of it is in quarantine. Says what it was.

        Raises:
            UnknownId: there is none of this name.
        """
        gone = self.dataset(name)
        with self._writing() as connection:
            connection.execute(delete(t.outside_rows).where(t.outside_rows.c.dataset == name))
            connection.execute(delete(t.outside_files).where(t.outside_files.c.dataset == name))
            held, at = t.quarantine.c, now(connection)
            for file in gone.files:
                if file.broken:
                    its = held.source.startswith(f"{file.source}:", autoescape=True), held.reason == "BadRow"
                    released = update(t.quarantine).where(*its, held.sha256 == file.sha256)
                    connection.execute(released.where(held.released.is_(None)).values(released=at))
        return gone

    def lines(
        self,
        dataset: str,
        *,
        since: str | None = None,
        until: str | None = None,
        actors: Collection[str] = (),
        place: str | None = None,
        types: Collection[str] = (),
        limit: int | None = None,
    ) -> Iterator[OutsideLine]:
        """A data set's rows by their days, streamed: those that meet the days asked for, that name one of these
        ``actors`` (by whole words, or by a country's or PLOVER's code), at this place, of one of these types."""
        row, file = t.outside_rows.c, t.outside_files.c
        asked = select(row.row, row.body, file.dataset, file.source, file.sha256)
        asked = asked.join(t.outside_files, file.key == row.file)
        asked = asked.where(row.dataset == dataset, *_asked(actors, place, types))
        asked = asked.order_by(row.date_start.nulls_last(), row.date_end, row.id).limit(limit)
        asked = asked.execution_options(yield_per=AT_ONCE)
        with self._reading() as connection:
            found = chain.from_iterable(connection.execute(asked.where(*days)) for days in _days(since, until))
            for number, body, name, source, sha256 in islice(found, limit):
                yield OutsideLine(record=_ROW.decode(body), dataset=name, file=source, sha256=sha256, row=number)

    def also_called(self, term: str) -> list[str]:
        """The names that the record has for whoever goes by this one."""
        with self._reading() as connection:
            return naming.also_called(connection, term)

    def names_of(self, reports: Collection[str]) -> dict[str, dict[str, tuple[str, ...]]]:
        """The names that these reports have for their actors, by the report, and by the id within it."""
        with self._reading() as connection:
            return naming.names_of(connection, reports)


def _days(since: str | None, until: str | None) -> Iterator[list[ColumnElement[bool]]]:
    """What is asked of the days: first of the rows that began before and reach them, then of those that begin in
    them. Each has an index of its own."""
    row = t.outside_rows.c
    before = [row.date_start <= until] if until else []
    if since is None:
        yield before
        return
    # Told so, SQLite looks these up by the index of the few that last.
    began = func.coalesce(row.date_start, "") < since
    yield [row.date_end >= since, began, row.date_end > row.date_start]
    yield [row.date_start >= since, *before]


def _asked(actors: Collection[str], place: str | None, types: Collection[str]) -> Iterator[ColumnElement[bool]]:
    row = t.outside_rows.c
    if actors:
        named = [row.names.like(like(actor), escape="!") for actor in actors if fold(actor)]
        coded = [row.codes.contains(f" {code}", autoescape=True) for code in codes_asked(actors)]
        yield or_(False, *named, *coded)
    if place:
        placed = [row.place_folded.like(like(place), escape="!")] if fold(place) else []
        yield or_(False, *placed, row.country.in_(country_codes(place)))
    if types:
        yield or_(*(row.types.contains(f" {one} ", autoescape=True) for one in types))


def codes_asked(actors: Collection[str]) -> list[str]:
    """The codes that stand for these: a code itself, that of a country by its name.

    >>> codes_asked(["SDNMIL", "Kenya", "the army", "US"])
    ['SDNMIL', 'KEN', 'USA']
    """
    told = [code for actor in actors for code in (actor, *country_codes(actor)) if _CODE.fullmatch(code)]
    return list(dict.fromkeys(told))


def _differing(
    connection: Connection, file: OutsideFile, rows: Sequence[Numbered]
) -> tuple[list[tuple[Any, ...]], OutsideKept]:
    """The rows that the data set does not have as they are from this file, as its table has them; and what becomes
    of all."""
    known = _bodies(connection, file.dataset, {row.id for _, row in rows})
    written: list[tuple[Any, ...]] = []
    added = replaced = unchanged = 0
    for number, row in rows:
        id, times, body = row.id, 1, msgspec.json.encode(row).decode()
        while id in known and known[id][0] == file.key and known[id][1] != body:  # one event, several rows
            times += 1
            if times > SAME:
                raise BadRow(
                    f"{SAME:,} of its rows have the id {row.id[:40]!r}.", remedy="Are these its rows' ids?"
                )
            id = f"{row.id}#{times}"
            if id not in known:
                known.update(_bodies(connection, file.dataset, [id]))
        before = known.get(id)
        if before is None:
            added += 1
        elif before[1] != body:
            replaced += 1
        else:
            unchanged += 1
        if before != (file.key, body):  # written as this file's, so that the next row of its id finds it told
            written.append((file.dataset, id, file.key, number, *_found_by(row), body))
        known[id] = file.key, body
    return written, OutsideKept(added=added, replaced=replaced, unchanged=unchanged)


def _bodies(connection: Connection, dataset: str, ids: Collection[str]) -> dict[str, tuple[int, str]]:
    """The file and the body of each of these rows that the data set has."""
    its = t.outside_rows.c
    found: dict[str, tuple[int, str]] = {}
    for few in some(ids):
        asked = select(its.id, its.file, its.body).where(its.dataset == dataset, its.id.in_(few))
        found.update({id: (of, body) for id, of, body in connection.execute(asked)})
    return found


def _found_by(row: OutsideRow) -> tuple[str | None, ...]:
    """The columns that the row is asked for by."""
    parties: tuple[OutsideParty, ...] = (*row.actors, *row.recipients)
    names = " | ".join(fold(name).strip() for party in parties for name in (party.name, *party.names))
    codes = " ".join(dict.fromkeys(code for party in parties for code in party.codes))
    place = row.place
    return (
        row.start,
        row.end,
        f" {' '.join(row.types)} ",
        f" {names} ",
        f" {codes} ",
        fold(place.name) if place else "",
        place.country if place else None,
    )


@lru_cache
def _insertion(paramstyle: str) -> str:
    columns = t.outside_rows.columns.keys()
    mark = "?" if paramstyle == "qmark" else "%s"
    named = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join([mark] * len(columns))
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in ("dataset", "id"))
    return f"INSERT INTO outside_rows ({named}) VALUES ({marks}) ON CONFLICT (dataset, id) DO UPDATE SET {changed}"


def _hold(connection: Connection, file: OutsideFile, broken: Sequence[tuple[int, ReportError]]) -> None:
    """Keep the reasons why rows can't be read. A file's rows are read once, so that none is held twice."""
    at = now(connection)
    connection.execute(
        insert(t.quarantine),
        [
            {
                "source": f"{file.source}:{number}", "reason": type(error).__name__,
                "message": " ".join(filter(None, (error.what, error.remedy))), "sha256": file.sha256, "since": at,
            }
            for number, error in broken
        ],
    )  # fmt: skip


def _datasets(connection: Connection) -> list[OutsideDataset]:
    its = t.outside_rows.c
    days = func.min(its.date_start), func.max(its.date_end)
    asked = select(its.dataset, func.count(), *days).group_by(its.dataset)
    counted = {name: (rows, since, until) for name, rows, since, until in connection.execute(asked)}
    files: dict[str, list[OutsideFile]] = {}
    every = select(t.outside_files).order_by(t.outside_files.c.dataset, t.outside_files.c.key)
    for row in connection.execute(every).mappings():
        files.setdefault(row["dataset"], []).append(_file(row))
    return [
        OutsideDataset(
            name=name, form=its[0].form, files=tuple(its), broken=sum(file.broken for file in its),
            unfinished=sum(not file.finished for file in its),
            **dict(zip(("rows", "since", "until"), counted.get(name, (0, None, None)), strict=True)),
        )
        for name, its in files.items()
    ]  # fmt: skip


def _file(row: Any) -> OutsideFile:
    return OutsideFile(
        key=row["key"], dataset=row["dataset"], form=row["form"], source=row["source"], sha256=row["sha256"],
        rows=row["rows"], broken=row["broken"], finished=row["finished_at"] is not None,
        lacking=_NAMES.decode(row["lacking"]),
    )  # fmt: skip
