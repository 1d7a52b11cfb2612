"""What is told of feeds and their entries."""

import msgspec


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as it was found last; see :mod:`onrecord.store.tables.feeds`. Moments are ISO 8601, in UTC."""

    url: str
    moved: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    next_due: str
    asked_at: str | None = None
    succeeded_at: str | None = None
    failures: int = 0
    failing: str | None = None
    gone_at: str | None = None


class FoundEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a feed: a hash of what it goes by, one of what it says, and that itself, as JSON; the host that
    has to be asked for its page, if any."""

    entry: str
    digest: str
    waiting: str
    host: str | None = None


class WaitingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that waits to be read: the address of its feed, what it says, its page if that was fetched, and how
    often it could not be."""

    key: int
    feed: str
    waiting: str
    page: bytes | None = None
    failures: int = 0
