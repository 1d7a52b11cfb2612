"""``onrecord read``: the reading of one report."""

import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import progress, say
from onrecord.cli.reading import text_of
from onrecord.errors import NoArticle, PassedBy, ReportError
from onrecord.model import Arrival, Particulars
from onrecord.settings import Settings


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@options.particulars
@options.shape("text", "json", "jsonl")
@click.option(
    "--jsonl",
    is_flag=True,
    help="PATH holds many reports: JSON lines (id, text, title, url, publisher, published, or ninjs) or a WARC.",
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
    """Read one report (text, HTML, PDF or ninjs; - for standard input) and print what it puts on record.

    With --jsonl: reports as JSON lines or a WARC in, readings as JSON lines out, in the same order, in parallel;
    each has the report's own id on top, as "id". Pages of a WARC that are no reports are passed by and counted.

    Example: onrecord read report.html --published 2024-03-28 --format json
    """
    from onrecord import intake
    from onrecord.pipeline.engines.local import read_all

    settings = Settings.load(workers=workers)
    given = Particulars(title=title, url=url, publisher=publisher, published=published)
    if str(path) == "-":
        raw = sys.stdin.buffer.read()
        arrived = intake.arrivals(raw, source="standard input", particulars=given, max_bytes=settings.max_bytes)
    else:
        arrived = intake.arrivals_of(path, particulars=given, max_bytes=settings.max_bytes)
    if not jsonl:
        first = next(arrived, None)
        if first is None:
            raise NoArticle("there is no report in it.", where=str(path), remedy="Try --jsonl.")
        if isinstance(first, ReportError):
            raise first
        reading = next(read_all([first], settings, 1))
        if isinstance(reading, ReportError):
            raise reading
        click.echo(text_of(reading) if form == "text" else reading.to_json(), nl=form != "text")
        return
    ids: deque[str | None] = deque()
    failed = 0
    passed_by: Counter[str] = Counter()
    arrived = _without_passed_by(arrived, passed_by)
    for reading in progress(read_all(_noting(arrived, ids), settings, settings.workers), label="Reading"):
        given_id = ids.popleft()
        if isinstance(reading, ReportError):
            failed += 1
            say(f"onrecord: {reading}")
            continue
        sys.stdout.buffer.write(msgspec.json.encode({"id": given_id, **msgspec.to_builtins(reading)}) + b"\n")
    if passed_by:
        reasons = "; ".join(f"{count} {reason}" for reason, count in passed_by.most_common())
        say(f"onrecord: {passed_by.total()} pages passed by, no reports of their own: {reasons}.")
    if failed:
        say(f"onrecord: {failed} could not be read, for the reasons above; the rest is printed.")
        sys.exit(3)


def _without_passed_by(
    arrived: Iterator[Arrival | ReportError], counts: Counter[str]
) -> Iterator[Arrival | ReportError]:
    """The same without the pages that are no reports, counted by their reasons."""
    for item in arrived:
        if isinstance(item, PassedBy):
            counts[item.what] += 1
        else:
            yield item


def _noting(arrived: Iterator[Arrival | ReportError], ids: deque[str | None]) -> Iterator[Arrival | ReportError]:
    """The same, each one's own id noted in passing, for the readings come back in the same order."""
    for item in arrived:
        ids.append(item.given_id if isinstance(item, Arrival) else None)
        yield item
