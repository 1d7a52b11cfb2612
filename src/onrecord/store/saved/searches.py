"""The saved searches of a record: each call a transaction of its own."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from onrecord.errors import UnknownId
from onrecord.store import tables as t
from onrecord.store.access.access import Transaction
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.clock import now
from onrecord.store.saved.rows import SavedSearch, Way

_TOLD = {"webhook": t.saved_rows.c.posted_at, "mail": t.saved_rows.c.mailed_at}


class SavedSearches:
    """What was saved, and what was seen and told of it."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def add(
        self, name: str, list: str, filters: Filters, *, account: str, webhook: str | None, mail: str | None
    ) -> SavedSearch:
        """Save a search; see :meth:`onrecord.pipeline.saved.Saved.add`."""
        told = {key: str(value) if isinstance(value, date) else value for key, value in filters.items()}
        with self._writing() as connection:
            at = now(connection)
            row = {
                "name": name.strip(), "list": list, "filters": msgspec.json.encode(told).decode(),
                "account": account, "created_at": at, "closed_at": None, "webhook": webhook, "mail": mail,
                "seen_to": at, "told_to": at,
            }  # fmt: skip
            number = connection.execute(insert(t.saved_searches).returning(t.saved_searches.c.number), row)
            return _search({**row, "number": number.scalar_one()})

    def all(self, *, closed: bool = False) -> list[SavedSearch]:
        """The searches by number; those that were closed, too, where asked for."""
        kept = t.saved_searches.c
        asked = select(t.saved_searches).order_by(kept.number)
        with self._reading() as connection:
            rows = connection.execute(asked if closed else asked.where(kept.closed_at.is_(None))).mappings()
            return [_search(row) for row in rows]

    def get(self, number: int) -> SavedSearch:
        """The search of this number, closed or not.

        Raises:
            UnknownId: there is none.
        """
        asked = select(t.saved_searches).where(t.saved_searches.c.number == number)
        with self._reading() as connection:
            row = connection.execute(asked).mappings().first()
        if row is None:
            raise UnknownId(f"there is no saved search {number}.", remedy="Their numbers: onrecord alerts list")
        return _search(row)

    def close(self, number: int) -> None:
        """Close a search: it is listed and told no more. Closing it again does nothing."""
        kept = t.saved_searches.c
        self.get(number)
        with self._writing() as connection:
            closing = update(t.saved_searches).where(kept.number == number, kept.closed_at.is_(None))
            connection.execute(closing.values(closed_at=now(connection)))

    def latest(self) -> str:
        """When the latest report came that is on record; nothing came where there is none."""
        with self._reading() as connection:
            return connection.execute(select(func.max(t.reports.c.added_at))).scalar() or ""

    def added(self, reports: Collection[str]) -> dict[str, str]:
        """When each of these reports came on record."""
        report = t.reports.c
        with self._reading() as connection:
            return {
                id: at
                for few in some(reports)
                for id, at in connection.execute(select(report.id, report.added_at).where(report.id.in_(few)))
            }

    def seen(self, number: int) -> set[str]:
        """The rows that somebody saw though a mark alone would not say so."""
        return self._ids(number, t.saved_rows.c.seen_at.isnot(None))

    def told(self, number: int, way: Way) -> set[str]:
        """The rows that were told so."""
        return self._ids(number, _TOLD[way].isnot(None))

    def see(self, number: int, *, to: str, rows: Collection[str]) -> None:
        """Keep that somebody saw what reports brought that came before ``to``, and these rows."""
        with self._writing() as connection:
            self._mark(connection, number, rows, ("seen_at",))
            self._move(connection, number, "seen_to", to)

    def begin(self, saved: SavedSearch, *, rows: Collection[str]) -> None:
        """Keep that these rows were there when the search was saved."""
        marks = dict.fromkeys(("found_at", "seen_at", "posted_at", "mailed_at"), saved.created_at)
        with self._writing() as connection:
            for few in some(set(rows)):
                new = [{"search": saved.number, "row": row, **marks} for row in few]
                connection.execute(insert(t.saved_rows), new)

    def begun(self, saved: SavedSearch) -> set[str]:
        """Those rows: whoever looks or is told afterwards leaves one of these marks empty."""
        row = t.saved_rows.c
        both = row.posted_at == saved.created_at, row.mailed_at == saved.created_at
        return self._ids(saved.number, and_(*both))

    def tell(self, number: int, way: Way, *, rows: Collection[str]) -> None:
        """Keep that these rows were told so."""
        with self._writing() as connection:
            self._mark(connection, number, rows, (_TOLD[way].name,))

    def all_told(self, number: int, *, to: str) -> None:
        """Keep that everything was told that reports brought that came before ``to``."""
        with self._writing() as connection:
            self._move(connection, number, "told_to", to)

    def _ids(self, number: int, that: ColumnElement[bool]) -> set[str]:
        row = t.saved_rows.c
        with self._reading() as connection:
            return set(connection.execute(select(row.row).where(row.search == number, that)).scalars())

    def _mark(self, connection: Connection, number: int, rows: Collection[str], columns: Sequence[str]) -> None:
        kept, at = t.saved_rows.c, now(connection)
        for few in some(set(rows)):
            its = kept.search == number, kept.row.in_(few)
            known = set(connection.execute(select(kept.row).where(*its)).scalars())
            # What is marked already keeps its first moment.
            for column in columns:
                marking = update(t.saved_rows).where(*its, kept[column].is_(None))
                connection.execute(marking.values({column: at}))
            if fresh := [row for row in few if row not in known]:
                marks = dict.fromkeys(columns, at)
                new = [{"search": number, "row": row, "found_at": at, **marks} for row in fresh]
                connection.execute(insert(t.saved_rows), new)

    def _move(self, connection: Connection, number: int, mark: str, to: str) -> None:
        """Move a mark on, never back."""
        kept = t.saved_searches.c
        moving = update(t.saved_searches).where(kept.number == number, kept[mark] < to)
        connection.execute(moving.values({mark: to}))


def leave(connection: Connection, report: str) -> None:
    """Forget every row that came from a report that is removed."""
    row = t.saved_rows.c.row
    connection.execute(delete(t.saved_rows).where(or_(row == report, row.startswith(f"{report}."))))


def _search(row: Any) -> SavedSearch:
    return SavedSearch(**{**row, "filters": msgspec.json.decode(row["filters"])})
