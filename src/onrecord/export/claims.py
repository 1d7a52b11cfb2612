"""schema.org claims as JSON-LD, one a line: https://schema.org/Claim

A figure is the claim of whoever it is attributed to, a statement of its speaker. Each is what a ClaimReview has
under ``itemReviewed``; the review itself (``reviewRating``, ``claimReviewed``, the reviewing ``author``) is a
fact-checker's to give, and none is written.
"""

from typing import Any, BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.export.jsonld import CONTEXT, Node, article, days_of, known, party, place, said_on, tellings
from onrecord.export.parties import Parties
from onrecord.export.texts import urn
from onrecord.model import Figure
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import step_says
from onrecord.store import Filters
from onrecord.store.rows.records import FigureLine, StatementLine


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every row as a Claim."""
    parties, rows = Parties(record), 0
    for line in FORMAT.rows(record, of, filters):
        claim = _figure(line, parties) if isinstance(line, FigureLine) else _statement(line, parties)
        out.write(msgspec.json.encode(claim) + b"\n")
        rows += 1
    return rows


def _figure(line: FigureLine, parties: Parties) -> Node:
    figure = line.record
    claimant = next(iter(parties.of(line.report.id, [figure.claimant])), None)
    return known(
        **_shared(line),
        name=step_says(figure),
        author=party(claimant),
        creditText=line.claimant,
        about=_quantity(figure),
        temporalCoverage=days_of(figure.date),
        spatialCoverage=place(figure.place),
    )


def _quantity(figure: Figure) -> Node:
    """What is counted, and how many; a range has its ends."""
    return known(
        type="QuantitativeValue",
        name=figure.what or (figure.kind if figure.kind != "other" else None),
        value=figure.value,
        minValue=figure.low,
        maxValue=figure.high,
        unitText=figure.unit,
        description=figure.bound,
    )


def _statement(line: StatementLine, parties: Parties) -> Node:
    speaker = next(iter(parties.of(line.report.id, [line.record.speaker])), None)
    return known(
        **_shared(line) | said_on(line.record.date),
        name=line.content,
        author=party(speaker),
        creditText=line.speaker,
    )


def _shared(line: FigureLine | StatementLine) -> dict[str, Any]:
    """What every claim has: its sentence, and the reports that it appears in."""
    return {
        "context": CONTEXT,
        "type": "Claim",
        "id": urn(line.id),
        "text": line.sentence,
        "appearance": tellings(line) if isinstance(line, StatementLine) else [article(line.report)],
    }


FORMAT = Format(
    ending=".jsonld.jsonl",
    says="schema.org Claims as JSON-LD lines, ready to be reviewed",
    holds=("figures", "statements"),
    write=write,
)
