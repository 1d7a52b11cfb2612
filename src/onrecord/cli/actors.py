"""``onrecord actors``: who is on record."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, print_table, report_cells, source_of
from onrecord.cli.wording import joined
from onrecord.store.rows import ActorLine


@click.command()
@options.filters("actor", "type", "about", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Who is on record, under which names and codes, in how many reports and records.

    Example: onrecord actors --type government
    """
    print_table(
        lambda record: record.actors(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
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


def cells(line: ActorLine) -> Cells:
    """The actor as a row."""
    actor = line.record
    return {
        "id": line.id,
        "name": actor.name,
        "kind": actor.kind,
        "codes": actor.codes,
        "roles": [role.title for role in actor.roles],
        "names": line.names,
        "reports": line.reports,
        "records": line.records,
        "sentence": line.sentence,
        **report_cells(line.report),
    }
