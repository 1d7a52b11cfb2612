"""Calls that look something up: by a query, by an id, around a report."""

from collections.abc import Collection, Iterator

import msgspec

from onrecord.model import Reading, Report
from onrecord.store import around, casts, change_lines, listing, lookup, siblings
from onrecord.store.around import AroundFamily, AroundRecord, AroundReport, AroundStory
from onrecord.store.asked import Filters
from onrecord.store.calls.opened import Opened
from onrecord.store.casts import Cast, Together
from onrecord.store.decisions.history import with_decisions
from onrecord.store.rows.records import Entry
from onrecord.store.rows.shared import ChangeLine
from onrecord.store.search import finding
from onrecord.store.search.attention import Period, attention
from onrecord.store.search.rows import AttentionLine, Found


class Finding(Opened):
    """Search, and what is asked for by its id."""

    def search(self, query: str, filters: Filters, *, bar: float, offset: int = 0) -> Found:
        """What answers to a query; see :func:`onrecord.store.search.finding.search`."""
        with self._reading() as connection:
            return finding.search(connection, query, filters, bar=bar, offset=offset)

    def attention(self, filters: Filters, *, by: Period, bar: float) -> Iterator[AttentionLine]:
        """How much is told over time; see :func:`onrecord.store.search.attention.attention`."""
        with self._reading() as connection:
            yield from attention(connection, filters, by=by, bar=bar)

    def entry(self, id: str, *, bar: float = 0.5) -> Entry:
        """One record in full, garbled evidence beside a clean sibling's; ``bar`` is the least confidence from
        which a report is called a copy. Raises UnknownId."""
        with self._reading() as connection:
            found = with_decisions(connection, lookup.entry(connection, id))
            beside = siblings.with_siblings(connection, found.report.id, found.evidence, bar=bar)
            return msgspec.structs.replace(found, evidence=beside)

    def change(self, id: str, *, bar: float) -> ChangeLine:
        """One change with all its steps. Raises UnknownId."""
        with self._reading() as connection:
            return change_lines.line(connection, id, bar=bar)

    def around_report(self, report: str, *, bar: float) -> AroundReport:
        """What stands around a report; see :func:`onrecord.store.around.around_report`. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_report(connection, report, bar=bar)

    def around_record(self, id: str, *, bar: float) -> AroundRecord:
        """What stands around a record."""
        with self._reading() as connection:
            return around.around_record(connection, id, bar=bar)

    def around_story(self, id: str, *, bar: float) -> AroundStory:
        """What stands around a story. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_story(connection, id, bar=bar)

    def around_family(self, report: str, *, bar: float) -> AroundFamily:
        """The copy family of a report, each copy beside its source. Raises UnknownId."""
        with self._reading() as connection:
            return around.around_family(connection, report, bar=bar)

    def reading(self, report: str) -> Reading:
        """The latest reading of a report, by its id or the start of it. Raises UnknownId."""
        with self._reading() as connection:
            return lookup.reading(connection, report)

    def readings(self, filters: Filters, *, bar: float) -> Iterator[Reading]:
        """The latest reading of each standing report, in the order in which they came, streamed."""
        with self._reading() as connection:
            wanted = {line.id for line in listing.reports(connection, filters, bar=bar)}
            for report in lookup.as_they_came(connection):
                if report in wanted:
                    yield lookup.latest_reading(connection, report)[1]

    def report(self, report: str) -> Report:
        """A report with its text, by its id or the start of it. Raises UnknownId."""
        with self._reading() as connection:
            return lookup.report(connection, report)

    def together(self, kind: str, ids: Collection[str], *, bar: float) -> dict[str, Together]:
        """The occurrences that these records tell."""
        with self._reading() as connection:
            return casts.together(connection, kind, ids, bar)

    def casts(self, reports: Collection[str]) -> dict[str, Cast]:
        """Who these reports name, and how they are read."""
        with self._reading() as connection:
            return casts.casts(connection, reports)
