"""Rounds: every feed asked that is due, and what is new in them read."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

from onrecord import plugins
from onrecord.data.own.files import own_from
from onrecord.errors import RecordError, SettingsError
from onrecord.intake.html import forget
from onrecord.model import Arrival
from onrecord.pipeline.engines.batches import Answer
from onrecord.pipeline.engines.local import Worker
from onrecord.pipeline.fetching import Fetcher
from onrecord.pipeline.fetching.addresses import host_of
from onrecord.pipeline.fetching.clock import Clock
from onrecord.pipeline.watching.articles import take
from onrecord.pipeline.watching.asking import ask, first_wait
from onrecord.pipeline.watching.stopping import Stop, Stopped
from onrecord.pipeline.watching.tally import Round, Tally
from onrecord.pipeline.watching.waiting import Queue
from onrecord.pipeline.watching.watchlist import Watched, Watchlist
from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.clock import stamp

PATIENCE = 60.0
"""Seconds that a round waits for a host's pause; what has to wait longer is left to the next."""
ONCE = 600.0
"""The same where there is but one round."""
LONGEST = 600.0
"""Seconds after which a round ends, so that what came so far is told."""
TICK = 60.0
"""Seconds between two looks at what is due."""
DAY = timedelta(days=1)


class Watching:
    """Watches the feeds of a list. Use it as a context manager: it keeps a process that reads."""

    def __init__(
        self,
        store: Store,
        feeds: Watchlist,
        *,
        settings: Settings | None = None,
        clock: Clock | None = None,
        fetcher: Fetcher | None = None,
        chance: random.Random | None = None,
        read: Callable[[Arrival], Answer] | None = None,
    ) -> None:
        plugins.ready()
        self.stop = Stop()
        self._store = store
        self._settings = settings or Settings()
        self._clock = clock or Clock()
        self._chance = chance or random.Random()
        self._fetcher = fetcher or Fetcher(
            feeds.contact, gap=feeds.gap, allow_private=feeds.allow_private, clock=self._clock
        )
        self._worker = Worker(self._settings, own=own_from(self._settings.own))
        self._read = read or self._read_apart
        self._feeds = {watched.url: watched for watched in feeds.feeds}
        self._queue = Queue()
        now = self._clock.monotonic()
        self._due = {
            url: now + first_wait(store.feeds.get(url), watched, clock=self._clock)
            for url, watched in self._feeds.items()
        }

    def __enter__(self) -> "Watching":
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.end()
        self._worker.bury()

    def once(self) -> Round:
        """One round: what is due and what waits."""
        return self._round(patience=ONCE, longest=float("inf"))

    def rounds(self) -> Iterator[Round]:
        """Round after round, until it is to stop."""
        while not self.stop.asked:
            try:
                if self._ready():
                    yield self._round(patience=PATIENCE, longest=LONGEST)
                else:
                    self._sleep(TICK)
            except RecordError as error:  # it is locked, or the disk is full: others put that right
                yield Round(trouble=str(error))
                self._sleep(TICK)

    def _sleep(self, seconds: float) -> None:
        try:
            with self.stop.breakable():
                self._clock.sleep(seconds)
        except Stopped:
            pass

    def _ready(self) -> bool:
        """Whether there is anything to do."""
        self._fill()
        job = self._next()
        return job is not None and job[0] <= PATIENCE

    def _round(self, *, patience: float, longest: float) -> Round:
        tally = Tally()
        self._fill()
        ends = self._clock.monotonic() + longest
        try:
            while not self.stop.asked and self._clock.monotonic() < ends:
                job = self._next()
                if job is None or job[0] > patience:
                    break
                wait, feed, key = job
                if wait > 0:
                    with self.stop.breakable():
                        self._clock.sleep(wait)
                if feed:
                    self._ask(feed, tally)
                elif key is not None:
                    self._take(key, tally)
        except Stopped:
            pass
        except SettingsError:
            if not self.stop.asked:  # Ctrl-C ends a process that has not begun to read, too
                raise
        if tally.pages:
            forget()
        due = min(self._due.values()) - self._clock.monotonic()
        return tally.round(
            waiting=self._store.feeds.waiting(),
            next_due=stamp(self._clock.now() + timedelta(seconds=max(0.0, due))),
        )

    def _fill(self) -> None:
        now = self._clock.now()
        self._queue.fill(self._store.feeds.ready(self._feeds, at=stamp(now), latest=stamp(now + DAY)))

    def _next(self) -> tuple[float, Watched | None, int | None] | None:
        """What is to be done next, and in how many seconds: feeds before entries where both may be."""
        now = self._clock.monotonic()
        waits: dict[str, float] = {}

        def wait(host: str) -> float:
            return waits.setdefault(host, self._fetcher.wait(host))

        due = [watched for url, watched in self._feeds.items() if self._due[url] <= now]
        feed = min(due, key=lambda watched: wait(host_of(watched.url) or ""), default=None)
        seconds = wait(host_of(feed.url) or "") if feed else 0.0
        entry = self._queue.first(wait)
        if feed and (entry is None or seconds <= entry[0]):
            return seconds, feed, None
        return (entry[0], None, entry[1]) if entry else None

    def _ask(self, watched: Watched, tally: Tally) -> None:
        asked = ask(
            self._store, self._fetcher, watched, clock=self._clock, chance=self._chance,
            breakable=self.stop.breakable,
        )  # fmt: skip
        self._due[watched.url] = self._clock.monotonic() + asked.wait
        tally.ask(asked)
        if asked.new:
            self._fill()

    def _take(self, key: int, tally: Tally) -> None:
        waiting = self._store.feeds.entry(key)
        summary = take(
            self._store, self._fetcher, waiting, self._feeds[waiting.feed], settings=self._settings,
            clock=self._clock, read=self._read, breakable=self.stop.breakable,
        )  # fmt: skip
        self._queue.drop(key)
        if summary is None:
            tally.put_off += 1
        else:
            tally.read(summary)

    def _read_apart(self, arrival: Arrival) -> Answer:
        """Read in a process of its own, which may die of a report."""
        answers = self._worker.read([arrival])
        if not answers:
            raise Stopped
        return answers[0]
