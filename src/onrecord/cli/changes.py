"""``onrecord changes``: what was reversed, revised, disputed or denied."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, print_table, report_cells, source_of, sureness
from onrecord.cli.wording import clipped, days, flat, joined, ruling_says
from onrecord.model import Change, Event, Figure, Statement
from onrecord.store.rows import ChangeLine, StepLine


@click.command()
@options.filters("actor", "from", "to", "type", "about", "min-confidence", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """What turned: reversals, revised figures, disagreements, denials, step by step in the order of the world.

    Example: onrecord changes --type reversal --actor Netanyahu
    """
    print_table(
        lambda record: record.changes(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="No change on record answers to this.",
    )


def text(line: ChangeLine) -> str:
    """The change, then its steps with their sentences, then where it stands."""
    head = f"{click.style(line.record.kind, bold=True)}{_by(line)}  [{sureness(line)}]"
    foot = click.style(source_of(line.id, line.report), dim=True)
    steps = [
        f"            {number}. {step_says(step)}\n               {clipped(flat(step.sentence), 160)}"
        for number, step in enumerate(line.steps, 1)
    ]
    return "\n".join([head, *steps, f"            {foot}"])


def _by(line: ChangeLine) -> str:
    return f" by {', '.join(line.by)}" if line.by else ""


def step_says(step: StepLine) -> str:
    """A step in a few words: its id and date, and what sets it apart from the others."""
    fact = step.record
    if isinstance(fact, Change):
        return step.id
    said = ""
    if isinstance(fact, Event):
        said = f"{fact.type} {fact.status}"
    elif isinstance(fact, Statement):
        said = f"statement: {fact.act}"
    elif isinstance(fact, Figure):
        said = "figure"
    return joined(said, days(fact.date), step.id)


def cells(line: ChangeLine) -> Cells:
    """The change as a row."""
    return {
        "id": line.id,
        "kind": line.record.kind,
        "by": line.by,
        "steps": [step.id for step in line.steps],
        "sentences": [step.sentence for step in line.steps],
        "confidence": line.record.confidence,
        "decided": ruling_says(line.ruling),
        **report_cells(line.report),
    }
