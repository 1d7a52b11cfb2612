"""``onrecord removals``: which reports were removed."""

import sys

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.cli.table import print_table
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.wording import flat
from onrecord.store.removing.rows import RemovalLine


@click.command()
@click.option("--clear", is_flag=True, help="Clear the file, where another program held it then.")
@options.filters("limit")
@options.shape()
@options.record
@options.as_of
def command(*, clear: bool, limit: int | None, record_at: str | None, as_of: str | None, form: str) -> None:
    """Which reports were removed: who, when and why, the latest last.

    Example: onrecord removals
    """
    if clear:
        from onrecord import open_record

        with open_record(record_at, as_of=as_of, create=False) as record:
            cleared = record.erase()
        say("Its file has none of their words." if cleared else "onrecord: another program still holds it.")
        sys.exit(0 if cleared else 1)
    print_table(
        lambda record: record.removals(limit=limit),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=cells,
        nothing="Nothing was removed.",
    )


def text(line: RemovalLine) -> str:
    """The removal, and what is still to be said of it."""
    state = "" if line.erased_at else "  [the file may still have its words: onrecord removals --clear]"
    if line.taken_back_at:
        state = f"  [added again on {line.taken_back_at[:10]}]"
    went = f"{line.records} records" + (f", {line.decisions} decisions" if line.decisions else "")
    head = f"{line.at[:16].replace('T', ' ')}  {line.by} removed {line.report} ({went}){state}"
    return f"{head}\n        why: {flat(line.why)}"


def cells(line: RemovalLine) -> Cells:
    """The removal as a row."""
    return {
        "report": line.report,
        "text_sha256": line.text_sha256,
        "at": line.at,
        "by": line.by,
        "why": line.why,
        "records": line.records,
        "decisions": line.decisions,
        "erased_at": line.erased_at,
        "taken_back_at": line.taken_back_at,
    }
