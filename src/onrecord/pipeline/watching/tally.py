"""What a round came to."""

import msgspec

from onrecord.pipeline.watching.asking import Asked
from onrecord.store.rows.runs import Summary


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What a round came to: feeds that were asked, those of them that failed for the first time in a row and those
    that are back; entries found, and what became of reports. ``waiting`` are entries that are still to be read,
    ``trouble`` is why the record could not be written."""

    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    failing: tuple[tuple[str, str], ...] = ()
    back: tuple[str, ...] = ()
    found: int = 0
    added: int = 0
    new_versions: int = 0
    same: int = 0
    quarantined: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    put_off: int = 0
    waiting: int = 0
    next_due: str | None = None
    trouble: str | None = None


class Tally:
    """Counts what happens in a round."""

    def __init__(self) -> None:
        self.put_off = 0
        self._asked: list[Asked] = []
        self._read: list[Summary] = []

    def ask(self, asked: Asked) -> None:
        """Count a feed."""
        self._asked.append(asked)

    def read(self, summary: Summary) -> None:
        """Count an entry that was read."""
        self._read.append(summary)

    @property
    def pages(self) -> int:
        """How many were read."""
        return len(self._read)

    def round(self, *, waiting: int, next_due: str) -> Round:
        """The whole."""
        return Round(
            asked=len(self._asked),
            unchanged=sum(one.unchanged for one in self._asked),
            failed=sum(one.failed is not None for one in self._asked),
            failing=tuple((one.url, one.failed) for one in self._asked if one.failed and one.said),
            back=tuple(one.url for one in self._asked if one.back),
            found=sum(one.new for one in self._asked),
            added=sum(one.added for one in self._read),
            new_versions=sum(one.new_versions for one in self._read),
            same=sum(one.unchanged for one in self._read),
            quarantined=tuple(each for one in self._read for each in one.quarantined),
            refused=tuple(each for one in self._read for each in one.refused),
            put_off=self.put_off,
            waiting=waiting,
            next_due=next_due,
        )
