"""``onrecord changes``: what was reversed, revised, disputed or denied."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, print_table, report_cells, source_of
from onrecord.cli.wording import amount, clipped, days, flat, joined, tally
from onrecord.model import Change, Event, Figure, Statement, Vote
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
    head = f"{click.style(line.record.kind, bold=True)}{_by(line)}  [{line.record.confidence:.2f}]"
    if line.reports > 1:
        head = joined(head, f"{line.reports} reports, {line.independent} independent")
    steps = [f"            {number}. {_step(step)}" for number, step in enumerate(line.steps, 1)]
    return "\n".join([head, *steps])


def _step(step: StepLine) -> str:
    """A step with its sentence, where that stands, and who tells it too."""
    foot = source_of(step.id, step.report)
    others = dict.fromkeys(one.report.publisher or one.report.id for one in step.tellings)
    also = f"also told by {', '.join(others)}" if others else ""
    lines = [step_says(step), clipped(flat(step.sentence), 160), click.style(foot, dim=True), also]
    return "\n               ".join(filter(None, lines))


def _by(line: ChangeLine) -> str:
    return f" by {', '.join(line.by)}" if line.by else ""


def step_says(step: StepLine) -> str:
    """A step in a few words: what it says, and its day."""
    fact = step.record
    if isinstance(fact, Change):
        return step.kind
    said = ""
    if isinstance(fact, Event):
        said = f"{fact.type} {fact.status}"
    elif isinstance(fact, Statement):
        said = f"statement: {fact.act}"
    elif isinstance(fact, Figure):
        said = " ".join(filter(None, (fact.bound, amount(fact), fact.what)))
    elif isinstance(fact, Vote):
        said = joined(fact.measure or "vote", tally(fact), fact.outcome or "")
    return joined(said, days(fact.date))


def cells(line: ChangeLine) -> Cells:
    """The change as a row."""
    return {
        "id": line.id,
        "kind": line.record.kind,
        "by": line.by,
        "steps": [step.id for step in line.steps],
        "sentences": [step.sentence for step in line.steps],
        "tellings": [[one.id for one in step.tellings] for step in line.steps],
        "reports": line.reports,
        "independent": line.independent,
        "confidence": line.record.confidence,
        **report_cells(line.report),
    }
