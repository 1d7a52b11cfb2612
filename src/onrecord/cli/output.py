"""How rows reach standard output: as JSON, JSON lines, CSV or text."""

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
import msgspec


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
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return value


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
