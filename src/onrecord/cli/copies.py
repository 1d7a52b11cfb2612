"""``onrecord copies``: which reports take their text from which."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import Cells, print_table
from onrecord.cli.wording import clipped, flat, joined
from onrecord.store.rows import CopyLine, ReportLine


@click.command()
@options.filters("from", "to", "min-confidence", "limit")
@options.shape()
@options.record
def command(*, record_at: str | None, form: str, limit: int | None, **wanted: Any) -> None:
    """Which reports are copies of which, and how much of each is from there.

    Example: onrecord copies --format csv
    """
    print_table(
        lambda record: record.copies(**wanted),
        record_at=record_at,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="No report on record is a copy of another.",
    )


def text(line: CopyLine) -> str:
    """The copy, then what it is a copy of."""
    share = f"{line.record.shared:.0%} of its words"
    head = joined(f"{click.style(line.record.kind, bold=True)} copy", share, f"[{line.record.confidence:.2f}]")
    return f"{head}\n            {_named(line.report)}\n         of {_named(line.copy_of)}"


def _named(report: ReportLine) -> str:
    title = clipped(flat(report.title or report.source or ""))
    return joined(report.id, report.publisher or "", report.published or "", title)


def cells(line: CopyLine) -> Cells:
    """The copy as a row."""
    return {
        "report": line.report.id,
        "title": line.report.title,
        "copy_of": line.copy_of.id,
        "title_of_original": line.copy_of.title,
        "kind": line.record.kind,
        "shared": line.record.shared,
        "confidence": line.record.confidence,
    }
