"""``onrecord restore``: a backup in a record's place."""

from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.backup import told
from onrecord.cli.output import say


@click.command()
@click.argument("backup", metavar="FROM", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="In place of the record that is there, which is kept beside it.")
@options.shape("text", "json")
@options.record
def command(*, backup: Path, replace: bool, record_at: str | None, form: str) -> None:
    """Make a record of a backup, brought up to date: in a file, or in a database on a PostgreSQL server.

    A record that is there is only replaced with --replace, and is kept beside it under a dated name. What was
    removed from that since the backup was made stays removed. A run that is killed leaves the record as it was.

    Example: onrecord restore kept/2026-11-23.db --record crisis.db
    """
    from onrecord import restore

    done = restore(backup, record_at, replace=replace)
    if form == "json":
        click.echo(msgspec.json.encode(done))
        return
    click.echo(f"{done.record}: {told(done.counts)}.")
    if done.kept:
        click.echo(f"What was there is kept: {done.kept}")
    if done.removed:
        say(f"Removed from it since the backup was made, and left out: {' '.join(done.removed)}")
