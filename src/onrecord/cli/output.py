"""How rows reach standard output: as JSON, JSON lines, CSV or text."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from onrecord.export.comma_separated import write_cells


def emit_json(rows: Iterable[Any]) -> None:
    """One JSON array, a row a line, written as the rows come."""
    out = sys.stdout.buffer
    opening = b"[\n"
    for row in rows:
        out.write(opening + msgspec.json.encode(row))
        opening = b",\n"
    out.write(b"[]\n" if opening == b"[\n" else b"\n]\n")


def emit_jsonl(rows: Iterable[Any]) -> None:
    """A row a line."""
    out = sys.stdout.buffer
    for row in rows:
        out.write(msgspec.json.encode(row) + b"\n")


def emit_csv(rows: Iterable[dict[str, Any]]) -> None:
    """Comma-separated values with a header; lists are joined by "; ", what is not known is empty."""
    write_cells(rows, sys.stdout)


def say(message: str) -> None:
    """A word to whoever runs this, on standard error."""
    click.echo(message, err=True)


def progress(items: Iterable[Any], *, label: str, length: int | None = None) -> Iterator[Any]:
    """The items, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=length, console=Console(stderr=True), transient=True)


@contextmanager
def progress_of(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """What counts steps on a bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    shown = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with shown:
        task = shown.add_task(label, total=total)
        yield lambda some: shown.advance(task, some)


def say_unjoined(count: int) -> None:
    """Say that so many readings are not joined with the rest of the record, where there are any."""
    if count:
        say(
            f"onrecord: {count:,} readings are not joined with the rest yet: each counts as independent, "
            "and a new version does not stand. To join them: onrecord join"
        )
