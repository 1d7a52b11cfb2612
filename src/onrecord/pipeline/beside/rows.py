"""What a comparison answers with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from onrecord.model import Place, Span
from onrecord.store.outside.rows import OutsideLine
from onrecord.store.rows.reports import ReportLine

if TYPE_CHECKING:
    from onrecord.pipeline.lists import Lines

Side = Literal["both", "theirs", "ours"]
Verdict = Literal["same", "near", "coarser", "swapped", "differs", "unknown"]


class KilledClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of people killed that belongs to an event, and whose it is: ``claimant`` is None where the report
    itself gives it; ``says`` has the report's own bounds ("at least 41")."""

    id: str
    says: str
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    claimant: str | None = None


class OurEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An occurrence of the record as it is compared: the telling that shows it best, with its sentence, the spans
    of its evidence in its report, and how many reports tell it. ``dated_by`` is "report" where only the report's
    day is known, "nothing" where not even that is. ``id`` is that of the occurrence,
    ``shown`` of the telling, with which ``tellings`` begins."""

    id: str
    shown: str
    type: str
    mode: str | None
    cameo: str | None
    status: str
    start: str | None
    end: str | None
    dated_by: Literal["event", "report", "nothing"]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: Place | None
    killed: tuple[KilledClaim, ...]
    confidence: float
    sentence: str
    evidence: tuple[Span, ...]
    report: ReportLine
    tellings: tuple[str, ...]
    reports: int
    independent: int


class ComparedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a comparison: a pair ("both"), or what only they or only we have. Of a pair ``score`` says how
    well the two fit, ``parts`` what that is made of (None where a side says nothing of it), and ``agreement`` what
    is the same. Of one that is alone ``beside`` is the other side's id that it would have fitted, had not another
    fitted better: a data set that has an event several times has its repeats there."""

    found: Side
    score: float | None = None
    parts: Mapping[str, float | None] = {}
    agreement: Mapping[str, Verdict] = {}
    days_apart: int | None = None
    km_apart: float | None = None
    ours: OurEvent | None = None
    theirs: OutsideLine | None = None
    beside: str | None = None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many of something both have, only they, and only we. ``same_type`` counts those of both of which the
    type is the same."""

    both: int = 0
    theirs: int = 0
    ours: int = 0
    same_type: int = 0


class ComparisonSummary(msgspec.Struct, frozen=True, kw_only=True):
    """The whole in numbers. ``share_of_theirs`` is how much of what they have we have too, ``share_of_ours`` the
    other way; None of nothing. ``agreement`` counts the pairs by what is the same in them. What is known no
    closer than to 31 days is left out and counted as too wide."""

    both: int
    theirs: int
    ours: int
    share_of_theirs: float | None
    share_of_ours: float | None
    agreement: Mapping[str, Mapping[str, int]]
    by_type: Mapping[str, Counted]
    by_actor: Mapping[str, Counted]
    theirs_too_wide: int = 0
    ours_too_wide: int = 0


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Another data set's rows and the record's events beside each other. Neither is the truth of the other."""

    dataset: str
    form: str
    window: int
    asked: Mapping[str, str]
    summary: ComparisonSummary
    lines: tuple[ComparedLine, ...]

    @property
    def pairs(self) -> tuple[ComparedLine, ...]:
        """What both have."""
        return tuple(line for line in self.lines if line.found == "both")

    @property
    def only_theirs(self) -> tuple[ComparedLine, ...]:
        """What only they have."""
        return tuple(line for line in self.lines if line.found == "theirs")

    @property
    def only_ours(self) -> tuple[ComparedLine, ...]:
        """What only the record has."""
        return tuple(line for line in self.lines if line.found == "ours")

    @property
    def rows(self) -> "Lines[ComparedLine]":
        """The lines with their columns: ``comparison.rows.to_pandas()``."""
        from onrecord.pipeline.beside.cells import compared_cells
        from onrecord.pipeline.lists import Lines

        return Lines("comparison", lambda: iter(self.lines), cells=compared_cells)
