"""``onrecord figures``: which figure is whose."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, block, print_table, report_cells, source_of
from onrecord.cli.wording import days, figure_says
from onrecord.store.rows import FigureLine


@click.command()
@options.filters("actor", "place", "from", "to", "type", "about", "min-confidence", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Which figure is whose. --actor is the claimant; --type a kind, such as killed or displaced.

    Example: onrecord figures --type killed --place Gaza
    """
    print_table(
        lambda record: record.figures(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="No figure on record answers to this.",
    )


def text(line: FigureLine) -> str:
    """The figure in three lines."""
    said = figure_says(line.record, line.claimant or "")
    return block(
        days(line.record.date), said, line.record.confidence, line.sentence, source_of(line.id, line.report)
    )


def cells(line: FigureLine) -> Cells:
    """The figure as a row."""
    figure = line.record
    return {
        "id": line.id,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "what": figure.what,
        "kind": figure.kind,
        "of": figure.of,
        "claimant": line.claimant,
        "place": figure.place.name if figure.place else None,
        "country": figure.place.country if figure.place else None,
        "start": figure.date.start if figure.date else None,
        "end": figure.date.end if figure.date else None,
        "confidence": figure.confidence,
        "sentence": line.sentence,
        **report_cells(line.report),
    }
