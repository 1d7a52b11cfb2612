"""``onrecord verify``: every line's evidence against its report."""

import sys

import click

from onrecord.cli import options
from onrecord.cli.output import emit_json, say


@click.command()
@options.shape("text", "json")
@options.record
def command(*, record_at: str | None, form: str) -> None:
    """Check every evidence span against its report's text and hash. Exit code 1 where one no longer holds.

    Example: onrecord verify --record crisis.db
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        mismatches = list(record.verify())
    if form == "json":
        emit_json(mismatches)
    else:
        for mismatch in mismatches:
            click.echo(
                f"{mismatch.id} [{mismatch.start}, {mismatch.end}) of {mismatch.report}: {mismatch.problem}"
            )
    if mismatches:
        say(f"onrecord: {len(mismatches)} spans no longer say what the record says that they say.")
        sys.exit(1)
    if form == "text":
        click.echo("Every line's evidence stands in its report, to the letter.")
