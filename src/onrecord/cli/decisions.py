"""``onrecord decisions``: what was decided, by whom, when and why."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table
from onrecord.model import Decision, TextQuoteSelector
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.wording import clipped, decision_says, flat, value_says, verdict_says
from onrecord.store.rows.decisions import DecisionLine

INDENT = "\n        "


@click.command()
@click.argument("id", required=False)
@click.option("--by", metavar="NAME", help="Only theirs.")
@options.filters("from", "to")
@click.option("--waiting", is_flag=True, help="Only those whose record no report has as it is read now.")
@options.filters("limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """What was decided, the latest last: about one record or report (ID), or about all.

    Example: onrecord decisions 3f2a.e1
    """
    print_table(
        lambda record: record.decisions(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="Nothing was decided.",
    )


def text(line: DecisionLine) -> str:
    """The decision, whether it stands, why, and the words that it is about."""
    decision = line.decision
    state = {"stands": "", "undone": f"undone by {line.undone_by}", "waiting": "waiting: no such record now"}
    head = f"{decision.key:>5}  {decision.at[:16].replace('T', ' ')}  {decision_says(line)}"
    found = [head + (f"  [{state[line.state]}]" if state[line.state] else "")]
    if decision.why:
        found.append(f"why: {flat(decision.why)}")
    if words := about(line):
        found.append(click.style(f"“{clipped(words)}”", dim=True))
    return INDENT.join(found)


def about(line: DecisionLine) -> str:
    """The report's words that the decision is about."""
    quoted = (one.exact for one in line.decision.target.selector if isinstance(one, TextQuoteSelector))
    return " … ".join(map(flat, quoted))


def _value(decision: Decision) -> str | None:
    if decision.verb == "audit":
        return verdict_says(decision.value)
    return value_says(decision.value) if decision.field else None


def cells(line: DecisionLine) -> Cells:
    """The decision as a row."""
    decision = line.decision
    return {
        "key": decision.key,
        "at": decision.at,
        "by": decision.by,
        "verb": decision.verb,
        "kind": decision.target.kind,
        "id": line.id,
        "other": line.other,
        "about": decision.about,
        "field": decision.field,
        "value": _value(decision),
        "undoes": decision.undoes,
        "state": line.state,
        "undone_by": line.undone_by,
        "why": decision.why,
        "words": about(line),
    }
