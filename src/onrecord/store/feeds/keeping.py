"""The feeds of a record: each call a transaction of its own."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, or_, select, update

from onrecord.store import tables as t
from onrecord.store.access.access import Transaction
from onrecord.store.asking import some
from onrecord.store.clock import now
from onrecord.store.feeds.rows import FeedState, FoundEntry, WaitingEntry

NOW = ""
"""When an entry is due that was just found: at once, whatever the clock says."""
_DONE = {"next_due": None, "host": None, "waiting": None, "page": None}


class KeptFeeds:
    """What is known of the feeds that are watched."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def get(self, url: str) -> FeedState | None:
        """The feed as it was found last, None where it was never asked."""
        asked = select(t.feeds).where(t.feeds.c.url == url)
        with self._reading() as connection:
            row = connection.execute(asked).mappings().first()
        return FeedState(**{name: value for name, value in row.items() if name != "key"}) if row else None

    def note(self, state: FeedState, found: Sequence[FoundEntry] = ()) -> int:
        """Keep how a feed was found, and what is new in it: entries that were not seen, or that say something else
        now. Returns how many. One that another feed has too was seen."""
        with self._writing() as connection:
            feed = self._put(connection, state)
            known = self._known(connection, feed, [one.entry for one in found])
            elsewhere = self._elsewhere(connection, [one.entry for one in found if one.entry not in known])
            new = 0
            for one in found:
                if known.get(one.entry) == one.digest:
                    continue
                seen = one.entry in elsewhere and one.entry not in known
                new += not seen
                self._wait(connection, feed, one, seen=seen, is_known=one.entry in known)
        return new

    def ready(self, urls: Collection[str], *, at: str, latest: str) -> list[tuple[int, str | None]]:
        """The entries of these feeds that are to be read at a moment, in the order in which they were found, each
        with the host that is to be asked. What is due after the ``latest`` moment that there may be is due now: a
        clock was wrong."""
        entry = t.feed_entries.c
        due = or_(entry.next_due <= at, entry.next_due > latest)
        asked = select(entry.key, entry.host, t.feeds.c.url).join(t.feeds, t.feeds.c.key == entry.feed)
        with self._reading() as connection:
            rows = connection.execute(asked.where(due).order_by(entry.key)).all()
        return [(key, host) for key, host, url in rows if url in urls]

    def waiting(self) -> int:
        """How many entries wait, those that are to be tried later too."""
        with self._reading() as connection:
            counted = select(func.count()).where(t.feed_entries.c.next_due.isnot(None))
            return connection.execute(counted).scalar_one()

    def entry(self, key: int) -> WaitingEntry:
        """One that waits."""
        entry = t.feed_entries.c
        asked = select(entry.key, t.feeds.c.url.label("feed"), entry.waiting, entry.page, entry.failures)
        joined = asked.join(t.feeds, t.feeds.c.key == entry.feed).where(entry.key == key)
        with self._reading() as connection:
            return WaitingEntry(**connection.execute(joined).mappings().one())

    def keep_page(self, key: int, page: bytes) -> None:
        """Keep the page of an entry, which need not be fetched again."""
        self._change(key, page=page, failures=0, host=None)

    def put_off(self, key: int, *, until: str, failures: int) -> None:
        """Let an entry wait until a moment."""
        self._change(key, next_due=until, failures=failures)

    def done(self, key: int) -> None:
        """Let an entry go: its report is on record, or in quarantine."""
        with self._writing() as connection:
            done = update(t.feed_entries).where(t.feed_entries.c.key == key)
            connection.execute(done.values(**_DONE, done_at=now(connection), failures=0))

    def _change(self, key: int, **to: Any) -> None:
        with self._writing() as connection:
            connection.execute(update(t.feed_entries).where(t.feed_entries.c.key == key).values(**to))

    def _put(self, connection: Connection, state: FeedState) -> int:
        row, feed = msgspec.structs.asdict(state), t.feeds.c
        known: int | None = connection.execute(select(feed.key).where(feed.url == state.url)).scalar()
        if known is None:
            key: int = connection.execute(insert(t.feeds).returning(feed.key), row).scalar_one()
            return key
        connection.execute(update(t.feeds).where(feed.key == known).values(**row))
        return known

    def _known(self, connection: Connection, feed: int, entries: Collection[str]) -> dict[str, str]:
        entry = t.feed_entries.c
        return {
            name: digest
            for few in some(entries)
            for name, digest in connection.execute(
                select(entry.entry, entry.digest).where(entry.feed == feed, entry.entry.in_(few))
            )
        }

    def _elsewhere(self, connection: Connection, entries: Collection[str]) -> set[str]:
        entry = t.feed_entries.c.entry
        return {name for few in some(entries) for name in connection.scalars(select(entry).where(entry.in_(few)))}

    def _wait(self, connection: Connection, feed: int, one: FoundEntry, *, seen: bool, is_known: bool) -> None:
        at, entry = now(connection), t.feed_entries.c
        row = {"digest": one.digest, "found_at": at, "failures": 0, **_DONE}
        if seen:
            row["done_at"] = at
        else:
            row |= {"next_due": NOW, "host": one.host, "waiting": one.waiting}
        if is_known:
            changing = update(t.feed_entries).where(entry.feed == feed, entry.entry == one.entry)
            connection.execute(changing.values(**row))
        else:
            connection.execute(insert(t.feed_entries), {"feed": feed, "entry": one.entry, **row})
