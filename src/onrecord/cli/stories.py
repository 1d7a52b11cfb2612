"""``onrecord stories``: what several reports tell of."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table
from onrecord.pipeline.cells import story_cells
from onrecord.pipeline.wording import clipped, flat, joined
from onrecord.store.rows.reports import StoryLine, StoryMember

SHOWN = 10
"""So many reports of a story are shown, and the rest counted."""


@click.command()
@options.filters("actor", "place", "from", "to", "about", "publisher", "query", "limit")
@options.shape()
@options.record
@options.as_of
def command(*, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """What the reports tell of: reports of one event are one story, each with what it was found by.

    Example: onrecord stories --from 2024-03-01 --actor Netanyahu
    """
    print_table(
        lambda record: record.stories(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=story_cells,
        nothing="No story on record answers to this.",
    )


def text(line: StoryLine) -> str:
    """The story, then its reports."""
    dates = " to ".join(dict.fromkeys(filter(None, (line.since, line.until))))
    reports = f"{line.reports} report{'s' if line.reports > 1 else ''}"
    head = click.style(clipped(flat(line.title or f"story {line.id}")), bold=True)
    foot = joined(
        f"story {line.id}", dates, reports, f"{line.independent} independent", ", ".join(line.publishers)
    )
    shown = [f"            {_told(member)}" for member in line.members[:SHOWN] if line.reports > 1]
    if line.reports > SHOWN:
        shown.append(f"            and {line.reports - SHOWN} more")
    return "\n".join([head, f"            {click.style(foot, dim=True)}", *shown])


def _told(member: StoryMember) -> str:
    report = member.report
    by = ""
    if member.parts is not None:
        most = (member.parts.names.most + member.parts.numbers.most)[:4]
        by = f"[{member.score:.2f}] by {', '.join(most)}" if most else f"[{member.score:.2f}]"
    copy = f"copy of {report.copy_of}" if report.copy_of else ""
    title = clipped(flat(report.title or report.source or ""), 60)
    return joined(report.id, report.publisher or "", (report.published or "")[:10], title, copy, by)
