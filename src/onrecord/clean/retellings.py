"""What a passage that repeats another adds to the records of the first: its evidence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from onrecord.clean.repeats import SENTENCE_END, Said
from onrecord.model import Event, Figure, Passage, Reading, Span, Statement, Vote

SHARED = 0.7
"""The share of the shorter sentence's words that two tellings have in common."""

Record = TypeVar("Record", Event, Statement, Figure, Vote)


def with_retellings(reading: Reading) -> Reading:
    """The reading, in which each record's evidence has the sentences that tell it again behind those that tell it.

    A repeat gives no record of its own; what it says again is said in one more place.
    """
    again: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        if passage.repeats is not None:
            again[reading.passages[passage.repeats].start].append(passage)
    if not again:
        return reading
    told = _Told(reading, again)
    return msgspec.structs.replace(
        reading,
        events=tuple(map(told.more, reading.events)),
        statements=tuple(map(told.more, reading.statements)),
        figures=tuple(map(told.more, reading.figures)),
        votes=tuple(map(told.more, reading.votes)),
    )


class _Told:
    """The sentences of a reading's repeats, by the passage that they repeat."""

    def __init__(self, reading: Reading, again: dict[int, list[Passage]]) -> None:
        self.text = reading.report.text
        self.first = [(p.start, p.end) for p in reading.passages if p.start in again]
        self.sentences = {
            start: [(span, Said(self.text[slice(*span)])) for p in repeats for span in _sentences(self.text, p)]
            for start, repeats in again.items()
        }

    def more(self, record: Record) -> Record:
        """The record with the evidence that the repeats add."""
        evidence: Sequence[Span] = record.evidence
        found: list[Span] = [span for told in evidence for span in self._again(told) if span not in evidence]
        if not found:
            return record
        return msgspec.structs.replace(record, evidence=(*evidence, *dict.fromkeys(found)))

    def _again(self, told: Span) -> Iterator[Span]:
        for start, end in self.first:
            if start <= told[0] < end:
                said = Said(self.text[slice(*told)])
                yield from (span for span, other in self.sentences[start] if _alike(said, other))


def _alike(one: Said, other: Said) -> bool:
    least = min(one.content.total(), other.content.total())
    return (one.content & other.content).total() >= SHARED * max(1, least)


def _sentences(text: str, passage: Passage) -> Iterator[Span]:
    start = passage.start
    for gap in SENTENCE_END.finditer(text, passage.start, passage.end):
        end = gap.start() + len(gap.group().rstrip())
        yield start, end
        start = gap.end()
    yield start, passage.end
