"""``onrecord occurrences``: what several reports tell, each once."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table
from onrecord.pipeline.cells import occurrence_cells
from onrecord.pipeline.wording import clipped, days, flat, joined, step_says
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import OccurrenceLine, OccurrenceTelling

KINDS = ("event", "statement", "figure", "vote")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), default="event")
@click.option("--alone", is_flag=True, help="Also what a single report tells.")
@click.option("--parts", is_flag=True, help="Why each telling was joined: the parts of its score.")
@options.filters(
    "actor", "place", "from", "to", "type", "status", "about", "publisher", "query", "min-confidence", "limit"
)
@options.shape()
@options.record
@options.as_of
def command(
    *,
    kind: str,
    alone: bool,
    parts: bool,
    record_at: str | None,
    as_of: str | None,
    form: str,
    limit: int | None,
    **wanted: Any,
) -> None:
    """Each event (or statement, figure, vote) once as the world had it, with every report that tells it,
    how many of these are independent, and where they differ.

    Example: onrecord occurrences event --actor Netanyahu --parts
    """
    print_table(
        lambda record: (line for line in record.occurrences(kind, **wanted) if alone or line.reports > 1),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=lambda line: text(line, parts=parts),
        cells=occurrence_cells,
        nothing="Nothing on record that several reports tell answers to this.",
    )


def text(line: OccurrenceLine, *, parts: bool = False) -> str:
    """What it is, how many tell it, where they differ, then each telling with its words."""
    told = joined(
        click.style(step_says(line.line.record), bold=True),
        f"{line.reports} reports, {line.independent} independent" if line.reports > 1 else "1 report",
    )
    differ = [f"            {name}: {' / '.join(values)}" for name, values in line.differ.items()]
    return "\n".join([told, *differ, *(_telling(telling, parts) for telling in line.tellings)])


def _telling(telling: OccurrenceTelling, parts: bool) -> str:
    line = telling.line
    head = joined(line.id, days(line.record.date), _source(line.report))
    told = [f"         {click.style(head, dim=True)}", f"            {clipped(flat(line.sentence), 160)}"]
    if parts and telling.joined_to is not None:
        why = ", ".join(f"{name} {points:+.1f}{f' ({why})' if why else ''}" for name, points, why in telling.parts)
        told.append(f"            [{telling.confidence:.2f}] with {telling.joined_to}: {why}")
    return "\n".join(told)


def _source(report: ReportLine) -> str:
    copy = f"copy of {report.copy_of}" if report.copy_of else ""
    return joined(report.publisher or "", (report.published or "")[:10], copy)
