"""The pairs of one sitting: which is next, what was answered, and the way back."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from onrecord.pipeline.record import Record
from onrecord.store.rows.decisions import Proposal

Answer = Literal["same", "not the same", "skipped"]


class Queue:
    """Each answer is a decision, taken at once; a pair that is skipped stays undecided."""

    def __init__(self, record: Record, proposals: Sequence[Proposal], *, by: str, why: str | None = None) -> None:
        self._record = record
        self._proposals = proposals
        self._by = by
        self._why = why
        self._answered: list[tuple[Answer, int | None]] = []

    def __len__(self) -> int:
        return len(self._proposals)

    @property
    def done(self) -> int:
        """How many pairs are behind us."""
        return len(self._answered)

    @property
    def current(self) -> Proposal | None:
        """The pair to look at, None at the end."""
        return self._proposals[self.done] if self.done < len(self._proposals) else None

    def answer(self, answer: Answer) -> None:
        """Decide the current pair, or pass it by."""
        pair = self.current
        if pair is None:
            return
        taken = None
        if answer != "skipped":
            decide = self._record.merge if answer == "same" else self._record.split
            taken = decide(pair.one, pair.other, about=pair.about or "copy", by=self._by, why=self._why).key
        self._answered.append((answer, taken))

    def back(self) -> bool:
        """Undo the last answer and return to its pair; whether there was one."""
        if not self._answered:
            return False
        _, taken = self._answered[-1]
        if taken is not None:
            self._record.undo(taken, by=self._by)
        self._answered.pop()
        return True

    def tally(self) -> str:
        """The answers so far, in words."""
        counted = Counter(answer for answer, _ in self._answered)
        return ", ".join(f"{count} {answer}" for answer, count in counted.items()) or "nothing answered"
