"""What becomes of each report of a run, told and counted as it happens."""

from collections import Counter
from collections.abc import Callable
from typing import get_args

from onrecord.errors import ReportError
from onrecord.pipeline.files import File
from onrecord.store.rows.runs import Happening, Outcome, Summary

Progress = Callable[[Outcome], None]


class Tally:
    """The counts of one run. ``progress`` is called with each outcome."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._count: dict[Happening, int] = dict.fromkeys(get_args(Happening), 0)
        self._quarantined: list[tuple[str, str]] = []
        self._refused: list[tuple[str, str]] = []
        self._passed_by: Counter[str] = Counter()

    def summary(self) -> Summary:
        """What the run comes to."""
        return Summary(
            added=self._count["added"],
            new_versions=self._count["new version"],
            unchanged=self._count["unchanged"],
            appended=self._count["appended"],
            quarantined=tuple(self._quarantined),
            refused=tuple(self._refused),
            passed_by=dict(self._passed_by.most_common()),
        )

    def happened(self, file: File, source: str, happened: Happening, report: str | None) -> None:
        """A report of the file is on record."""
        file.reports += 1
        self._tell(Outcome(source=source, happened=happened, report=report))

    def refuse(self, file: File, source: str, reason: str) -> None:
        """A report of the file may not be on record."""
        self._refused.append((source, reason))
        file.refused += 1
        self._tell(Outcome(source=source, happened="refused", reason=reason))

    def pass_by(self, file: File, source: str, reason: str) -> None:
        """A page of the file is near certainly no report."""
        self._passed_by[reason] += 1
        file.passed_by += 1
        self._tell(Outcome(source=source, happened="passed by", reason=reason))

    def quarantine(self, file: File, source: str, error: ReportError) -> None:
        """Something of the file can't be read."""
        self._quarantined.append((source, f"{type(error).__name__}: {error.what}"))
        file.refused += 1
        self._tell(Outcome(source=source, happened="quarantined", reason=error.what))

    def _tell(self, outcome: Outcome) -> None:
        self._count[outcome.happened] += 1
        if self._progress:
            self._progress(outcome)
