"""``onrecord read``: the reading of one report."""

import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import progress, say
from onrecord.cli.reading import text_of
from onrecord.errors import ReportError
from onrecord.model import Arrival, Particulars
from onrecord.settings import Settings


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@options.particulars
@options.shape("text", "json", "jsonl")
@click.option(
    "--jsonl", is_flag=True, help="PATH holds reports as JSON lines: id, text, title, url, publisher, published."
)
@click.option("--workers", type=click.IntRange(min=0), help="Processes for --jsonl.  [default: as many as cores]")
def command(
    *,
    path: Path,
    title: str | None,
    url: str | None,
    publisher: str | None,
    published: str | None,
    form: str,
    jsonl: bool,
    workers: int | None,
) -> None:
    """Read one report (text or HTML; - for standard input) and print what it puts on record.

    With --jsonl: reports as JSON lines in, readings as JSON lines out, in the same order, in parallel; each has
    the report's own id on top, as "id".

    Example: onrecord read report.html --published 2024-03-28 --format json
    """
    from onrecord import intake
    from onrecord.pipeline.engines.local import read_all

    settings = Settings.load(workers=workers)
    raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    source = "standard input" if str(path) == "-" else str(path)
    given = Particulars(title=title, url=url, publisher=publisher, published=published)
    arrived = intake.arrivals(raw, source=source, particulars=given, max_bytes=settings.max_bytes)
    if not jsonl:
        first = next(iter(arrived))
        if isinstance(first, ReportError):
            raise first
        reading = next(read_all([first], settings, 1))
        if isinstance(reading, ReportError):
            raise reading
        click.echo(text_of(reading) if form == "text" else reading.to_json(), nl=form != "text")
        return
    ids: deque[str | None] = deque()
    failed = 0
    for reading in progress(read_all(_noting(arrived, ids), settings, settings.workers), label="Reading"):
        given_id = ids.popleft()
        if isinstance(reading, ReportError):
            failed += 1
            say(f"onrecord: {reading}")
            continue
        sys.stdout.buffer.write(msgspec.json.encode({"id": given_id, **msgspec.to_builtins(reading)}) + b"\n")
    if failed:
        say(f"onrecord: {failed} could not be read, for the reasons above; the rest is printed.")
        sys.exit(3)


def _noting(arrived: Iterator[Arrival | ReportError], ids: deque[str | None]) -> Iterator[Arrival | ReportError]:
    """The same, each one's own id noted in passing, for the readings come back in the same order."""
    for item in arrived:
        ids.append(item.given_id if isinstance(item, Arrival) else None)
        yield item
