"""An index that lives as long as the process: for a batch of reports that no record keeps."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from onrecord.link.copies.finding import copies
from onrecord.link.copies.frequencies import REPORTS, Ordinary, outgrown
from onrecord.link.copies.index import SURE, Held
from onrecord.link.copies.keys import COMMON
from onrecord.model import Copy


class MemoryIndex:
    """Reports, and which of them are copies as far as they have come in."""

    def __init__(self) -> None:
        self._held: list[Held] = []
        self._having: dict[int, list[int]] = {}
        self._ordinary = Ordinary.of(())
        self._numbers: dict[str, int] = {}
        self._judged: dict[str, dict[str, Copy]] = {}

    def add(self, new: Held) -> list[Copy]:
        """Hold this report from now on; what it is a copy of, and what else follows."""
        found = copies(new, self)
        for copy in found:
            self._judged.setdefault(copy.report, {})[copy.copy_of] = copy
        held = msgspec.structs.replace(new, number=len(self._held))
        self._held.append(held)
        self._numbers[held.report] = held.number
        for key in held.signature.keys:
            having = self._having.setdefault(key, [])
            if len(having) < COMMON:
                having.append(held.number)
        if outgrown(self._ordinary.reports, len(self._held)):
            self._ordinary = Ordinary.of(each.signature for each in self._held[:REPORTS])
        return found

    def copies(self) -> list[Copy]:
        """Those that stand: of a pair that was judged again the last judgement counts."""
        return [copy for report in self._judged for copy in self._of(report)]

    def having(self, keys: Collection[int]) -> Mapping[int, Sequence[int]]:
        return {key: self._having[key] for key in keys if key in self._having}

    def held(self, numbers: Collection[int]) -> Sequence[Held]:
        return [self._held[number] for number in numbers]

    def ordinary(self) -> Ordinary:
        return self._ordinary

    def partial(self, numbers: Collection[int]) -> Sequence[tuple[int, int]]:
        partial = (
            (number, self._numbers[copy.copy_of])
            for number in numbers
            for copy in self._of(self._held[number].report)
            if copy.kind == "partial"
        )
        return [(copy, source) for copy, source in partial if source in numbers]

    def _of(self, report: str) -> list[Copy]:
        return [copy for copy in self._judged.get(report, {}).values() if copy.confidence >= SURE]
