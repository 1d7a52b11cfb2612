"""``onrecord export``: a list of the record as a file for other tools."""

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.output import say, say_unjoined
from onrecord.errors import BadExport
from onrecord.export import export, format_of, names
from onrecord.export.formats import LISTS
from onrecord.pipeline.record import open_record


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(names()))
@click.option("--of", type=click.Choice(list(LISTS)), help="Which list.  [default: the format's own]")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; else printed.")
@options.filters(
    "actor", "place", "from", "to", "type", "status", "about", "publisher", "query", "min-confidence", "limit"
)
@options.record
@options.as_of
def command(
    form: str, of: str | None, output: Path | None, record_at: str | None, as_of: str | None, **wanted: Any
) -> None:
    """Write a list of the record in another tool's format, filtered like the list itself.

    Example: onrecord export csv --of statements --from 2024-03-01 -o statements.csv
    """
    filters = {name: value for name, value in wanted.items() if value is not None}
    with open_record(record_at, as_of=as_of, create=False) as record:
        say_unjoined(record.unjoined)
        if output is None:
            if sys.stdout.isatty() and not format_of(form).text:
                raise BadExport(f"{form} is nothing for a terminal.", remedy="Name a file: -o FILE")
            export(record, form, sys.stdout.buffer, of=of, **filters)
            return
        part = output.with_name(output.name + ".part")  # a file under its own name is a whole one
        with part.open("wb") as out:
            rows = export(record, form, out, of=of, **filters)
        part.replace(output)
    say(f"{rows} rows to {output}")
