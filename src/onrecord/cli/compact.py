"""``onrecord compact``: the record made small and fast."""

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.backup import megabytes


@click.command()
@options.shape("text", "json")
@options.record
def command(*, record_at: str | None, form: str) -> None:
    """Write the record's file anew: what was deleted gives back its space, and asking gets fast.

    It waits for others who read or write, and needs as much free disk as the record takes. A run that is killed
    leaves the record as it was.

    Example: onrecord compact --record crisis.db
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        done = record.compact()
    if form == "json":
        click.echo(msgspec.json.encode(done))
    else:
        click.echo(f"{megabytes(done.before)} before, {megabytes(done.after)} now.")
