"""Calls that keep what people decide, and tell of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.model import About, Decision, Verb
from onrecord.store import deciding
from onrecord.store.auditing import drawing, judging, reporting
from onrecord.store.auditing.rows import AuditReport, AuditSample
from onrecord.store.calls.opened import Opened
from onrecord.store.decisions.history import history
from onrecord.store.decisions.proposing import proposals
from onrecord.store.rows.decisions import DecisionLine, Proposal


class Deciding(Opened):
    """Decisions, audits, proposals."""

    def judge(self, verb: Verb, id: str, *, by: str, why: str | None = None) -> Decision:
        """Accept or reject a record; see :func:`onrecord.store.deciding.judge`."""
        with self._writing() as connection:
            return deciding.judge(connection, verb, id, by=by, why=why)

    def correct(self, id: str, fields: Mapping[str, object], *, by: str, why: str | None = None) -> list[Decision]:
        """Set fields of a record; see :func:`onrecord.store.deciding.correct`."""
        with self._writing() as connection:
            return deciding.correct(connection, id, fields, by=by, why=why)

    def pair(
        self, verb: Verb, one: str, other: str, *, about: About = "copy", by: str, why: str | None = None
    ) -> Decision:
        """Say that two are the same, or not; see :func:`onrecord.store.deciding.pair`."""
        with self._writing() as connection:
            return deciding.pair(connection, verb, one, other, about=about, by=by, why=why)

    def undo(self, key: int, *, by: str, why: str | None = None) -> Decision:
        """Take a decision back; see :func:`onrecord.store.deciding.undo`."""
        with self._writing() as connection:
            return deciding.undo(connection, key, by=by, why=why)

    def decisions(self, **wanted: Any) -> Iterator[DecisionLine]:
        """What was decided; see :func:`onrecord.store.decisions.history.history`."""
        with self._reading() as connection:
            yield from history(connection, **wanted)

    def proposals(self, *, bar: float, limit: int) -> list[Proposal]:
        """What people may settle; see :func:`onrecord.store.decisions.proposing.proposals`."""
        with self._reading() as connection:
            return proposals(connection, bar=bar, limit=limit)

    def audit(self, id: str, **told: Any) -> Decision:
        """Keep a verdict on a record; see :func:`onrecord.store.auditing.judging.judge`."""
        with self._writing() as connection:
            return judging.judge(connection, id, **told)

    def audit_sample(self, of: str, **wanted: Any) -> AuditSample:
        """Draw records to be judged; see :func:`onrecord.store.auditing.drawing.sample`."""
        with self._reading() as connection:
            return drawing.sample(connection, of, **wanted)

    def audit_reports(self, of: str | None, *, bar: float) -> list[AuditReport]:
        """What audits found; see :func:`onrecord.store.auditing.reporting.reports`."""
        with self._reading() as connection:
            return reporting.reports(connection, of, bar=bar)
