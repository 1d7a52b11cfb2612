"""The lists of a record: each streams its typed rows, or gives all of them as a data frame."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Unpack

from onrecord.pipeline.lists import Events, Line, Lines, known
from onrecord.pipeline.record.opened import Opened
from onrecord.pipeline.signatures import spelled_out
from onrecord.store import Filters
from onrecord.store.rows.records import FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import CopyLine, EditLine, FamilyLine, QuarantineLine, StoryLine, VersionLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine, PlaceLine, SubjectLine


@spelled_out
class Listing(Opened):
    """The lists, each filtered by :class:`onrecord.store.Filters`."""

    @property
    def events(self) -> Events:
        """All events by date: ``record.events.to_pandas()``. Called with filters, those that pass:
        ``record.events(actor="Israel")``."""
        return Events(self._store, {}, bar=self.settings.min_confidence)

    def timeline(self, **filters: Unpack[Filters]) -> Events:
        """The events by date; what has none goes by its report's."""
        return self.events(**filters)

    def statements(
        self,
        *,
        act: str | None = None,
        kind: str | None = None,
        each: bool = False,
        **filters: Unpack[Filters],
    ) -> Lines[StatementLine]:
        """Who said what. A statement that several reports tell comes once, in the words of the fullest, with all
        its tellings; with ``each`` every telling is a line. ``act`` and ``kind`` take several, separated by
        commas ("denies,declines"); ``status`` and ``type`` are other names of theirs.
        """
        if act is not None:
            filters["status"] = act
        if kind is not None:
            filters["type"] = kind
        return self._lines("statements", partial(self._store.statements, each=each), filters)

    def figures(self, **filters: Unpack[Filters]) -> Lines[FigureLine]:
        """Which figure is whose; ``type`` is what it counts ("killed")."""
        return self._lines("figures", partial(self._store.lines, "figure"), filters)

    def votes(self, **filters: Unpack[Filters]) -> Lines[VoteLine]:
        """How bodies voted; ``status`` is the outcome."""
        return self._lines("votes", partial(self._store.lines, "vote"), filters)

    def changes(self, **filters: Unpack[Filters]) -> Lines[ChangeLine]:
        """What was reversed, revised, disputed or denied, each once with its steps and every report that tells
        them; ``type`` is the change's kind, ``since`` the day of its last step."""
        return self._lines("changes", self._store.changes, filters)

    def occurrences(self, kind: str = "event", **filters: Unpack[Filters]) -> Lines[OccurrenceLine]:
        """What reports tell together: each event, statement, figure or vote once as the world had it, with every
        report that tells it, how many of these are independent, and where they differ."""
        return self._lines("occurrences", partial(self._store.occurrences, kind), filters)

    def actors(self, **filters: Unpack[Filters]) -> Lines[ActorLine]:
        """Who is on record, by name, whoever has a part in most records first; ``type`` is the actor's kind."""
        asked = known(filters)
        return Lines("actors", lambda: self._store.actors(asked))

    def reports(self, *, every_version: bool = False, **filters: Unpack[Filters]) -> Lines[VersionLine]:
        """The reports by date, the latest version of each, or every version."""
        return self._lines("reports", partial(self._store.reports, every_version=every_version), filters)

    def copies(self, **filters: Unpack[Filters]) -> Lines[CopyLine]:
        """Which reports take their text from which, and what they altered; filtered by ``since``, ``until``,
        ``min_confidence``."""
        return self._lines("copies", self._store.copies, filters)

    def families(self, **filters: Unpack[Filters]) -> Iterator[FamilyLine]:
        """The families of reports that are copies of each other, each with its cleanest member and the count of
        its independent origins; filtered by ``since``, ``until``, ``min_confidence``."""
        return self._store.families(known(filters), bar=self.settings.min_confidence)

    def versions(
        self, report: str | None = None, *, silent: bool = False, **filters: Unpack[Filters]
    ) -> Iterator[EditLine]:
        """What publishers changed from one version of a report to the next: added, cut, corrected or reworded,
        each with both spans; filtered by ``since``, ``until``. ``report`` is the start of a version's id, or the
        address that its versions share; ``silent``: only corrections that the new version does not speak of.

        Raises:
            UnknownId: no report's id begins so, or several do.
        """
        return self._store.edits(known(filters), bar=self.settings.min_confidence, report=report, silent=silent)

    def stories(self, **filters: Unpack[Filters]) -> Lines[StoryLine]:
        """What the reports tell of: those of one event are one story, with all its reports. The filters ask for a
        report of it: ``actor``, ``place``, ``since``, ``until``, ``about``."""
        return self._lines("stories", self._store.stories, filters)

    def places(self, **filters: Unpack[Filters]) -> Iterator[PlaceLine]:
        """Where the events were, each place that has coordinates with how many of them; the most first."""
        return self._store.places(known(filters), bar=self.settings.min_confidence)

    def subjects(self, **filters: Unpack[Filters]) -> Iterator[SubjectLine]:
        """What the figures count, each subject with how many of them; the most frequent first."""
        return self._store.subjects(known(filters), bar=self.settings.min_confidence)

    def quarantined(self) -> Iterator[QuarantineLine]:
        """What could not be read, and why."""
        return self._store.quarantined()

    def _lines(self, name: str, ask: Callable[..., Iterator[Line]], filters: Filters) -> Lines[Line]:
        asked, bar = known(filters), self.settings.min_confidence
        return Lines(name, lambda: ask(asked, bar=bar))
