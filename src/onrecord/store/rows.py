"""What the record answers with: small frozen rows, each with its sentence and its report.

Ids are the record's: the report's id, a full stop, the id within its reading ("3f2a9c01d4e5b678.e1").
``record`` is the reading's own struct, whose ids and offsets hold within that report.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from onrecord.link.stories.explaining import Parts
from onrecord.model import (
    About,
    Actor,
    Change,
    Copy,
    CopyKind,
    DecidedKind,
    Decision,
    Event,
    Figure,
    Place,
    Report,
    Span,
    Statement,
    StatementKind,
    VersionChange,
    Vote,
)

RecordKind = Literal["event", "statement", "figure", "vote", "change", "actor"]
Fact = Event | Statement | Figure | Vote | Change
Verdict = Literal["accepted", "corrected", "rejected"]
Happening = Literal["added", "new version", "unchanged", "quarantined", "appended", "refused", "passed by"]


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report without its text. ``source`` is where it came from: a path, a path and a line; ``copy_of`` is the
    report that it has its text from, None where it is nobody's copy."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    copy_of: str | None = None


class VersionLine(ReportLine, frozen=True, kw_only=True):
    """A report in its series: ``version`` counts from 1; a ``superseded`` one is no longer the latest."""

    series: str
    version: int
    superseded: bool = False


class CopyLine(msgspec.Struct, frozen=True, kw_only=True):
    """That one report takes its text from another."""

    record: Copy
    report: ReportLine
    copy_of: ReportLine


class MemberLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its copy family. ``kind`` and ``shared`` are of the copy that it is of another member, None for
    one that is nobody's; ``damage`` counts what is broken in it, ``altered`` what it has otherwise than its
    source."""

    report: ReportLine
    kind: CopyKind | None = None
    shared: float | None = None
    damage: int = 0
    altered: int = 0


class FamilyLine(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that have their text from each other, by their dates. ``cleanest`` is the least damaged of them, the
    most complete, the earliest; ``independent`` counts their origins."""

    cleanest: ReportLine
    independent: int
    members: tuple[MemberLine, ...]


class EditLine(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a report beside the one ``before`` it: what its publisher changed."""

    series: str
    report: ReportLine
    before: ReportLine
    changes: tuple[VersionChange, ...]


class StoryMember(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells a story: ``nearest`` is the report of it that it was found by, ``score`` how close it
    was to the story's reports, ``parts`` what that is made of; None, 0 and None where it opened the story."""

    report: ReportLine
    nearest: str | None = None
    score: float = 0.0
    parts: Parts | None = None


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story: what one report, or several, tell of. ``title`` is that of the report that most others are nearest
    to, ``since`` and ``until`` the first and the last day of the reports; ``independent`` counts those that are no
    copies of each other, ``members`` stand in the order of their days."""

    id: str
    title: str | None
    since: str | None
    until: str | None
    reports: int
    independent: int
    publishers: tuple[str, ...]
    members: tuple[StoryMember, ...]


class QuarantineLine(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read: ``reason`` is the error's class, ``since`` an ISO 8601 time."""

    source: str
    reason: str
    message: str
    since: str


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """What people decided of a record: the verdict that stands, who gave it, by which decision."""

    verdict: Verdict
    by: str
    decision: int


DecisionState = Literal["stands", "undone", "waiting"]


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``id`` and ``other`` are what it is about, by the ids that they have now; ``waiting`` says
    that the report, as it is read now, has no such record."""

    decision: Decision
    id: str
    other: str | None = None
    state: DecisionState
    undone_by: int | None = None


class ScorePart(msgspec.Struct, frozen=True, kw_only=True):
    """One part of why two may be the same: ``score`` from 0 (speaks against it) to 1 (for it), None where the part
    has none; ``says`` it in words."""

    name: str
    score: float | None = None
    says: str = ""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """That two may be the same, by their ids: two reports (then ``about`` says as what), or two records of a kind.
    ``confidence`` is the machine's."""

    kind: DecidedKind
    about: About | None = None
    one: str
    other: str
    confidence: float
    parts: tuple[ScorePart, ...] = ()


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


class OccurrenceTelling(msgspec.Struct, frozen=True, kw_only=True):
    """One record that tells an occurrence, and what joins it: the closest other telling's id, how surely the two
    are one, and the parts of that, each with its points and its reason. None for what stands alone."""

    line: EventLine | StatementLine | FigureLine | VoteLine
    joined_to: str | None = None
    confidence: float | None = None
    parts: tuple[tuple[str, float, str], ...] = ()


class OccurrenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event, statement, figure or vote as the world had it. ``id`` is its earliest telling's; ``line`` the
    telling that shows it best; ``tellings`` are all, the earliest first; ``reports`` counts the reports that tell
    it, ``independent`` those of them that are no copies of each other; ``differ`` is what they say differently."""

    id: str
    kind: RecordKind
    line: EventLine | StatementLine | FigureLine | VoteLine
    tellings: tuple[OccurrenceTelling, ...]
    reports: int
    independent: int
    differ: Mapping[str, tuple[str, ...]]


class StepLine(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a change: an event, a statement or a figure, with its sentence and its report; ``tellings`` are
    the others that tell the same stage."""

    id: str
    kind: RecordKind
    record: Fact
    sentence: str
    report: ReportLine
    tellings: "tuple[StepLine, ...]" = ()


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """One change; ``by`` are names, ``steps`` stand in the world's order, each with all that tell it.

    ``report`` is the one that tells the last step best; ``record`` has the steps' whole ids, and the evidence of
    that report; ``reports`` counts the reports that tell it, ``independent`` those that are no copies."""

    id: str
    record: Change
    report: ReportLine
    by: tuple[str, ...]
    steps: tuple[StepLine, ...]
    sentence: str
    ruling: Ruled | None = None
    reports: int = 1
    independent: int = 1


class PlaceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A place with coordinates, and how many events were there: ``since`` and ``until`` are the first and the last
    of their days, None where none has a date."""

    place: Place
    events: int
    since: str | None
    until: str | None


class SubjectLine(msgspec.Struct, frozen=True, kw_only=True):
    """What figures count, and how many of them do."""

    kind: str
    what: str | None
    figures: int


class ActorLine(msgspec.Struct, frozen=True, kw_only=True):
    """One actor over all reports that give it this name. ``id`` and ``record`` are of the first that does;
    ``names`` are all its forms; ``records`` counts the records that it has a part in, ``reports`` the reports."""

    id: str
    record: Actor
    report: ReportLine
    names: tuple[str, ...]
    reports: int
    records: int
    sentence: str


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


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one report that was handed in. ``reason`` says why it is in quarantine or was passed by, or,
    where it is refused, who removed it once and why."""

    source: str
    happened: Happening
    report: str | None = None
    reason: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a run added. ``quarantined`` holds the source and the reason of each report that could not be read,
    ``refused`` of each that was removed from the record once; ``passed_by`` counts by their reasons the crawled
    pages that are near certainly no report; ``appended`` the further readings of reports that were on record."""

    added: int = 0
    new_versions: int = 0
    unchanged: int = 0
    appended: int = 0
    quarantined: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    passed_by: Mapping[str, int] = {}


class Imported(Summary, frozen=True, kw_only=True):
    """What an import added. ``unjoined`` counts the readings on record that were compared with no others yet."""

    unjoined: int = 0
