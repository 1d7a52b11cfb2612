"""Rows over all reports: what several tell together, what turned, who and where."""

from collections.abc import Mapping

import msgspec

from onrecord.model import Actor, Change, Place
from onrecord.store.rows.decisions import Ruled
from onrecord.store.rows.records import EventLine, Fact, FigureLine, RecordKind, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine


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
