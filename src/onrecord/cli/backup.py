"""``onrecord backup``: the record in one file."""

from pathlib import Path

import click
import msgspec

from onrecord.cli import options


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Overwrite a file that is there.")
@options.shape("text", "json")
@options.record
def command(*, to: Path, replace: bool, record_at: str | None, form: str) -> None:
    """Copy the record into a file, or into a folder under a dated name, while others read and write it.

    The copy is the record as it is at one moment, read over from end to end before it gets its name: a run that is
    killed leaves no half of it. What was removed is not in it. From a PostgreSQL server too it is one file, which
    opens as a record.

    Example: onrecord backup kept/2026-11-23.db
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        made = record.backup(to, replace=replace)
    if form == "json":
        click.echo(msgspec.json.encode(made))
        return
    click.echo(f"{made.file}: {told(made.counts)}; {megabytes(made.size)}, whole.")
    click.echo(f"sha256 {made.sha256}")


def told(counts: dict[str, int]) -> str:
    """How many rows of each kind."""
    return ", ".join(f"{number} {kind}" for kind, number in counts.items())


def megabytes(size: int) -> str:
    """Bytes in megabytes.

    >>> megabytes(1_234_567)
    '1.2 MB'
    """
    return f"{size / 1e6:,.1f} MB"
