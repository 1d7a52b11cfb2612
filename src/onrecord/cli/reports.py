"""``onrecord reports``: what was read, and what could not be."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table
from onrecord.pipeline.cells import report_cells
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import clipped, flat, joined
from onrecord.store.rows.reports import QuarantineLine, VersionLine


@click.command()
@options.filters("actor", "place", "from", "to", "about", "publisher", "query", "limit")
@click.option("--versions", is_flag=True, help="Every version, not only the latest.")
@click.option("--quarantined", is_flag=True, help="Those that could not be read, with the reason.")
@options.shape()
@options.record
@options.as_of
def command(
    *,
    record_at: str | None,
    as_of: str | None,
    form: str,
    limit: int | None,
    versions: bool,
    quarantined: bool,
    **wanted: Any,
) -> None:
    """Which reports were read; with --quarantined those that could not be, and why.

    Example: onrecord reports --quarantined
    """
    print_table(
        _asking(versions=versions, quarantined=quarantined, wanted=wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=report_cells,
        nothing="Nothing is in quarantine." if quarantined else "No report on record answers to this.",
    )


def _asking(
    *, versions: bool, quarantined: bool, wanted: dict[str, Any]
) -> Callable[[Record], Iterable[VersionLine | QuarantineLine]]:
    if quarantined:
        return lambda record: record.quarantined()
    return lambda record: record.reports(every_version=versions, **wanted)


def text(line: VersionLine | QuarantineLine) -> str:
    """The report in two lines."""
    if isinstance(line, QuarantineLine):
        return f"{click.style(line.source, bold=True)}\n            {line.reason}: {line.message}"
    title = click.style(clipped(flat(line.title or line.source or line.id)), bold=True)
    version = f"version {line.version}" if line.version > 1 or line.superseded else ""
    outdated = "superseded" if line.superseded else ""
    foot = joined(
        line.id, line.publisher or "", line.published or "", version, outdated, line.url or line.source or ""
    )
    return f"{title}\n            {click.style(foot, dim=True)}"
