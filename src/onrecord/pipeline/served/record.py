"""The served record."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, Unpack
from urllib.parse import quote

from onrecord.errors import RecordError, UnknownId
from onrecord.model import About, Decision, Report
from onrecord.pipeline.lists import Lines, known
from onrecord.pipeline.served.asking import Asking
from onrecord.pipeline.served.told import told
from onrecord.pipeline.signatures import spelled_out
from onrecord.store import Filters
from onrecord.store.closing import Closing
from onrecord.store.rows.decisions import DecisionLine, Proposal
from onrecord.store.rows.records import Entry, EventLine, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import CopyLine, EditLine, FamilyLine, QuarantineLine, StoryLine, VersionLine
from onrecord.store.rows.runs import Outcome
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine, PlaceLine, SubjectLine
from onrecord.store.search.rows import AttentionLine, Facets, Found, Hit

if TYPE_CHECKING:
    from onrecord.pipeline.beside.rows import Comparison
    from onrecord.store.search.attention import Period

Row = TypeVar("Row")
FOUND = 20
"""Hits of a search, where nobody says how many."""


@spelled_out
class ServedRecord(Closing):
    """A record that is served elsewhere. Its methods are those of :class:`onrecord.pipeline.record.Record`, with
    the same rows and errors; decisions are taken in the name of whoever has the token. What is done to the
    record's files, such as a backup, is done on its own machine.

    Lists are asked for a part at a time: what comes on record meanwhile may move rows from one part to the next.
    """

    def __init__(self, url: str, *, token: str | None = None) -> None:
        self._asking = Asking(url, token)

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        raise RecordError(
            f"a served record has no {name!r}.", remedy="Do that on the machine that the record is on."
        )

    def close(self) -> None:
        """Close the connection."""
        self._asking.close()

    @property
    def events(self) -> "ServedEvents":
        """All events by date; called with filters, those that pass."""
        return ServedEvents(self._rows, {})

    def timeline(self, **filters: Unpack[Filters]) -> "ServedEvents":
        """The events by date; what has none goes by its report's."""
        return self.events(**filters)

    def statements(
        self, *, act: str | None = None, kind: str | None = None, each: bool = False, **filters: Unpack[Filters]
    ) -> Lines[StatementLine]:
        """Who said what; ``act`` and ``kind`` are other names of ``status`` and ``type``."""
        asked = {**known(filters), **({"status": act} if act else {}), **({"type": kind} if kind else {})}
        return Lines("statements", lambda: self._rows("/statements", StatementLine, asked, each=each or None))

    def figures(self, **filters: Unpack[Filters]) -> Lines[FigureLine]:
        """Which figure is whose."""
        return self._lines("figures", "/figures", FigureLine, filters)

    def votes(self, **filters: Unpack[Filters]) -> Lines[VoteLine]:
        """How bodies voted."""
        return self._lines("votes", "/votes", VoteLine, filters)

    def changes(self, **filters: Unpack[Filters]) -> Lines[ChangeLine]:
        """What was reversed, revised, disputed or denied."""
        asked = known(filters)
        return Lines("changes", lambda: self._rows("/changes", ChangeLine, asked, within="line"))

    def change(self, id: str) -> ChangeLine:
        """The change of this id.

        Raises:
            UnknownId: there is none, or several.
        """
        sheet = self._at("/records/", id)
        if sheet["change"] is None:
            raise UnknownId(f"{id!r} is no change.", remedy="See the ids that record.changes() has.")
        return told(sheet["change"]["line"], ChangeLine)

    def occurrences(self, kind: str = "event", **filters: Unpack[Filters]) -> Lines[OccurrenceLine]:
        """What reports tell together."""
        return self._lines("occurrences", "/occurrences", OccurrenceLine, filters, kind=kind)

    def actors(self, **filters: Unpack[Filters]) -> Lines[ActorLine]:
        """Who is on record."""
        return self._lines("actors", "/actors", ActorLine, filters)

    def reports(self, *, every_version: bool = False, **filters: Unpack[Filters]) -> Lines[VersionLine]:
        """The reports by date, the latest version of each, or every version."""
        return self._lines("reports", "/reports", VersionLine, filters, versions=every_version or None)

    def copies(self, **filters: Unpack[Filters]) -> Lines[CopyLine]:
        """Which reports take their text from which."""
        return self._lines("copies", "/copies/pairs", CopyLine, filters)

    def families(self, **filters: Unpack[Filters]) -> Iterator[FamilyLine]:
        """The families of reports that are copies of each other."""
        return self._rows("/copies", FamilyLine, known(filters))

    def versions(
        self, report: str | None = None, *, silent: bool = False, **filters: Unpack[Filters]
    ) -> Iterator[EditLine]:
        """What publishers changed from one version of a report to the next."""
        return self._rows("/versions", EditLine, known(filters), report=report, silent=silent or None)

    def stories(self, **filters: Unpack[Filters]) -> Lines[StoryLine]:
        """What the reports tell of."""
        return self._lines("stories", "/stories", StoryLine, filters)

    def search(self, query: str, /, *, offset: int = 0, **filters: Unpack[Filters]) -> Found:
        """Reports and records that answer to a query, best first; ``limit`` is 20 where it is not given.

        Raises:
            RecordError: the query is malformed.
        """
        asked = _asked({**known(filters), "query": query})
        limit = asked.pop("limit", None)
        left = FOUND if limit is None else limit
        first = part = self._asking.get("/search", offset=offset, size=min(max(left, 1), FOUND), **asked)
        hits: list[Hit] = []
        while True:
            hits += (told(row["hit"], Hit) for row in part["rows"][: left - len(hits)])
            if len(hits) >= left or part["next"] is None:
                break
            part = self._asking.get("/search", cursor=part["next"], size=min(left - len(hits), FOUND), **asked)
        return Found(
            query=first["query"], reports=first["reports"], records=first["records"], more=first["more"],
            hits=tuple(hits), facets=told(first["facets"], Facets),
        )  # fmt: skip

    def attention(
        self, query: str | None = None, /, *, by: "Period" = "day", **filters: Unpack[Filters]
    ) -> Iterator[AttentionLine]:
        """How much is told over time."""
        asked = {**known(filters), **({"query": query} if query is not None else {})}
        return self._rows("/attention", AttentionLine, asked, by=by)

    def compare(self, dataset: str, *, window: int = 1, **filters: Any) -> "Comparison":
        """The rows of another data set beside the record's occurrences.

        Raises:
            UnknownId: there is no such data set.
        """
        from onrecord.pipeline.beside.rows import Comparison

        asked = {name: value for name, value in filters.items() if value is not None}
        part = self._asking.get("/compare", dataset=dataset, within=window, **asked)
        whole = {name: part[name] for name in ("dataset", "form", "window", "asked", "summary")}
        lines = list(part["rows"])
        while part["next"] is not None:
            part = self._asking.get("/compare", dataset=dataset, within=window, cursor=part["next"], **asked)
            lines += part["rows"]
        return told({**whole, "lines": lines}, Comparison)

    def places(self, **filters: Unpack[Filters]) -> Iterator[PlaceLine]:
        """Where the events were."""
        return self._rows("/places", PlaceLine, known(filters))

    def subjects(self, **filters: Unpack[Filters]) -> Iterator[SubjectLine]:
        """What the figures count."""
        return self._rows("/subjects", SubjectLine, known(filters))

    def quarantined(self) -> Iterator[QuarantineLine]:
        """What could not be read, and why."""
        return self._rows("/quarantine", QuarantineLine, {})

    def get(self, id: str) -> Entry:
        """The record or actor of this id, with its evidence and its report.

        Raises:
            UnknownId: there is none, or several.
        """
        sheet = self._at("/records/", id)
        if sheet["entry"] is None:
            raise UnknownId(f"{id!r} is a change over reports.", remedy="Ask for it with record.change().")
        return told(sheet["entry"], Entry)

    def report(self, report: str) -> Report:
        """The report whose id begins so, with its text.

        Raises:
            UnknownId: there is none, or several.
        """
        return told(self._at("/reports/", report)["around"]["reading"]["report"], Report)

    def add_text(
        self,
        text: str,
        *,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
    ) -> Outcome:
        """Have one report's text read and put on record; takes an owner's token.

        Raises:
            ReportError: it can't be read, or ``published`` is no day.
            RemovedReport: it was removed from the record.
            AccessError: the token is no owner's.
        """
        particulars = {"title": title, "url": url, "publisher": publisher, "published": published}
        return told(self._asking.post("/reports", {"text": text, **particulars}), Outcome)

    def accept(self, id: str, *, why: str | None = None) -> Decision:
        """Have a record stand. Decisions take a reviewer's token.

        Raises:
            UnknownId: there is no such record.
            BadDecision: it can't be decided about.
            AccessError: the token is a reader's.
        """
        return self._decided(verb="accept", id=id, why=why)[0]

    def reject(self, id: str, *, why: str | None = None) -> Decision:
        """Leave a record out of everything that is shown or counted."""
        return self._decided(verb="reject", id=id, why=why)[0]

    def correct(self, id: str, fields: Mapping[str, object], *, why: str | None = None) -> list[Decision]:
        """Put fields of a record right, each by a decision of its own."""
        return self._decided(verb="correct", id=id, fields=dict(fields), why=why)

    def merge(self, one: str, other: str, *, about: About = "copy", why: str | None = None) -> Decision:
        """Say that two records, or two reports, are the same."""
        return self._decided(verb="merge", id=one, other=other, about=about, why=why)[0]

    def split(self, one: str, other: str, *, about: About = "copy", why: str | None = None) -> Decision:
        """Say that two records, or two reports, are not the same."""
        return self._decided(verb="split", id=one, other=other, about=about, why=why)[0]

    def undo(self, decision: int, *, why: str | None = None) -> Decision:
        """Take a decision back, by its number."""
        return self._decided(verb="undo", undoes=decision, why=why)[0]

    def decisions(
        self,
        id: str | None = None,
        *,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        waiting: bool = False,
    ) -> Iterator[DecisionLine]:
        """What was decided, the latest last."""
        asked: dict[str, Any] = {"about": id, "by": by, "since": since, "until": until, "waiting": waiting or None}
        rows = list(self._asking.rows("/decisions", **asked))  # the page has the latest first
        return (told(row, DecisionLine) for row in reversed(rows))

    def proposals(self, *, limit: int = 200) -> list[Proposal]:
        """Pairs that may be the same and that nobody has decided."""
        return told(self._asking.get("/proposals", limit=limit)["rows"], list[Proposal])

    def _decided(self, **asked: Any) -> list[Decision]:
        return told(self._asking.post("/decisions", asked), list[Decision])

    def _at(self, address: str, id: str) -> Any:
        return self._asking.get(address + quote(id, safe=""))

    def _lines(self, name: str, address: str, shape: type[Row], filters: Filters, **more: Any) -> Lines[Row]:
        asked = known(filters)
        return Lines(name, lambda: self._rows(address, shape, asked, **more))

    def _rows(
        self, address: str, shape: type[Row], filters: Mapping[str, Any], *, within: str | None = None, **more: Any
    ) -> Iterator[Row]:
        for row in self._asking.rows(address, **_asked(filters), **more):
            yield told(row[within] if within else row, shape)


class ServedEvents(Lines[EventLine]):
    """The events by date. Called with filters it gives those that pass."""

    def __init__(self, ask: Callable[..., Iterator[EventLine]], filters: Filters) -> None:
        super().__init__("events", lambda: ask("/timeline", EventLine, filters))
        self._asks = ask
        self._filters = filters

    def __call__(self, **filters: Unpack[Filters]) -> "ServedEvents":
        return ServedEvents(self._asks, {**self._filters, **known(filters)})


def _asked(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters under the names that addresses have for them."""
    return {("q" if name == "query" else name): value for name, value in filters.items()}
