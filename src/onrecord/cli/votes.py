"""``onrecord votes``: how bodies voted."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import block, print_table, source_of, sureness
from onrecord.pipeline.cells import vote_cells
from onrecord.pipeline.wording import days, vote_says
from onrecord.store.rows.records import VoteLine


@click.command()
@options.filters("actor", "from", "to", "status", "about", "publisher", "query", "min-confidence", "limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """How bodies voted, with what doesn't add up. --actor is the body or a member; --status an outcome.

    Example: onrecord votes --actor "Security Council" --status adopted
    """
    print_table(
        lambda record: record.votes(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=vote_cells,
        nothing="No vote on record answers to this.",
    )


def text(line: VoteLine) -> str:
    """The vote in three lines."""
    said = vote_says(line.record, line.body or "", line.positions)
    return block(
        days(line.record.date),
        said,
        sureness(line),
        line.sentence,
        source_of(line.id, line.report),
    )
