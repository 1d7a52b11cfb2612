"""``onrecord votes``: how bodies voted."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, block, print_table, report_cells, source_of, sureness
from onrecord.cli.wording import days, ruling_says, vote_says
from onrecord.store.rows import VoteLine


@click.command()
@options.filters("actor", "from", "to", "status", "about", "min-confidence", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """How bodies voted, with what doesn't add up. --actor is the body or a member; --status an outcome.

    Example: onrecord votes --actor "Security Council" --status adopted
    """
    print_table(
        lambda record: record.votes(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
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


def cells(line: VoteLine) -> Cells:
    """The vote as a row."""
    vote = line.record
    return {
        "id": line.id,
        "start": vote.date.start if vote.date else None,
        "end": vote.date.end if vote.date else None,
        "body": line.body,
        "measure": vote.measure,
        "members": vote.members,
        "for": vote.in_favour,
        "against": vote.against,
        "abstain": vote.abstain,
        "absent": vote.absent,
        "positions": [f"{name}: {position}" for name, position in line.positions],
        "vetoed": vote.vetoed,
        "outcome": vote.outcome,
        "binding": vote.binding,
        "flags": vote.flags,
        "confidence": vote.confidence,
        "decided": ruling_says(line.ruling),
        "sentence": line.sentence,
        **report_cells(line.report),
    }
