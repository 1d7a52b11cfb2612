"""The records of one sitting: which is next, what was answered, and the way back."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from onrecord.pipeline.record import Record
from onrecord.store.auditing.rows import AuditSample, Drawn

Answer = Literal["right", "wrong", "skipped"]


class Sitting:
    """Each answer is a decision, kept at once; a record that is skipped is asked about again next time."""

    def __init__(self, record: Record, sample: AuditSample, *, by: str, why: str | None = None) -> None:
        self._record = record
        self.sample = sample
        self._by = by
        self._why = why
        self._answered: list[tuple[Answer, int | None]] = []

    @property
    def done(self) -> int:
        """How many records of the sample are behind us, those of earlier sittings included."""
        return self.sample.judged + len(self._answered)

    @property
    def current(self) -> Drawn | None:
        """The record to judge, None at the end."""
        at = len(self._answered)
        return self.sample.drawn[at] if at < len(self.sample.drawn) else None

    def answer(self, answer: Answer, fields: Iterable[str] = ()) -> None:
        """Keep the verdict on the current record, or pass it by."""
        drawn = self.current
        if drawn is None:
            return
        taken = None
        if answer != "skipped":
            taken = self._record.audit(
                drawn.id, right=answer == "right", fields=fields, sample=self.sample, stratum=drawn.stratum,
                by=self._by, why=self._why,
            ).key  # fmt: skip
        self._answered.append((answer, taken))

    def back(self) -> bool:
        """Undo the last answer and return to its record; whether there was one."""
        if not self._answered:
            return False
        _, taken = self._answered.pop()
        if taken is not None:
            self._record.undo(taken, by=self._by)
        return True

    def tally(self) -> str:
        """The answers so far, in words."""
        counted = Counter(answer for answer, _ in self._answered)
        return ", ".join(f"{count} {answer}" for answer, count in counted.items()) or "nothing answered"
