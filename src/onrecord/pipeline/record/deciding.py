"""What people decide of a record, and how they audit it."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.model import About, Decision
from onrecord.pipeline.record.opened import Opened
from onrecord.store.auditing.rows import AuditReport, AuditSample
from onrecord.store.rows.decisions import DecisionLine, Proposal


class Deciding(Opened):
    """Decisions, each kept with who took it and why, and each to be taken back; audits; proposals."""

    def accept(self, id: str, *, why: str | None = None, by: str | None = None) -> Decision:
        """Have a record stand however unsure the machine is of it. ``by`` is the settings' reviewer, or whoever is
        logged in, where nobody is named; so for every decision.

        Raises:
            UnknownId: there is no such record.
            BadDecision: it can't be decided about.
        """
        return self._store.judge("accept", id, by=self._by(by), why=why)

    def reject(self, id: str, *, why: str | None = None, by: str | None = None) -> Decision:
        """Leave a record out of everything that is shown or counted."""
        return self._store.judge("reject", id, by=self._by(by), why=why)

    def correct(
        self, id: str, fields: Mapping[str, object], *, why: str | None = None, by: str | None = None
    ) -> list[Decision]:
        """Put fields of a record right, each by a decision of its own: ``{"status": "cancelled", "date":
        "2024-05-13", "actors": "Irena Novak"}``. What was read stays beside it.
        """
        return self._store.correct(id, fields, by=self._by(by), why=why)

    def merge(
        self, one: str, other: str, *, about: About = "copy", why: str | None = None, by: str | None = None
    ) -> Decision:
        """Say that two records, or two reports, are the same; ``about`` says of reports whether as a copy (the
        first) and its source, or as of one story."""
        return self._store.pair("merge", one, other, about=about, by=self._by(by), why=why)

    def split(
        self, one: str, other: str, *, about: About = "copy", why: str | None = None, by: str | None = None
    ) -> Decision:
        """Say that two records, or two reports, are not the same."""
        return self._store.pair("split", one, other, about=about, by=self._by(by), why=why)

    def undo(self, decision: int, *, why: str | None = None, by: str | None = None) -> Decision:
        """Take a decision back, by its number; undoing an undoing restores."""
        return self._store.undo(decision, by=self._by(by), why=why)

    def decisions(
        self,
        id: str | None = None,
        *,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        waiting: bool = False,
    ) -> Iterator[DecisionLine]:
        """What was decided, the latest last: about a record or report, by somebody, between two days;
        ``waiting`` leaves what finds no record in the reports as they are read now."""
        return self._store.decisions(id=id, by=by, since=since, until=until, waiting=waiting)

    def proposals(self, *, limit: int = 200) -> list[Proposal]:
        """Pairs that may be the same and that nobody has decided, those first of which an answer settles most."""
        return self._store.proposals(bar=self.settings.min_confidence, limit=limit)

    def audit_sample(
        self, of: str = "events", *, size: int = 100, seed: int = 0, by: str | None = None
    ) -> AuditSample:
        """Records of a list ("events", "statements", "figures", "votes", "changes") drawn at random, to be judged:
        of those that nobody has accepted, rejected or corrected. The same ``seed`` draws the same; ``by`` ("type",
        "status", "publisher", "year") draws as many from each part of the list.

        Raises:
            BadDecision: there is no such list, or it is not divided so.
        """
        return self._store.audit_sample(of, size=size, seed=seed, by=by, bar=self.settings.min_confidence)

    def audit(
        self,
        id: str,
        *,
        right: bool,
        fields: Iterable[str] = (),
        sample: AuditSample | None = None,
        stratum: str | None = None,
        why: str | None = None,
        by: str | None = None,
    ) -> Decision:
        """Keep a verdict on a record of a sample: right, or wrong, and in which ``fields`` ("status", "date");
        none named, the text tells no such thing at all. It changes nothing that stands.

        Raises:
            UnknownId: there is no such record.
            BadDecision: it has no such field, or is right and wrong.
        """
        return self._store.audit(
            id, right=right, fields=tuple(fields), sample=sample, stratum=stratum, by=self._by(by), why=why
        )

    def audit_reports(self, of: str | None = None) -> list[AuditReport]:
        """What audits found: the precision of each list, with its interval, in whole, by field and by part."""
        return self._store.audit_reports(of, bar=self.settings.min_confidence)
