"""Whether every record still says what its report says, to the letter."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from onrecord.model import TextPositionSelector, TextQuoteSelector, report_id
from onrecord.store import tables as t
from onrecord.store.decisions.keeping import concerning
from onrecord.store.rows.records import Mismatch
from onrecord.store.standing import astray
from onrecord.store.writing import text_sha256


def mismatches(connection: Connection) -> Iterator[Mismatch]:
    """Everything that doesn't hold, over all versions of all reports and all their readings.

    Each report's text is checked against its hash and its id; each record must have evidence, each span of
    evidence must lie in the text and say there the words that were kept, and the record's own spans must be these;
    what was decided must still quote the text. What is kept of which reports stand must be what follows from their
    versions and readings.
    """
    ids = connection.execute(select(t.reports.c.id).order_by(t.reports.c.id)).scalars().all()
    for id in ids:
        report = connection.execute(select(t.reports).where(t.reports.c.id == id)).mappings().one()
        yield from _of_report(report)
        yield from _of_records(connection, report)
        yield from _of_decisions(connection, report)
    for id in sorted(set(astray(connection))):
        said = "the table of what stands does not say of the report what its versions and readings come to."
        yield Mismatch(id=id, report=id, start=0, end=0, problem=said)


def _of_report(report: RowMapping) -> Iterator[Mismatch]:
    text = report["text"]
    whole = {"id": report["id"], "report": report["id"], "start": 0, "end": len(text)}
    if text_sha256(text) != report["text_sha256"]:
        yield Mismatch(**whole, problem="the report's text is not the one that was read: its hash differs.")
    elif report_id(text=text, url=report["url"], publisher=report["publisher"]) != report["id"]:
        yield Mismatch(
            **whole, problem="the report's address or publisher is not the one that its id was made from."
        )


def _of_records(connection: Connection, report: RowMapping) -> Iterator[Mismatch]:
    spans, record = t.evidence.c, t.records.c
    kept: dict[int, set[tuple[int, int]]] = {}
    rows = connection.execute(
        select(spans.record, record.id, spans.start, spans.end, spans.quote)
        .join(t.records, record.key == spans.record)
        .where(spans.report == report["id"])
        .order_by(spans.key)
    )
    text = report["text"]
    for key, id, start, end, quote in rows:
        kept.setdefault(key, set()).add((start, end))
        where = {"id": id, "report": report["id"], "start": start, "end": end}
        if not 0 <= start < end <= len(text):
            yield Mismatch(**where, problem=f"the text has no such span: it is {len(text)} long.")
        elif text[start:end] != quote:
            yield Mismatch(
                **where, problem=f"the text says {_short(text[start:end])}, the record {_short(quote)}."
            )
    bodies = connection.execute(
        select(record.key, record.id, record.body)
        .join(t.readings, t.readings.c.key == record.reading)
        .where(t.readings.c.report == report["id"])
        .order_by(record.key)
    )
    for key, id, body in bodies:
        yield from _of_body(id, report["id"], body, kept.get(key, set()))


def _of_decisions(connection: Connection, report: RowMapping) -> Iterator[Mismatch]:
    """What was decided about must still stand in the text as it was quoted then."""
    for decision in concerning(connection, report["id"]):
        for anchor in (decision.target, decision.other):
            if anchor is None or anchor.source != report["id"]:
                continue
            for place, words in pairwise(anchor.selector):
                if not isinstance(place, TextPositionSelector) or not isinstance(words, TextQuoteSelector):
                    continue
                said = report["text"][place.start : place.end]
                if said != words.exact:
                    yield Mismatch(
                        id=anchor.id, report=report["id"], start=place.start, end=place.end,
                        problem=f"the text says {_short(said)}, decision {decision.key} {_short(words.exact)}.",
                    )  # fmt: skip


def _of_body(id: str, report: str, body: str, kept: set[tuple[int, int]]) -> Iterator[Mismatch]:
    try:
        told: dict[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
        own = {(start, end) for start, end in told["evidence"]}
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError) as error:
        yield Mismatch(id=id, report=report, start=0, end=0, problem=f"the record's JSON can't be read: {error}.")
        return
    for start, end in sorted(own ^ kept):
        held = "its evidence is not kept" if (start, end) in own else "it does not name this evidence"
        yield Mismatch(
            id=id, report=report, start=start, end=end, problem=f"the record and its spans differ: {held}."
        )
    if not own and not kept:
        yield Mismatch(id=id, report=report, start=0, end=0, problem="the record has no evidence.")


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
