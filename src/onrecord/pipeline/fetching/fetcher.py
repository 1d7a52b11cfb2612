"""One address fetched: asked politely, followed where it leads, every step of the way checked anew."""

import random
import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from urllib.parse import SplitResult, urljoin

import msgspec

from onrecord.errors import AddressGone, FetchError, FetchRefused
from onrecord.pipeline.fetching.addresses import Resolve, checked, resolve, split
from onrecord.pipeline.fetching.body import body
from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.fetching.connecting import Limits, connection
from onrecord.pipeline.fetching.manners import Manners
from onrecord.pipeline.fetching.robots import MOST, Robots

HOPS = 5
"""Redirects that are followed."""
PATIENCE = 120.0
"""Seconds that a request waits for its host's pause; for longer ones whoever asks comes back."""
LASTING = (301, 308)
MOVED = (*LASTING, 302, 303, 307)
LEFT_ALONE = (429, 503)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. ``address`` is where it came from, ``moved`` where it is to be asked from now on, if it moved for
    good; ``unchanged`` where nothing is new since ``etag`` or ``last_modified``, and the ``body`` empty then."""

    address: str
    moved: str | None = None
    unchanged: bool = False
    etag: str | None = None
    last_modified: str | None = None
    kind: str = ""
    charset: str | None = None
    body: bytes = b""


class Fetcher:
    """Fetches. ``contact`` is whom a site may write to: it stands in every request; ``gap`` the seconds between
    two requests to one host; ``wait`` is how a pause is made. Proxies of the environment are not used: what they
    connect to nobody could check."""

    def __init__(
        self,
        contact: str,
        *,
        gap: float = 2.0,
        allow_private: bool = False,
        clock: Clock | None = None,
        resolver: Resolve = resolve,
        limits: Callable[[], Limits] = Limits,
        chance: random.Random | None = None,
    ) -> None:
        self.agent = f"OnRecord/{version('onrecord')} (+{contact})"
        self._clock = clock or Clock()
        self._allow_private = allow_private
        self._resolver = resolver
        self._limits = limits
        self._manners = Manners(self._clock, gap=gap, chance=chance or random.Random())
        self._robots = Robots(self._clock, self._robots_txt)

    def wait(self, host: str) -> float:
        """The seconds until this host may be asked."""
        return self._manners.wait(host)

    def get(
        self,
        url: str,
        *,
        most: int,
        kinds: tuple[str, ...] = (),
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Page:
        """What is at this address, at most so many bytes; of these media types, where any are named. With the
        ``etag`` or ``last_modified`` of the last time only what is new since.

        Raises:
            FetchError: it can't be had now.
            FetchRefused: nor later: it is private, disallowed, not there, too large, or of another kind.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        return self._follow(url, headers, robots=True, read=lambda response: self._read(response, kinds, most))

    def _robots_txt(self, url: str) -> str:
        page = self._follow(url, {}, robots=False, read=lambda response: body(response, most=MOST, cut=True))
        return page.body.decode("utf-8-sig", "replace")

    def _follow(
        self, url: str, headers: dict[str, str], *, robots: bool, read: Callable[[HTTPResponse], bytes]
    ) -> Page:
        here, lasting, moved = split(url), True, None
        for _ in range(HOPS + 1):
            if robots:
                self._robots.check(here)
            answer = self._ask(here, headers, read)
            if isinstance(answer, Page):
                return msgspec.structs.replace(answer, moved=moved)
            status, location = answer
            here = split(_joined(here.geturl(), location))
            lasting = lasting and status in LASTING
            moved = here.geturl() if lasting else moved
        raise FetchRefused(f"it leads elsewhere more than {HOPS} times.", where=url)

    def _ask(
        self, here: SplitResult, headers: dict[str, str], read: Callable[[HTTPResponse], bytes]
    ) -> Page | tuple[int, str]:
        """The answer of one host, or where it says that the answer is."""
        host, port = here.hostname or "", here.port or (443 if here.scheme == "https" else 80)
        where = here.geturl()
        self._pause(host, where)
        try:
            addresses = checked(host, port, resolver=self._resolver, allow_private=self._allow_private)
            context = self._context if here.scheme == "https" else None
            asked = connection(host, port, addresses, self._limits(), context)
            try:
                path = where.removeprefix(f"{here.scheme}://{here.netloc}")
                asked.request("GET", path, headers={**self._headers, **headers})
                with asked.getresponse() as response:
                    return self._answer(response, where, host, read)
            finally:
                asked.close()
        except FetchError as error:
            raise type(error)(error.what, where=error.where or where, remedy=error.remedy) from error
        except (OSError, HTTPException, ValueError) as error:
            raise FetchError(f"it can't be fetched ({_says(error)}).", where=where) from error
        finally:
            self._manners.asked(host, delay=self._robots.delay(here))

    def _pause(self, host: str, where: str) -> None:
        seconds = self._manners.wait(host)
        if seconds > PATIENCE:
            raise FetchError(f"its host is left alone for {seconds:,.0f} seconds more.", where=where)
        if seconds > 0:
            self._clock.sleep(seconds)

    def _answer(
        self, response: HTTPResponse, where: str, host: str, read: Callable[[HTTPResponse], bytes]
    ) -> Page | tuple[int, str]:
        status, location = response.status, response.getheader("Location")
        if status in LEFT_ALONE:
            self._manners.refused(host, response.getheader("Retry-After"))
            raise FetchError(f"its host asks to be left alone for a while ({status}).", where=where)
        self._manners.answered(host)
        if status in MOVED and location:
            return status, location
        if status == 410:
            raise AddressGone("it is gone for good (410).", where=where)
        if 400 <= status < 500 and status not in (408, 425):
            raise FetchRefused(f"it is not to be had ({status} {response.reason[:60]}).", where=where)
        if status not in (200, 203, 304):
            raise FetchError(f"its host answers {status} {response.reason[:60]}.", where=where)
        return Page(
            address=where,
            unchanged=status == 304,
            etag=_told(response, "ETag"),
            last_modified=_told(response, "Last-Modified"),
            kind=response.headers.get_content_type() if response.getheader("Content-Type") else "",
            charset=response.headers.get_content_charset(),
            body=read(response) if status != 304 else b"",
        )

    def _read(self, response: HTTPResponse, kinds: tuple[str, ...], most: int) -> bytes:
        kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
        if kinds and kind and kind not in kinds:
            raise FetchRefused(f"it is no page of text but {kind[:60]}.")
        return body(response, most=most)

    @property
    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context()


def _told(response: HTTPResponse, name: str) -> str | None:
    """A header that can be kept, and sent back."""
    value = response.getheader(name) or ""
    return value if value.isprintable() and 0 < len(value) <= 500 else None


def _joined(here: str, location: str) -> str:
    """Where a header leads: what is not ASCII in it was decoded letter by letter."""
    with suppress(ValueError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise FetchRefused(f"it leads to no address ({error}).", where=here) from error


def _says(error: Exception) -> str:
    return str(error) or type(error).__name__
