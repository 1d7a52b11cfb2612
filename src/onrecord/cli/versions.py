"""``onrecord versions``: what publishers changed from one version of a report to the next."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import DATELESS, print_table
from onrecord.model import VersionChange
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.wording import clipped, flat, joined
from onrecord.store.rows.reports import EditLine

WIDTH = 120


@click.command()
@click.argument("report", required=False)
@click.option("--silent", is_flag=True, help="Only corrections that the new version has no word of.")
@options.filters("from", "to", "publisher", "query", "limit")
@options.shape()
@options.record
@options.as_of
def command(
    *,
    report: str | None,
    silent: bool,
    record_at: str | None,
    as_of: str | None,
    form: str,
    limit: int | None,
    **wanted: Any,
) -> None:
    """What publishers changed from one version of a report to the next: added, cut, corrected or reworded.

    REPORT is the id of any of its versions, or the start of it, or the address where they stood; without it every
    report is asked.

    Example: onrecord versions --silent
    """
    print_table(
        lambda record: record.versions(report, silent=silent, **wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="No report on record was corrected in silence." if silent else "No report on record was changed.",
    )


def text(line: EditLine) -> str:
    """The version, then what it changed, a line each."""
    title = clipped(flat(line.report.title or line.series))
    head = click.style(joined((line.report.published or DATELESS)[:10], title), bold=True)
    foot = joined(line.report.id, f"before it {line.before.id}", line.report.publisher or "")
    changes = [f"            {says(change)}" for change in line.changes]
    return "\n".join([head, f"            {click.style(foot, dim=True)}", *changes])


def says(change: VersionChange) -> str:
    """One change with its words: what stands now, and what stood before."""
    head = f"{change.kind}{' in silence' if change.silent else ''}, {change.what}:"
    now, before = (clipped(flat(words or ""), WIDTH) for words in (change.words, change.original_words))
    if change.kind == "added":
        return f"{head} {now}"
    if change.kind == "cut":
        return f"{head} {before}"
    return f"{head} {now or 'nothing'}\n{' ' * 15}was: {before}"


def cells(line: EditLine) -> Cells:
    """The version as a row: how much of each kind, and the corrections in words."""
    corrected = [change for change in line.changes if change.kind == "corrected"]
    return {
        "report": line.report.id,
        "before": line.before.id,
        "series": line.series,
        "title": line.report.title,
        "publisher": line.report.publisher,
        "published": line.report.published,
        **{kind: sum(change.kind == kind for change in line.changes) for kind in ("added", "cut", "reworded")},
        "corrected": [f"{change.original_words} -> {change.words or ''}" for change in corrected],
        "silent": sum(change.silent for change in corrected),
    }
