"""What the machine is unsure of, for people to settle: pairs that may be the same.

Each source is a function that gives the pairs of one kind that nobody has decided yet: those that an answer would
settle most, so at most ``limit`` and those closest to the bar first. To add one, write it and name it in SOURCES.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.link.occurrences import Part, sure
from onrecord.model import Alteration
from onrecord.store import tables as t
from onrecord.store.decisions.copies import METHOD
from onrecord.store.queries import STANDING
from onrecord.store.rows.decisions import Proposal, ScorePart

Source = Callable[[Connection, float, int], Iterable[Proposal]]
_PARTS = msgspec.json.Decoder(tuple[Part, ...])
_ALTERED = msgspec.json.Decoder(tuple[Alteration, ...])


def proposals(connection: Connection, *, bar: float, limit: int) -> list[Proposal]:
    """The pairs that nobody has decided, those first of which an answer settles most."""
    found = [one for source in SOURCES for one in source(connection, bar, limit)]
    return sorted(found, key=lambda one: (abs(one.confidence - bar), one.one, one.other))[:limit]


def copies(connection: Connection, bar: float, limit: int) -> Iterator[Proposal]:
    """Reports of which one may be a copy of the other."""
    copy, pair = t.copies.c, t.report_pairs.c
    standing = select(t.standing.c.report)
    decided = select(pair.one).where(pair.one == copy.report, pair.other == copy.copy_of, pair.about == "copy")
    rows = connection.execute(
        select(copy.report, copy.copy_of, copy.kind, copy.shared, copy.confidence, copy.altered)
        .where(copy.method != METHOD, copy.report.in_(standing), copy.copy_of.in_(standing), ~decided.exists())
        .order_by(func.abs(copy.confidence - bar), copy.key)
        .limit(limit)
    ).mappings()
    for row in rows:
        changed = _ALTERED.decode(row["altered"])
        parts = [ScorePart(name="shared words", score=row["shared"], says=f"{row['kind']} copy")]
        if changed:
            told = ", ".join(sorted({f"{one.kind}s" for one in changed}))
            parts.append(ScorePart(name="altered", says=f"{len(changed)}: {told}"))
        yield Proposal(
            kind="report", about="copy", one=row["report"], other=row["copy_of"], confidence=row["confidence"],
            parts=tuple(parts),
        )  # fmt: skip


def records(connection: Connection, bar: float, limit: int) -> Iterator[Proposal]:
    """Records of which two may tell one event, statement, figure or vote."""
    link, pair, one, other = t.links.c, t.record_pairs.c, STANDING.alias("one"), STANDING.alias("other")
    decided = select(pair.one).where(pair.one == link.record, pair.other == link.other)
    rows = connection.execute(
        select(one.c.kind, one.c.id, other.c.id, link.confidence, link.parts)
        .join(one, one.c.key == link.record)
        .join(other, other.c.key == link.other)
        .where(link.relation == "same", ~decided.exists())
        .order_by(func.abs(link.confidence - bar), link.key)
        .limit(limit)
    )
    for kind, its, others, confidence, told in rows:
        parts = tuple(
            ScorePart(name=part.name, score=round(sure((part,)), 2), says=f"{part.points:+.1f} {part.why}".strip())
            for part in _PARTS.decode(told)
        )
        yield Proposal(kind=kind, one=its, other=others, confidence=confidence, parts=parts)


SOURCES: tuple[Source, ...] = (copies, records)
