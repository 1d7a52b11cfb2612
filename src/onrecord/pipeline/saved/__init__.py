"""Saved searches: a list of the record under a name, asked again, with what is new in it since somebody looked.

In: a record and its saved searches. Out: rows, as the record's lists have them, and :class:`~.items.Item`, the
same in a few words, for whoever is told elsewhere: feeds, webhooks, mail. Promise: a row is told once by each way;
what could not be told is told by the next run.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.errors import BadSearch
from onrecord.pipeline.lists import known
from onrecord.pipeline.saved.items import Item, Line, item_of, reports_of
from onrecord.store import Filters
from onrecord.store.saved.rows import LISTS, SavedSearch, Way
from onrecord.store.saved.searches import SavedSearches

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

__all__ = ["Item", "Line", "Saved"]

MOST = 1000
"""So many hits of a search for words are asked for at most, the best of them; and so many rows of a feed."""
LONGEST = 200
"""Characters of a name."""
_ORDER = ("limit", "newest", "added_since")
"""Filters that say which rows come, not which answer."""
_MAIL = re.compile(r'[^@\s,;<>"]+@[^@\s,;<>"]+')


class Saved:
    """The saved searches of a record."""

    def __init__(self, record: "Record", kept: SavedSearches) -> None:
        self._record = record
        self._kept = kept

    def add(
        self,
        name: str,
        list: str,
        filters: Filters | None = None,
        *,
        by: str | None = None,
        webhook: str | None = None,
        mail: str | None = None,
    ) -> SavedSearch:
        """Save what a list ("timeline", "statements", ...; "search" for words) asks with these filters. What
        answers now counts as seen, and as told. ``webhook`` is an http or https address that news are posted to,
        ``mail`` one that they are mailed to, both by :func:`onrecord.pipeline.saved.telling.tell`.

        Raises:
            BadSearch: the name, the list or an address can't be.
            RecordError: a filter can't be.
        """
        asked: Filters = known({**(filters or {})})
        for key in [key for key, value in asked.items() if key in _ORDER or value in (None, "")]:
            del asked[key]  # type: ignore[misc]
        _check(name, list)
        _check_addresses(webhook, mail)
        any(True for _ in _ask(self._record, list, asked, 1))  # a filter that can't be is refused now
        by = by or self._record.settings.whoever_decides()
        saved = self._kept.add(name, list, asked, account=by, webhook=webhook, mail=mail)
        # Marks are in whole seconds: what came in this very one is known by its id.
        self._kept.begin(saved, rows=[row.id for row in self.rows(saved, added_since=saved.created_at)])
        return saved

    def list(self, *, closed: bool = False) -> Sequence[SavedSearch]:
        """The searches, by number; the closed ones, too, where asked for."""
        return self._kept.all(closed=closed)

    def get(self, number: int) -> SavedSearch:
        """The search of this number.

        Raises:
            UnknownId: there is none.
        """
        return self._kept.get(number)

    def close(self, number: int) -> None:
        """Close a search: it is listed and told no more.

        Raises:
            UnknownId: there is none.
        """
        self._kept.close(number)

    def rows(self, saved: SavedSearch, *, limit: int | None = None, **more: Any) -> Iterator[Line]:
        """What answers to it now, as its list has it; ``more`` are filters beside its own."""
        asked: Filters = {**saved.filters, **more}  # type: ignore[typeddict-item]
        return iter(_ask(self._record, saved.list, asked, limit))

    def news(self, saved: SavedSearch, *, limit: int | None = None) -> Sequence[Line]:
        """What answers to it of reports that came since somebody last looked, at most ``limit`` rows."""
        return self._but(saved, self._kept.seen(saved.number), limit, added_since=saved.seen_to)

    def latest(self) -> str:
        """The moment up to which whoever looks now has looked."""
        return self._kept.latest()

    def see(self, number: int, *, to: str) -> None:
        """Count as seen what reports brought that came up to this moment.

        Raises:
            UnknownId: there is no such search.
        """
        saved, to = self.get(number), min(to, self.latest())
        if to < saved.seen_to:
            return
        rows = list(self.rows(saved, added_since=to))
        added = self._added(rows)
        self._kept.see(number, to=to, rows=[row.id for row in rows if added[row.id] <= to])

    def lately(self, saved: SavedSearch, *, since: str, limit: int) -> Sequence[Item]:
        """What reports brought that came since it was saved, and since this moment; what came last first."""
        since = max(since, saved.created_at)
        rows = self._but(saved, self._kept.begun(saved), MOST, added_since=since, newest=True)
        return sorted(self._items(rows), key=lambda item: item.added, reverse=True)[:limit]

    def untold(self, saved: SavedSearch, way: Way) -> Sequence[Item]:
        """What is still to be told so, in the list's order."""
        told = self._kept.told(saved.number, way)
        return list(self._items(self._but(saved, told, None, added_since=saved.told_to)))

    def tell(self, number: int, way: Way, rows: Collection[str]) -> None:
        """Keep that these rows were told so."""
        self._kept.tell(number, way, rows=rows)

    def all_told(self, number: int, *, to: str) -> None:
        """Keep that nothing is left to tell of what reports brought that came before this moment."""
        # What waits to be joined may come to stand later, though its report came before.
        if not self._record.unjoined:
            self._kept.all_told(number, to=to)

    def _but(self, saved: SavedSearch, these: set[str], limit: int | None, **more: Any) -> Sequence[Line]:
        enough = None if limit is None else limit + len(these)
        return list(islice((row for row in self.rows(saved, limit=enough, **more) if row.id not in these), limit))

    def _items(self, rows: Collection[Line]) -> Iterable[Item]:
        added = self._added(rows)
        return (item_of(row, added[row.id]) for row in rows)

    def _added(self, rows: Collection[Line]) -> dict[str, str]:
        """When the last report came that tells each of these."""
        told = {row.id: reports_of(row) for row in rows}
        came = self._kept.added({report for reports in told.values() for report in reports})
        # One that was removed meanwhile never came.
        return {id: max((came.get(one, "") for one in reports), default="") for id, reports in told.items()}


def _ask(record: "Record", list: str, asked: Filters, limit: int | None) -> Iterable[Line]:
    """The rows of a list of the record; with a limit no more are looked for."""
    if list == "search":
        beside = asked.copy()
        if not (query := beside.pop("query", None)):
            raise BadSearch("nothing is searched for.", remedy="Give words or fields: a query.")
        beside.pop("newest", None)  # the best come first
        beside["limit"] = min(limit or MOST, MOST)
        return record.search(query, **beside).hits
    if limit is not None:
        asked = {**asked, "limit": limit}
    if list == "occurrences":
        return record.occurrences("event", **asked)
    lines: Iterable[Line] = getattr(record, list)(**asked)
    return lines


def _check(name: str, list: str) -> None:
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        raise BadSearch(
            f"a search can't be saved under the name {name[:LONGEST]!r}.",
            remedy=f"Name it in 1 to {LONGEST} characters on one line.",
        )
    if list not in LISTS:
        raise BadSearch(f"the list {list!r} can't be saved.", remedy=f"Lists: {', '.join(LISTS)}.")


def _check_addresses(webhook: str | None, mail: str | None) -> None:
    if webhook is not None:
        try:
            told = urlsplit(webhook)
            fits = told.scheme in ("http", "https") and bool(told.hostname) and webhook.isprintable()
        except ValueError:
            fits = False
        if not fits or " " in webhook:
            raise BadSearch(f"nothing can be posted to {webhook!r}.", remedy="Give an http or https address.")
    if mail is not None and not _MAIL.fullmatch(mail):
        raise BadSearch(f"{mail!r} is no one address for mail.", remedy="Give one, such as desk@example.org.")
