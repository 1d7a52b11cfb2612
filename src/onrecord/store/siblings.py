"""The clean words beside garbled ones: what a report's family has where the report is damaged."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from onrecord.link.aligning import aligned
from onrecord.model import Alteration, Passage, Span, overlaps
from onrecord.store.aligning import told
from onrecord.store.families import COPIES, cleanest
from onrecord.store.passages import latest_passages
from onrecord.store.queries import report_lines
from onrecord.store.rows.records import EvidenceLine, SiblingLine

FEW = 5
"""So many of the cleanest members are asked."""
_ALTERED = msgspec.json.Decoder(tuple[Alteration, ...])


def with_siblings(
    connection: Connection, report: str, evidence: Sequence[EvidenceLine], *, bar: float
) -> tuple[EvidenceLine, ...]:
    """The evidence, each garbled line with the sentence that its cleanest sibling has instead."""
    broken = [*_damage(latest_passages(connection, report)), *_altered(connection, report, bar)]
    garbled = [line for line in evidence if any(overlaps(line.span, span) for span in broken)]
    if not garbled:
        return tuple(evidence)
    found: dict[Span, SiblingLine] = {}
    own = told(connection, report)
    for sibling in cleanest(connection, report, bar=bar)[:FEW]:
        theirs = told(connection, sibling)
        damage = list(_damage(theirs.passages or ()))
        alignment = aligned(own, theirs)
        for line in garbled:
            for pair in alignment.pairs:
                words = theirs.text[slice(*pair.other)]
                clean = not any(overlaps(pair.other, span) for span in damage)
                if clean and overlaps(pair.one, line.span) and words != own.text[slice(*pair.one)]:
                    found.setdefault(line.span, _line(connection, sibling, pair.other, words))
    return tuple(msgspec.structs.replace(line, clean=found.get(line.span)) for line in evidence)


def _damage(passages: Iterable[Passage]) -> Iterable[Span]:
    return ((mark.start, mark.end) for passage in passages for mark in passage.damage)


def _altered(connection: Connection, report: str, bar: float) -> Iterable[Span]:
    """Where a copy has other words than its source."""
    copy = COPIES.c
    rows = connection.execute(select(copy.altered).where(copy.report == report, copy.confidence >= bar)).scalars()
    return (altered.span for row in rows for altered in _ALTERED.decode(row) if altered.span)


def _line(connection: Connection, report: str, span: Span, words: str) -> SiblingLine:
    told_of = report_lines(connection, (report,))[report]
    return SiblingLine(report=told_of, start=span[0], end=span[1], quote=words)
