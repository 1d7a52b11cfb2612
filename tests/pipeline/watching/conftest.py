"""A paper on this machine: a site with a feed, and whoever watches it."""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.fetching import Fetcher
from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import Record
from onrecord.pipeline.watching import Watched, Watching, Watchlist
from tests.pipeline.fetching.site import Answer, Asked, Moved, Site, running


def article(number: int, more: str = "") -> str:
    """An article like no other, as the markup of its text."""
    town = ("Bergen", "Oslo", "Turku", "Riga", "Gdansk", "Tartu")[number % 6]
    return (
        f"<p>Minister Lind{chr(97 + number % 26)}a Holm called off a visit to {town} on Monday, report {number} "
        f'of the harbour desk said.</p><p>"We will decide on pier {number} by Friday," Holm said at a news '
        f"conference in {town}. At least {number + 2} people were injured there.</p>{more}"
    )


def page(number: int, more: str = "") -> str:
    """The page of it."""
    return (
        f"<html><head><title>Visit {number} is off</title></head><body><article><h1>Holm calls off visit {number}"
        f"</h1>{article(number, more)}</article></body></html>"
    )


class Paper:
    """A site with a feed at "/feed", which has as many entries as it is told of. What is asked with the tag of the
    last answer is answered with 304."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.items: list[str] = []
        site.pages["/feed"] = self._feed
        site.pages["/robots.txt"] = Answer("")

    @property
    def url(self) -> str:
        return self.site.url("/feed")

    def put(self, number: int, *, full: bool = True, more: str = "", item: str = "") -> None:
        """Publish an article: the newest entry; its page is there, too."""
        text = escape(article(number, more)) if full else "Soon."
        self.items = [one for one in self.items if f"<link>/{number}</link>" not in one]
        content = f"<content:encoded>{text}</content:encoded>" if full else f"<description>{text}</description>"
        told = f"<title>Visit {number} is off</title><link>/{number}</link>{item}{content}"
        self.items.insert(0, f"<item>{told}</item>")
        self.site.pages[f"/{number}"] = Answer(page(number, more))

    def _feed(self, asked: Asked) -> Answer:
        tag = f'"{hash(tuple(self.items))}"'
        if asked.headers.get("If-None-Match") == tag:
            return Answer(status=304)
        body = (
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>The Harbour</title>{''.join(self.items)}</channel></rss>"
        )
        return Answer(body, headers={"Content-Type": "application/rss+xml", "ETag": tag})


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


@pytest.fixture
def paper(site: Site) -> Paper:
    return Paper(site)


@pytest.fixture
def clock() -> Moved:
    return Moved()


@pytest.fixture
def record(file: Path, empty: Path) -> Iterator[Record]:
    with Record(shutil.copy(empty, file)) as record:
        yield record


class Desk:
    """Watches feeds, by one reader; each :meth:`watching` begins anew, as after a restart."""

    def __init__(self, record: Record, clock: Clock, reader: Reader) -> None:
        self.record = record
        self.clock = clock
        self.reader = reader

    def watching(self, *urls: str, **how: Any) -> Watching:
        feeds = Watchlist(
            contact="desk@example.org", feeds=tuple(Watched(url=url, **how) for url in urls), allow_private=True
        )
        fetcher = Fetcher("desk@example.org", gap=0, allow_private=True, clock=self.clock)
        return Watching(self.record._store, feeds, clock=self.clock, fetcher=fetcher, read=self.reader.read)

    def texts(self) -> list[str]:
        """The reports that stand, by their numbers in the text."""
        return sorted(line.url or line.source or "" for line in self.record.reports())


@pytest.fixture
def desk(record: Record, clock: Moved, reader: Reader) -> Desk:
    return Desk(record, clock, reader)
