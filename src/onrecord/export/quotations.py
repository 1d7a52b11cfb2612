"""schema.org quotations as JSON-LD, one a line: https://schema.org/Quotation

Of the statements it holds those in quotation marks, wholly or in part: schema.org's Quotation is of somebody's words.
"""

from typing import BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.export.jsonld import CONTEXT, Node, article, day, known, party
from onrecord.export.parties import Parties
from onrecord.export.texts import urn
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.rows import StatementLine


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every quoted statement as a Quotation."""
    parties, rows = Parties(record), 0
    for line in FORMAT.rows(record, of, filters):
        out.write(msgspec.json.encode(_quotation(line, parties)) + b"\n")
        rows += 1
    return rows


def is_quoted(line: StatementLine) -> bool:
    """Whether words of the speaker's own stand in it."""
    return line.record.kind in ("direct", "mixed")


def _quotation(line: StatementLine, parties: Parties) -> Node:
    statement = line.record
    speaker, addressee = statement.speaker, statement.addressee
    said_by = next(iter(parties.of(line.report.id, [speaker])), None)
    said_to = next(iter(parties.of(line.report.id, [addressee])), None)
    reports = {telling.report.id: telling.report for telling in line.tellings} or {line.report.id: line.report}
    return known(
        context=CONTEXT,
        type="Quotation",
        id=urn(line.id),
        text=line.content,
        spokenByCharacter=party(line.speaker, said_by),
        recipient=party(line.addressee, said_to),
        dateCreated=day(statement.date),
        isPartOf=[article(report) for report in reports.values()],
        inLanguage="en",
    )


FORMAT = Format(
    ending=".jsonld.jsonl",
    says="schema.org Quotations as JSON-LD lines",
    holds=("statements",),
    write=write,
    keeps=is_quoted,
)
