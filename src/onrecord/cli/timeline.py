"""``onrecord timeline``: events in the order of their dates."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import block, print_table, source_of, sureness
from onrecord.pipeline.cells import event_cells
from onrecord.pipeline.wording import days, event_says, joined
from onrecord.store.rows.records import EventLine


@click.command()
@options.filters(
    "actor", "place", "from", "to", "type", "status", "about", "publisher", "query", "min-confidence", "limit"
)
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """What happened, was planned or was called off, in the order of the dates, each with its sentence.

    Example: onrecord timeline --actor ISRGOV --status cancelled --from 2024-03-01
    """
    print_table(
        lambda record: record.timeline(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=event_cells,
        nothing="No event on record answers to this.",
    )


def text(line: EventLine) -> str:
    """The event in three lines."""
    said = event_says(line.record, ", ".join(line.actors), ", ".join(line.recipients))
    thread = f"thread {line.record.thread}" if line.record.thread else ""
    foot = joined(source_of(line.id, line.report), thread)
    return block(days(line.record.date), said, sureness(line), line.sentence, foot)
