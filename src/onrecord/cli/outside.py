"""``onrecord outside``: the data sets of others that stand beside the record."""

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.pipeline.wording import joined
from onrecord.store.outside.rows import OutsideDataset


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Rows of other data sets beside the record (ACLED, GDELT, POLECAT, ICEWS): list, remove. They are brought
    with onrecord import, and compared with onrecord compare.

    Example: onrecord outside list
    """


@command.command("list")
@options.shape("text", "json")
@options.record
def list_(*, form: str, record_at: str | None) -> None:
    """The data sets, each with its rows, its days and the files that they came from.

    Example: onrecord outside list
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        every = record.outside.datasets()
    if form == "json":
        click.echo(msgspec.json.encode(every))
        return
    for one in every:
        click.echo(text(one))
    if not every:
        say("No data set stands beside the record. To bring one: onrecord import FILE")


@command.command()
@click.argument("name")
@options.record
def remove(*, name: str, record_at: str | None) -> None:
    """Take a data set away as a whole: its rows, its files, what of it is in quarantine. The record stays.

    Example: onrecord outside remove gdelt
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        gone = record.outside.remove(name)
    say(f"{name} is gone: {gone.rows:,} rows of {len(gone.files)} files.")


def text(one: OutsideDataset) -> str:
    """A data set in a line, and a line for each of its files."""
    days = f"{one.since}..{one.until}" if one.since else "no days"
    broken = f"{one.broken:,} in quarantine" if one.broken else ""
    head = joined(click.style(one.name, bold=True), one.form, f"{one.rows:,} rows", days, broken)
    files = [
        joined(
            f"  {file.source}",
            f"sha256 {file.sha256[:16]}",
            "" if file.finished else f"cut off after row {file.rows:,}: import it again",
            f"without {', '.join(file.lacking)}" if file.lacking else "",
        )
        for file in one.files
    ]
    return "\n".join([head, *files])
