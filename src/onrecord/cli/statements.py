"""``onrecord statements``: who said what."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, block, print_table, report_cells, source_of
from onrecord.cli.wording import days, statement_says
from onrecord.store.rows import StatementLine


@click.command()
@options.filters("actor", "place", "from", "to", "type", "status", "about", "min-confidence", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Who said, thought, asked or promised what. --type is direct, indirect or mixed; --status an act, such as
    denies.

    Example: onrecord statements --actor Kirby --about ceasefire
    """
    print_table(
        lambda record: record.statements(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="No statement on record answers to this.",
    )


def text(line: StatementLine) -> str:
    """The statement in three lines."""
    said = statement_says(line.record, line.speaker or "")
    return block(
        days(line.record.date), said, line.record.confidence, line.content, source_of(line.id, line.report)
    )


def cells(line: StatementLine) -> Cells:
    """The statement as a row."""
    statement = line.record
    return {
        "id": line.id,
        "start": statement.date.start if statement.date else None,
        "end": statement.date.end if statement.date else None,
        "speaker": line.speaker,
        "act": statement.act,
        "kind": statement.kind,
        "content": line.content,
        "addressee": line.addressee,
        "occasion": statement.occasion,
        "confidence": statement.confidence,
        "sentence": line.sentence,
        **report_cells(line.report),
    }
