"""``onrecord import``: readings that were made elsewhere, into the record; rows of other data sets, beside it."""

import sys
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import progress_of, say, say_unjoined
from onrecord.pipeline.outside import FORMS
from onrecord.pipeline.outside.importing import OutsideImported, form_of
from onrecord.pipeline.record import Record

PRINTED = ("text", "json")


@click.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--no-join", is_flag=True, help="Leave what the readings share with others to onrecord join.")
@click.option(
    "--outside",
    type=click.Choice(list(FORMS)),
    help="The rows are of this data set.  [default: as the first line tells]",
)
@click.option("--dataset", metavar="NAME", help="The name that the rows stand under.  [default: their data set's]")
@click.option(
    "--format",
    "form",
    type=click.Choice([*PRINTED, *FORMS]),
    metavar="[text|json]",
    default="text",
    show_default=True,
    help="What to print. A data set's name is taken for --outside.",
)
@options.record
def command(
    *,
    paths: tuple[Path, ...],
    no_join: bool,
    outside: str | None,
    dataset: str | None,
    form: str,
    record_at: str | None,
) -> None:
    """Take readings into the record: JSON lines of them (onrecord export jsonl --of readings), or annotation in
    brat's standoff format, a folder or a zip file. Or have the rows of another event data set stand beside the
    record, as it ships them: ACLED, GDELT 2 events, POLECAT, ICEWS.

    A report that is new comes with its reading; one on record gets another reading, which stands from now on. What
    is on record already is left alone. A line that is no reading goes to quarantine with its reason, and the exit
    code is 3. In the end the new ones are joined with the rest of the record, which takes most of the time: see
    onrecord join. Rows of other data sets are no events of the record and no evidence: see onrecord compare.

    Example: onrecord import readings.jsonl --record crisis.db
    """
    from onrecord import open_record

    outside = outside or (form if form in FORMS else None)
    with open_record(record_at) as record:
        if outside or any(map(form_of, paths)):
            _outside(record, paths, outside, dataset, form)
            return
        if dataset is not None:
            raise click.UsageError(f"--dataset is for rows of another data set: {', '.join(FORMS)}.")
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


def _outside(record: Record, paths: tuple[Path, ...], outside: str | None, dataset: str | None, form: str) -> None:
    with progress_of("Rows", 0) as step:
        done = record.import_outside(paths, form=outside, dataset=dataset, progress=step)
    click.echo(msgspec.json.encode(done) if form == "json" else _says(done))
    for source in done.known:
        say(f"onrecord: {source}: its rows are there already.")
    for source, columns in done.lacking.items():
        say(f"onrecord: {source}: without {', '.join(columns)}.")
    for source, reason in done.quarantined:
        say(f"onrecord: {source}: {reason}")
    if done.quarantined:
        sys.exit(3)


def _says(done: OutsideImported) -> str:
    return (
        f"{done.dataset}: {done.added:,} rows added, {done.replaced:,} replaced, {done.unchanged:,} unchanged, "
        f"{done.broken:,} in quarantine. To compare: onrecord compare {done.dataset}"
    )
