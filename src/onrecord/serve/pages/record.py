"""``/records/{id}``: one record, from its fields down to the rule that gave it."""

from typing import get_args

import msgspec
from litestar.params import FromPath

from onrecord.model import Actor, ChangeKind, Event
from onrecord.pipeline.explaining import explained
from onrecord.pipeline.wording import change_says
from onrecord.serve.asked import Of
from onrecord.serve.differing import Run, differing
from onrecord.serve.fields import Field, Said, fields, says
from onrecord.serve.page import page
from onrecord.serve.turned import Turned, turned
from onrecord.store.around import AroundRecord
from onrecord.store.rows.records import Entry, EvidenceLine
from onrecord.store.rows.shared import ChangeLine

AROUND = 300
"""Characters of the report on either side of the evidence."""
ACTORS = "annotate.actors:actors"


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence with what stands around it; ``beside`` are the garbled words and the clean ones of a
    sibling."""

    before: str
    evidence: EvidenceLine
    after: str
    beside: tuple[tuple[Run, ...], tuple[Run, ...]] | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """What gave the record: the rule, what it does, what it looked at; the method that read the report."""

    rule: str
    meaning: str
    inputs: dict[str, str]
    method: str | None = None
    confidence: float | None = None


class RecordSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A record. ``change`` is set, and ``entry`` is not, where it is a change over all reports."""

    id: str
    says: str
    entry: Entry | None = None
    change: Turned | None = None
    fields: tuple[Field, ...] = ()
    evidence: tuple[Context, ...] = ()
    why: Why
    around: AroundRecord = AroundRecord()
    changes: tuple[Turned, ...] = ()


@page("/records/{id:str}", title="Record", template="record.html")
def record_of(record: Of, id: FromPath[str]) -> RecordSheet:
    """One record: what it says, the sentences that say it, what read it, what was decided, who else tells it."""
    if id.rpartition(".")[2] in get_args(ChangeKind):
        return _of_change(record.change(id))
    entry = record.get(id)
    around = record.around_record(entry.id)
    thread = _thread(record, entry)
    return RecordSheet(
        id=entry.id,
        says=says(entry),
        entry=entry,
        fields=(*fields(entry), *((Field(name="Stages of the same", values=thread),) if thread else ())),
        evidence=tuple(_context(entry.text, evidence) for evidence in entry.evidence),
        why=_why(entry),
        around=around,
        changes=tuple(map(turned, around.changes)),
    )


def _of_change(line: ChangeLine) -> RecordSheet:
    fact = line.record
    why = Why(rule=fact.rule, meaning=explained(fact.rule), inputs=fact.inputs, confidence=fact.confidence)
    return RecordSheet(id=line.id, says=change_says(fact, ", ".join(line.by)), change=turned(line), why=why)


def _thread(record: Of, entry: Entry) -> tuple[Said, ...]:
    """The other events of the report that are stages of the same plan or act."""
    own = entry.record
    if not isinstance(own, Event) or own.thread is None:
        return ()
    stages = (event for event in record.reading(entry.report.id).events if event.thread == own.thread)
    return tuple(
        Said(words=f"{event.type} {event.status}", record=f"{entry.report.id}.{event.id}")
        for event in stages
        if event.id != own.id
    )


def _context(text: str, evidence: EvidenceLine) -> Context:
    before, after = text[max(0, evidence.start - AROUND) : evidence.start], text[evidence.end :][:AROUND]
    return Context(
        # What is cut begins and ends with a whole word.
        before=before if evidence.start <= AROUND else f"… {before.partition(' ')[2]}",
        evidence=evidence,
        after=after if evidence.end + AROUND >= len(text) else f"{after.rpartition(' ')[0]} …",
        beside=differing(evidence.quote, evidence.clean.quote) if evidence.clean else None,
    )


def _why(entry: Entry) -> Why:
    fact = entry.record
    if isinstance(fact, Actor):
        inputs = {"name": fact.name, "kind": fact.kind}
        return Why(rule=ACTORS, meaning=explained(ACTORS), inputs=inputs, method=entry.method)
    return Why(
        rule=fact.rule, meaning=explained(fact.rule), inputs=fact.inputs, method=entry.method,
        confidence=fact.confidence,
    )  # fmt: skip
