"""One entry read: its page, or what the feed says, put on record as a file is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import msgspec

from onrecord import intake
from onrecord.errors import FetchError, FetchRefused, NoArticle, ReportError
from onrecord.intake.feeds import arrival_of
from onrecord.model import Arrival, Particulars
from onrecord.pipeline import batch
from onrecord.pipeline.engines.batches import Answer, refused
from onrecord.pipeline.fetching import Fetcher
from onrecord.pipeline.fetching.addresses import host_of
from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.watching.asking import Waits, in_utf8
from onrecord.pipeline.watching.watchlist import Watched
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.clock import stamp
from onrecord.store.feeds.rows import WaitingEntry
from onrecord.store.rows.runs import Summary

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
TRIES = 5
"""So often a page is asked for, ten minutes after the first time, and three times as long after each other."""
AGAIN = 600.0

_WAITS = msgspec.json.Decoder(Waits)


def take(
    store: Store,
    fetcher: Fetcher,
    waiting: WaitingEntry,
    watched: Watched,
    *,
    settings: Settings,
    clock: Clock,
    read: Callable[[Arrival], Answer],
    breakable: Callable[[], AbstractContextManager[None]],
) -> Summary | None:
    """Put what an entry holds on record, or in quarantine; None where its page is to be tried for again. The page
    is kept before it is read, so that it need not be fetched again where this is cut off."""
    waits = _WAITS.decode(waiting.waiting)
    link, page, why = waits.entry.link, waiting.page, None
    if watched.full_text and link and page is None:
        with breakable():
            page, why = _fetched(fetcher, link, settings)
        if page is not None:
            store.feeds.keep_page(waiting.key, page)
        elif not isinstance(why, FetchRefused) and waiting.failures + 1 < TRIES:
            _put_off(store, fetcher, waiting, link, clock)
            return None
    source = link or f"{waiting.feed}#{waits.entry.id}"
    if page is not None:
        items = _of_page(page, waits, watched, settings, fetched=stamp(clock.now()))
    else:
        items = _of_feed(waits, watched, source, why)
    raw = page if page is not None else waits.entry.content.encode("utf8", "surrogatepass")
    summary = batch.add_fetched(store, _safely(items, source), raw, source=source, settings=settings, read=read)
    store.feeds.done(waiting.key)
    return summary


def _fetched(fetcher: Fetcher, link: str, settings: Settings) -> tuple[bytes | None, FetchError | None]:
    """The page, or why there is none."""
    try:
        return in_utf8(fetcher.get(link, most=settings.max_bytes, kinds=PAGES)), None
    except FetchError as error:
        return None, error
    except Exception as error:  # an answer that nobody thought of costs its own page, and no other
        return None, FetchRefused(f"fetching it failed: {type(error).__name__}: {error}.", where=link)


def _put_off(store: Store, fetcher: Fetcher, waiting: WaitingEntry, link: str, clock: Clock) -> None:
    seconds = max(AGAIN * 3.0**waiting.failures, fetcher.wait(host_of(link) or ""))
    until = stamp(clock.now() + timedelta(seconds=seconds))
    store.feeds.put_off(waiting.key, until=until, failures=waiting.failures + 1)


def _of_page(
    page: bytes, waits: Waits, watched: Watched, settings: Settings, *, fetched: str
) -> Iterator[Arrival | ReportError]:
    """What the page holds. What it does not say of itself, the feed says."""
    entry = waits.entry
    link = entry.link or ""
    told = Particulars(url=link, publisher=watched.name)
    for item in intake.arrivals(page, source=link, particulars=told, max_bytes=settings.max_bytes):
        if isinstance(item, Arrival):
            report = msgspec.structs.replace(
                item.report,
                title=item.report.title or entry.title,
                published=item.report.published or entry.published,
                fetched=fetched,
            )
            item = msgspec.structs.replace(item, report=report)
        yield item


def _of_feed(
    waits: Waits, watched: Watched, source: str, why: FetchError | None
) -> Iterator[Arrival | ReportError]:
    """What the feed itself says; where that is no article, why there is no page of it."""
    told = Particulars(publisher=watched.name)
    for item in arrival_of(waits.entry, where=source, told=told, publisher=waits.title):
        if isinstance(item, NoArticle) and why is not None:
            item = ReportError(f"Its page was not fetched: {why.what}", where=source, remedy=why.remedy)
        elif isinstance(item, NoArticle) and waits.entry.link:
            item = NoArticle(item.what, where=source, remedy="To fetch its page: full_text = true in the list.")
        yield item


def _safely(items: Iterator[Arrival | ReportError], source: str) -> Iterator[Arrival | ReportError]:
    """The items; where intake fails, that is one more error."""
    try:
        yield from items
    except Exception as error:
        yield refused(source, error)
