"""``onrecord changes``: what was reversed, revised, disputed or denied."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table, source_of
from onrecord.pipeline.cells import change_cells
from onrecord.pipeline.wording import clipped, flat, joined, step_says
from onrecord.store.rows.shared import ChangeLine, StepLine


@click.command()
@options.filters("actor", "from", "to", "type", "about", "publisher", "query", "min-confidence", "limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """What turned: reversals, revised figures, disagreements, denials, step by step in the order of the world.

    Example: onrecord changes --type reversal --actor Netanyahu
    """
    print_table(
        lambda record: record.changes(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=change_cells,
        nothing="No change on record answers to this.",
    )


def text(line: ChangeLine) -> str:
    """The change, then its steps with their sentences, then where it stands."""
    head = f"{click.style(line.record.kind, bold=True)}{_by(line)}  [{line.record.confidence:.2f}]"
    if line.reports > 1:
        head = joined(head, f"{line.reports} reports, {line.independent} independent")
    steps = [f"            {number}. {_step(step)}" for number, step in enumerate(line.steps, 1)]
    return "\n".join([head, *steps])


def _step(step: StepLine) -> str:
    """A step with its sentence, where that stands, and who tells it too."""
    foot = source_of(step.id, step.report)
    others = dict.fromkeys(one.report.called for one in step.tellings)
    also = f"also told by {', '.join(others)}" if others else ""
    lines = [
        step_says(step.record),
        clipped(flat(step.sentence), 160),
        click.style(foot, dim=True),
        also,
    ]
    return "\n               ".join(filter(None, lines))


def _by(line: ChangeLine) -> str:
    return f" by {', '.join(line.by)}" if line.by else ""
