"""schema.org quotations as JSON-LD, one a line: https://schema.org/Quotation

Of the statements it holds those in quotation marks, wholly or in part: a Quotation is of somebody's own words.
"""

from typing import BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.export.jsonld import CONTEXT, Node, known, party, said_on, tellings
from onrecord.export.parties import Parties
from onrecord.export.texts import urn
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.rows.records import StatementLine


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
    speaker = next(iter(parties.of(line.report.id, [line.record.speaker])), None)
    return known(
        context=CONTEXT,
        type="Quotation",
        id=urn(line.id),
        text=line.content,
        spokenByCharacter=party(speaker),
        creditText=line.speaker,
        audience=known(type="Audience", name=line.addressee) if line.addressee else None,
        **said_on(line.record.date),
        isPartOf=tellings(line),
    )


FORMAT = Format(
    ending=".jsonld.jsonl",
    says="schema.org Quotations as JSON-LD lines",
    holds=("statements",),
    write=write,
    keeps=is_quoted,
)
