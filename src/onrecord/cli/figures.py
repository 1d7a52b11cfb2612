"""``onrecord figures``: which figure is whose."""

from itertools import islice
from typing import Any

import click

from onrecord.cli import claims, options
from onrecord.cli.output import say, say_unjoined
from onrecord.cli.table import block, print_table, source_of, sureness
from onrecord.pipeline.cells import figure_cells
from onrecord.pipeline.record import open_record
from onrecord.pipeline.wording import days, figure_says
from onrecord.store.rows.records import FigureLine

NOTHING = "No figure on record answers to this."


@click.command()
@options.filters("actor", "place", "from", "to", "type", "about", "publisher", "query", "min-confidence", "limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Which figure is whose: the claims of each kind side by side, by day and by
    claimant, then each with its sentence. --actor is the claimant; --type a kind,
    such as killed or displaced.

    Example: onrecord figures --about "killed in Gaza"
    """
    if form == "text":
        with open_record(record_at, as_of=as_of, create=False) as record:
            say_unjoined(record.unjoined)
            _side_by_side(list(islice(record.figures(**wanted), limit)))
        return
    print_table(
        lambda record: record.figures(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=figure_cells,
        nothing=NOTHING,
    )


def _side_by_side(lines: list[FigureLine]) -> None:
    if not lines:
        say(NOTHING)
    claims.show(lines)
    for number, line in enumerate(lines, 1):
        click.echo(f"[{number}] {text(line)}\n")


def text(line: FigureLine) -> str:
    """The figure in three lines."""
    said = figure_says(line.record, line.claimant or "")
    return block(
        days(line.record.date),
        said,
        sureness(line),
        line.sentence,
        source_of(line.id, line.report),
    )
