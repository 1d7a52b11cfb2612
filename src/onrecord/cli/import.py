"""``onrecord import``: readings that were made elsewhere, into the record."""

import sys
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import say, say_unjoined


@click.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--no-join", is_flag=True, help="Leave what the readings share with others to onrecord join.")
@options.shape("text", "json")
@options.record
def command(*, paths: tuple[Path, ...], no_join: bool, form: str, record_at: str | None) -> None:
    """Take readings into the record: JSON lines of them (onrecord export jsonl --of readings), or annotation in
    brat's standoff format, a folder or a zip file.

    A report that is new comes with its reading; one on record gets another reading, which stands from now on. What
    is on record already is left alone. A line that is no reading goes to quarantine with its reason, and the exit
    code is 3. In the end the new ones are joined with the rest of the record, which takes most of the time: see
    onrecord join.

    Example: onrecord import readings.jsonl --record crisis.db
    """
    from onrecord import open_record

    with open_record(record_at) as record:
        summary = record.import_readings(paths, join=not no_join)
    if form == "json":
        click.echo(msgspec.json.encode(summary))
    else:
        click.echo(
            f"{summary.added} added, {summary.new_versions} as new versions, {summary.appended} as another "
            f"reading, {summary.unchanged} unchanged, {len(summary.quarantined)} in quarantine."
        )
    say_unjoined(summary.unjoined)
    for source, reason in summary.quarantined:
        say(f"onrecord: {source}: {reason}")
    if summary.quarantined:
        sys.exit(3)
