"""``onrecord check``: files of own names, looked over."""

from collections import Counter
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.settings import Settings


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@options.shape("text", "json")
def command(*, files: tuple[Path, ...], form: str) -> None:
    """Check files of own actors, offices, frames and places (docs/own-names.md), those of the settings where none
    is named, and print what they add. No report is read, and no record is opened.

    What can't be used is said with the file, the entry and its line, and the exit code is 1.

    Example: onrecord check crisis.toml
    """
    from onrecord.pipeline.teaching import taught_by

    method, entries = taught_by(files or Settings.load().own)
    if form == "json":
        click.echo(msgspec.json.encode({"method": method, "entries": entries}))
        return
    for one in entries:
        click.echo(f"{one.kind:<7} {one.name} · {one.says}")
        if one.instead:
            click.echo(f"        before {one.instead}")
    if not entries:
        say("onrecord: nothing is taught: name a file, or set own in onrecord.toml.")
        return
    counts = Counter(one.kind for one in entries)
    said = ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items())
    click.echo(f"{said}. Readings by them say {method!r}.")
