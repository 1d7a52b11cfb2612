"""``/saved``: the searches that were saved; ``/saved/{number}``: what answers to one, and what is new in it."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from litestar.params import FromPath, Parameter

from onrecord.pipeline.record import Record
from onrecord.pipeline.saved import Line
from onrecord.serve.asked import Of, Rows, Which, Window, cut
from onrecord.serve.page import page
from onrecord.serve.past import OfPast
from onrecord.store import Filters
from onrecord.store.saved.rows import SavedList, SavedSearch

COUNTED = 20
"""So many news of a search are counted where all searches are listed."""
SHOWN = 200
"""So many news are shown."""


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A search that ``by`` saved, with how much is new in it; ``more``: there is more than was counted."""

    number: int
    name: str
    list: SavedList
    filters: Filters
    by: str
    created_at: str
    closed_at: str | None
    news: int
    more: bool


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """The searches, by number."""

    searches: tuple[Watched, ...]


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What answers to a search: ``new`` of reports that came since somebody looked, ``rows`` the others in the
    order of the list. ``looked`` is the moment to which whoever sees this has looked. Frozen, it is what answered
    as of a moment, with nothing new; ``frozen`` is the moment to freeze it at now, ``as_of`` the one at which it
    is."""

    search: Watched
    new: tuple[Line, ...]
    rows: Rows[Line]
    looked: str
    frozen: str
    as_of: str | None = None


@page("/saved", title="Saved", template="saved.html")
def saved(record: Of) -> Saved:
    """Searches that are kept watch on, and how much is new in each since somebody last looked."""
    return Saved(searches=watched(record))


@page("/saved/{number:int}", title="Saved search", template="answered.html")
def answered(
    record: Of,
    past: OfPast,
    window: Window,
    number: FromPath[int],
    as_of: Annotated[
        str | None, Parameter(description="As it was at this moment, or day: nothing is new.")
    ] = None,
) -> Answered:
    """What answers to a saved search, what is new first; or what answered as of a moment."""
    search = record.saved.get(number)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if as_of:
        with past.at(as_of) as then:
            rows = _rows(then, search, window)
        return Answered(
            search=_watched(search, []), new=(), rows=rows, looked=search.seen_to, frozen=now, as_of=as_of
        )
    looked = record.saved.latest()
    new = record.saved.news(search, limit=SHOWN + 1)
    shown = tuple(new[:SHOWN])
    return Answered(
        search=_watched(search, new),
        new=() if window.start else shown,
        rows=_rows(record, search, window, but={line.id for line in shown}),
        looked=looked,
        frozen=now,
    )


def watched(record: Record) -> tuple[Watched, ...]:
    """The searches with how much is new in them."""
    return tuple(
        _watched(search, record.saved.news(search, limit=COUNTED + 1), COUNTED) for search in record.saved.list()
    )


def _watched(search: SavedSearch, new: Sequence[Line], most: int = SHOWN) -> Watched:
    return Watched(
        number=search.number, name=search.name, list=search.list, filters=search.filters, by=search.account,
        created_at=search.created_at, closed_at=search.closed_at, news=min(len(new), most), more=len(new) > most,
    )  # fmt: skip


def _rows(record: Record, search: SavedSearch, window: Which, but: Collection[str] = frozenset()) -> Rows[Line]:
    found = cut(record.saved.rows(search, limit=window.start + window.size + 1), window)
    return Rows(rows=tuple(line for line in found.rows if line.id not in but), next=found.next)
