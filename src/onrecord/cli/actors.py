"""``onrecord actors``: who is on record."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table, source_of
from onrecord.pipeline.cells import actor_cells
from onrecord.pipeline.wording import joined
from onrecord.store.rows.shared import ActorLine


@click.command()
@options.filters("actor", "type", "about", "publisher", "query", "limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Who is on record, under which names and codes, in how many reports and records.

    Example: onrecord actors --type government
    """
    print_table(
        lambda record: record.actors(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=actor_cells,
        nothing="No actor on record answers to this.",
    )


def text(line: ActorLine) -> str:
    """The actor in two or three lines."""
    actor = line.record
    others = [name for name in line.names if name != actor.name]
    roles = [joined(role.title, role.of or "") for role in actor.roles]
    head = joined(
        click.style(actor.name, bold=True),
        actor.kind,
        " ".join(actor.codes),
        "; ".join(dict.fromkeys(roles)),
        f"{line.records} records in {line.reports} reports",
    )
    also = f"\n            also: {', '.join(others)}" if others else ""
    return f"{head}{also}\n            {click.style(source_of(line.id, line.report), dim=True)}"
