"""Rows of a record each: one event, statement, figure or vote, and one in full with its evidence."""

from typing import Literal

import msgspec

from onrecord.model import Actor, Change, Event, Figure, Report, Span, Statement, StatementKind, Vote
from onrecord.store.rows.decisions import DecisionLine, Ruled
from onrecord.store.rows.reports import ReportLine

RecordKind = Literal["event", "statement", "figure", "vote", "change", "actor"]
Fact = Event | Statement | Figure | Vote | Change


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event; ``actors`` and ``recipients`` are names."""

    id: str
    record: Event
    report: ReportLine
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sentence: str
    ruling: Ruled | None = None


class OuterLine(msgspec.Struct, frozen=True, kw_only=True):
    """The statement that another stands inside."""

    id: str
    speaker: str | None


class TellingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One report's telling of a statement, or of its words by another speaker."""

    id: str
    speaker: str | None
    kind: StatementKind
    content: str
    report: ReportLine


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One statement; ``speaker`` is a name, or the text's words for somebody it doesn't name; ``relay`` the name
    of who passes it on; ``outer`` the statement that it stands inside.

    ``tellings`` are all that the record has of this statement, the fullest first, this one among them; ``reports``
    counts the reports that tell it, ``independent`` those of them that are no copies of each other;
    ``also_given_to`` holds one telling of each other speaker who is given the same words.
    """

    id: str
    record: Statement
    report: ReportLine
    speaker: str | None
    addressee: str | None
    content: str
    sentence: str
    relay: str | None = None
    outer: OuterLine | None = None
    tellings: tuple[TellingLine, ...] = ()
    reports: int = 1
    independent: int = 1
    also_given_to: tuple[TellingLine, ...] = ()
    ruling: Ruled | None = None


class FigureLine(msgspec.Struct, frozen=True, kw_only=True):
    """One figure; ``claimant`` is a name, or the text's words, None where the report itself gives it."""

    id: str
    record: Figure
    report: ReportLine
    claimant: str | None
    sentence: str
    ruling: Ruled | None = None


class VoteLine(msgspec.Struct, frozen=True, kw_only=True):
    """One vote; ``positions`` are names with how they voted."""

    id: str
    record: Vote
    report: ReportLine
    body: str | None
    positions: tuple[tuple[str, str], ...]
    sentence: str
    ruling: Ruled | None = None


class SiblingLine(msgspec.Struct, frozen=True, kw_only=True):
    """What another report of the same copy family has, clean, where this one is garbled."""

    report: ReportLine
    start: int
    end: int
    quote: str


class EvidenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A span of the report's text, and its words; where they are garbled, the ``clean`` ones of a sibling.
    ``page`` is the page on which it begins, None for a text without pages."""

    start: int
    end: int
    quote: str
    page: int | None = None
    clean: SiblingLine | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One record in full: with its evidence, the whole report, and what read it."""

    id: str
    kind: RecordKind
    record: Fact | Actor
    report: Report
    evidence: tuple[EvidenceLine, ...]
    names: dict[str, str]
    """The names of the actors that the record mentions, by their ids within the reading."""
    method: str
    source: str | None = None
    ruling: Ruled | None = None
    original: Fact | None = None
    """What was read, where ``record`` is corrected."""
    decisions: tuple[DecisionLine, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """A span that no longer says what the record says that it says."""

    id: str
    report: str
    start: int
    end: int
    problem: str
