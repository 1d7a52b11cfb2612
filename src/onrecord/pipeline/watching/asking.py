"""One feed asked: what is new in it waits to be read from then on, and how it was found is kept."""

import hashlib
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import msgspec

from onrecord.errors import AddressGone, FetchError, FetchRefused, ReportError
from onrecord.intake.decoding import decode
from onrecord.intake.feeds import in_order
from onrecord.intake.syndicated import Entry, feed_of
from onrecord.pipeline.fetching import Fetcher, Page
from onrecord.pipeline.fetching.addresses import host_of
from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.files import printable
from onrecord.pipeline.watching.watchlist import Watched
from onrecord.store import Store
from onrecord.store.clock import stamp
from onrecord.store.feeds.rows import FeedState, FoundEntry

LARGEST = 20_000_000
"""Bytes of a feed."""
SELDOM = 86_400.0
"""Seconds after which a feed that fails is asked again at the latest; one that is gone for good after thirty times
that: there are sites that say so on a bad day."""
JITTER = 0.1


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: how many entries are ``new``; ``failed`` says why it can't be had, and is ``said`` where it
    was not before; ``back`` where it can be again. ``wait`` is how many seconds there are until the next time."""

    url: str
    new: int = 0
    unchanged: bool = False
    failed: str | None = None
    said: bool = False
    back: bool = False
    wait: float


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it waits, with its feed's title."""

    entry: Entry
    title: str | None = None


def ask(
    store: Store,
    fetcher: Fetcher,
    watched: Watched,
    *,
    clock: Clock,
    chance: random.Random,
    breakable: Callable[[], AbstractContextManager[None]],
) -> Asked:
    """Ask a feed for what is new since the last time, and keep what it says."""
    before = store.feeds.get(watched.url) or FeedState(url=watched.url, next_due="")
    address = before.moved or watched.url
    try:
        with breakable():
            page = fetcher.get(address, most=LARGEST, etag=before.etag, last_modified=before.last_modified)
        found = [] if page.unchanged else _found(page, watched)
    except Exception as error:  # a feed that no parser was written for fails as others do
        return _failed(store, fetcher, watched, before, error, clock=clock, chance=chance)
    wait = watched.every * chance.uniform(1 - JITTER, 1 + JITTER)
    at = clock.now()
    state = FeedState(
        url=watched.url,
        moved=page.moved or before.moved,
        etag=page.etag or (before.etag if page.unchanged else None),
        last_modified=page.last_modified or (before.last_modified if page.unchanged else None),
        next_due=_after(at, wait),
        asked_at=stamp(at),
        succeeded_at=stamp(at),
    )
    new = store.feeds.note(state, found)
    return Asked(url=watched.url, new=new, unchanged=page.unchanged, back=before.failures > 0, wait=wait)


def first_wait(state: FeedState | None, watched: Watched, *, clock: Clock) -> float:
    """The seconds until a feed is due. One that is due later than it can be was asked under a wrong clock, and is
    due now."""
    if state is None:
        return 0.0
    wait = (datetime.fromisoformat(state.next_due) - clock.now()).total_seconds()
    longest = _usual(watched, state.failures, gone=state.gone_at is not None) * (1 + JITTER)
    if state.failures:  # its host may have asked to be left alone for as long as that
        longest = max(longest, SELDOM)
    return max(0.0, wait) if wait <= longest + 1 else 0.0


def _failed(
    store: Store,
    fetcher: Fetcher,
    watched: Watched,
    before: FeedState,
    error: Exception,
    *,
    clock: Clock,
    chance: random.Random,
) -> Asked:
    gone, failures, at = isinstance(error, AddressGone), before.failures + 1, clock.now()
    wait = _usual(watched, failures, gone=gone) * chance.uniform(1 - JITTER, 1 + JITTER)
    wait = max(wait, fetcher.wait(host_of(before.moved or watched.url) or ""))
    says = f"{type(error).__name__}: {error}."
    if isinstance(error, FetchError | ReportError):
        says = " ".join(filter(None, (error.what, error.remedy)))
    # Where it moved for good it may be found no more: the address that was given is tried the next time.
    lost = before.moved is not None and isinstance(error, FetchRefused)
    state = msgspec.structs.replace(
        before,
        moved=None if lost else before.moved,
        etag=None if lost else before.etag,
        last_modified=None if lost else before.last_modified,
        next_due=_after(at, wait),
        asked_at=stamp(at),
        failures=failures,
        failing=printable(says),
        gone_at=(before.gone_at or stamp(at)) if gone else None,
    )
    store.feeds.note(state)
    said = before.failures == 0 or (gone and before.gone_at is None)
    return Asked(url=watched.url, failed=says, said=said, wait=wait)


def _usual(watched: Watched, failures: int, *, gone: bool) -> float:
    """The seconds between two times, more after each failure."""
    if gone:
        return 30 * SELDOM
    return max(watched.every, min(watched.every * 2.0 ** min(failures, 20), SELDOM))


def _after(at: datetime, seconds: float) -> str:
    return stamp(at + timedelta(seconds=seconds))


def _found(page: Page, watched: Watched) -> list[FoundEntry]:
    """The entries of a feed, the earliest first."""
    text, _ = decode(in_utf8(page), source=page.address)
    feed = feed_of(text, address=page.address)
    return [_one(Waits(entry=entry, title=feed.title), watched) for entry in in_order(feed.entries)]


def in_utf8(page: Page) -> bytes:
    """The body, in UTF-8 where the server names another charset and it is in that."""
    try:
        page.body.decode()
    except UnicodeDecodeError:
        try:
            return page.body.decode(page.charset or "utf-8").encode()
        except (LookupError, ValueError):
            return page.body
    return page.body


def _one(waits: Waits, watched: Watched) -> FoundEntry:
    entry = waits.entry
    goes_by = entry.link or f"{watched.url}\0{entry.id}"
    # Where the page is fetched, a feed that dates its changes is believed: words around the text may come and go.
    says = [entry.title or "", entry.modified or entry.published or ""]
    if not (watched.full_text and entry.link and entry.modified):
        says.append(entry.content)
    return FoundEntry(
        entry=_hash(goes_by),
        digest=_hash("\0".join(says)),
        waiting=msgspec.json.encode(waits).decode(),
        host=host_of(entry.link) if watched.full_text and entry.link else None,
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:32]
