"""What a site's robots.txt lets us fetch, asked once a day."""

import math
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult

from protego import Protego

from onrecord.errors import FetchError, FetchRefused, PrivateAddress
from onrecord.pipeline.fetching.clock import Clock

AGENT = "OnRecord"
DAY = 86_400.0
SOON = 300.0
"""Seconds until a robots.txt that could not be read is asked for again."""
MOST = 512_000
"""Bytes of one that are read; what stands behind them is left out, as by others."""
LONGEST = 3_600.0
"""Seconds of a Crawl-delay that are kept to."""
MANY = 500
"""Sites whose rules are remembered."""


class Rules(NamedTuple):
    """A site's rules until a moment; none where they can't be read, so that nothing may be fetched, and why."""

    until: float
    rules: Protego | None
    why: str = ""


class Robots:
    """The rules of the sites that were asked. ``ask`` gets the text of a robots.txt, nothing where there is none,
    or raises a FetchError where the site does not answer."""

    def __init__(self, clock: Clock, ask: Callable[[str], str]) -> None:
        self._clock = clock
        self._ask = ask
        self._sites: dict[str, Rules] = {}

    def delay(self, parts: SplitResult) -> float | None:
        """The pause between requests that the site wants; the address was let through before."""
        known = self._sites.get(_site(parts))
        told = known.rules.crawl_delay(AGENT) if known and known.rules else None
        return min(float(told), LONGEST) if told and math.isfinite(told) else None

    def check(self, parts: SplitResult) -> None:
        """Let an address through.

        Raises:
            FetchRefused: robots.txt disallows it.
            FetchError: robots.txt can't be read, which is to be taken as a no for now.
        """
        found, where = self._rules(_site(parts)), parts.geturl()
        if found.rules is None:
            raise FetchError(
                f"its robots.txt can't be read ({found.why}), so it is left alone for now.", where=where
            )
        if not found.rules.can_fetch(where, AGENT):
            raise FetchRefused("robots.txt disallows it.", where=where)

    def _rules(self, site: str) -> Rules:
        known = self._sites.get(site)
        now = self._clock.monotonic()
        if known is None or known.until <= now:
            try:
                known = Rules(now + DAY, Protego.parse(self._ask(f"{site}/robots.txt")))
            except PrivateAddress:
                raise
            except FetchRefused:  # there is none
                known = Rules(now + DAY, Protego.parse(""))
            except FetchError as error:
                known = Rules(now + SOON, None, error.what.removesuffix("."))
            if len(self._sites) >= MANY:
                self._sites.pop(next(iter(self._sites)))
            self._sites[site] = known
        return known


def _site(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"
