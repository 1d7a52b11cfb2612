"""What is found in a record: by a query, by an id, around a report."""

from collections.abc import Collection, Iterator
from typing import Unpack

from onrecord.model import Reading, Report
from onrecord.pipeline.lists import known
from onrecord.pipeline.record.opened import Opened
from onrecord.pipeline.signatures import spelled_out
from onrecord.store import Filters
from onrecord.store.around import AroundFamily, AroundRecord, AroundReport, AroundStory
from onrecord.store.casts import Cast, Together
from onrecord.store.rows.records import Entry
from onrecord.store.rows.shared import ChangeLine
from onrecord.store.search.attention import Period
from onrecord.store.search.rows import AttentionLine, Found


@spelled_out
class Finding(Opened):
    """Search, and what is asked for by its id."""

    def search(self, query: str, /, *, offset: int = 0, **filters: Unpack[Filters]) -> Found:
        """Reports and records that answer to a query in the language of :mod:`onrecord.store.query`, best first,
        each with the words that do, marked; with how many there are in all, and what they are of. ``limit`` is 20
        where it is not given, ``offset`` leaves out so many of the first; the filters hold beside the query.

        Raises:
            RecordError: the query is malformed; says where, and what to do.
        """
        return self._store.search(query, known(filters), bar=self.settings.min_confidence, offset=offset)

    def attention(
        self, query: str | None = None, /, *, by: Period = "day", **filters: Unpack[Filters]
    ) -> Iterator[AttentionLine]:
        """Over time, by the day of publication, how many reports answer to a query or to filters, how many of
        these are independent, and how many records do. Days, weeks or months without any are told between the
        first and the last."""
        asked = known(filters)
        if query is not None:
            asked["query"] = query
        return self._store.attention(asked, by=by, bar=self.settings.min_confidence)

    def get(self, id: str) -> Entry:
        """The record or actor of this id, with its evidence and its report. Of the report's part of the id the
        start is enough where no other report's begins so ("3f2a.e1").

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.entry(id, bar=self.settings.min_confidence)

    def change(self, id: str) -> ChangeLine:
        """The change of this id, or the one whose report's id begins so ("3f2a.e4.reversal").

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.change(id, bar=self.settings.min_confidence)

    def around_report(self, report: str) -> AroundReport:
        """The latest reading of the report whose id begins so, as it stands, with what stands around it: its
        versions, its copies, what turned, its story.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.around_report(report, bar=self.settings.min_confidence)

    def around_record(self, id: str) -> AroundRecord:
        """The occurrence that the record of this whole id tells, and the changes that it is a step of."""
        return self._store.around_record(id, bar=self.settings.min_confidence)

    def around_story(self, id: str) -> AroundStory:
        """The story of this id, what several of its reports tell, and what turned in it.

        Raises:
            UnknownId: there is none.
        """
        return self._store.around_story(id, bar=self.settings.min_confidence)

    def around_family(self, report: str) -> AroundFamily:
        """The copies among which the report stands whose id begins so, each beside its source.

        Raises:
            UnknownId: there is no such report, several, or it is no copy and has none.
        """
        return self._store.around_family(report, bar=self.settings.min_confidence)

    def reading(self, report: str) -> Reading:
        """The latest reading of the report whose id begins so.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.reading(report)

    def readings(self, **filters: Unpack[Filters]) -> Iterator[Reading]:
        """The latest reading of each standing report, as it was when it was read, in the order in which the
        reports came on record: what is shared between reports follows from that, and comes out the same where they
        are imported. Filtered like :meth:`reports`."""
        return self._store.readings(known(filters), bar=self.settings.min_confidence)

    def report(self, report: str) -> Report:
        """The report whose id begins so, with its text.

        Raises:
            UnknownId: there is none, or several.
        """
        return self._store.report(report)

    def together(self, ids: Collection[str], kind: str = "event") -> dict[str, Together]:
        """The occurrence that each of these records of a kind tells, by their whole ids."""
        return self._store.together(kind, ids, bar=self.settings.min_confidence)

    def casts(self, reports: Collection[str]) -> dict[str, Cast]:
        """Who each of these reports names, by the ids that its records name them by, and how it was read."""
        return self._store.casts(reports)
