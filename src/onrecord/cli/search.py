"""``onrecord search``: reports and records that have these words."""

import sys
from typing import Any

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import emit_csv, emit_jsonl, say, say_unjoined
from onrecord.cli.table import source_of
from onrecord.model import Span
from onrecord.pipeline.cells import hit_cells
from onrecord.pipeline.record import open_record
from onrecord.pipeline.wording import clipped, joined, step_says
from onrecord.store.search.rows import Count, Found, Hit

SHOWN = 6
"""So many values of each kind are shown below the hits."""


@click.command()
@click.argument("query")
@options.filters("actor", "place", "from", "to", "publisher", "min-confidence", "limit")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out so many of the first.")
@options.shape()
@options.record
@options.as_of
def command(
    query: str, *, record_at: str | None, as_of: str | None, form: str, offset: int, **wanted: Any
) -> None:
    """Reports and records that answer to a query, best first, and what they are of.

    QUERY has words (all must occur), "phrases", -excluded ones, begin*, OR, and fields: actor:"Irena Novak".
    One that begins with a minus stands after --. The formats jsonl and csv hold the hits, json what these are of.

    Example: onrecord search '"called off" actor:Novak since:2024-03 -budget'
    """
    with open_record(record_at, as_of=as_of, create=False) as record:
        say_unjoined(record.unjoined)
        found = record.search(query, offset=offset, **wanted)
    if form == "json":
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    elif form == "jsonl":
        emit_jsonl(found.hits)
    elif form == "csv":
        emit_csv(hit_cells(hit) for hit in found.hits)
    elif not found.hits:
        say("Nothing on record answers to this.")
    else:
        for hit in found.hits:
            click.echo(text(hit) + "\n")
        click.echo(summary(found))


def text(hit: Hit) -> str:
    """The hit in two or three lines, the words that were asked for set off."""
    title = _marked(hit.report.title or "", hit.title_marks) if hit.record is None else step_says(hit.record)
    kind = click.style(f"{hit.kind:<10}", bold=True)
    words = _marked(hit.snippet, hit.marks)
    foot = click.style(source_of(hit.id, hit.report), dim=True)
    return f"{kind}  {title}\n            {words}\n            {foot}"


def summary(found: Found) -> str:
    """How many there are, and what they are of."""
    more = "+" if found.more else ""
    lines = [f"{_many(found.reports, 'report', more)}, {_many(found.records, 'record', more)}"]
    for name in ("actor", "place", "type", "status", "publisher"):
        counts: tuple[Count, ...] = getattr(found.facets, name)
        shown = ", ".join(f"{clipped(count.value, 40)} ({count.hits})" for count in counts[:SHOWN])
        lines += [f"{name:<10}  {shown}"] if shown else []
    days = found.facets.day
    if days:
        lines.append(f"{'days':<10}  {joined(' to '.join(dict.fromkeys((days[0].value, days[-1].value))))}")
    return "\n".join(lines)


def _many(count: int, what: str, more: str) -> str:
    return f"{count:,}{more} {what}{'' if count == 1 and not more else 's'}"


def _marked(words: str, marks: tuple[Span, ...]) -> str:
    """The words on one line, those that were asked for set off where that can be seen."""
    parts, at = [], 0
    for start, end in marks:
        parts += [words[at:start], click.style(words[start:end], bold=True, underline=True)]
        at = end
    return " ".join("".join([*parts, words[at:]]).split())
