"""``onrecord attention``: how much is told over time."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.output import emit_csv, emit_json, emit_jsonl, say, say_unjoined
from onrecord.pipeline.cells import attention_cells
from onrecord.pipeline.record import open_record
from onrecord.store.search.attention import Period
from onrecord.store.search.rows import AttentionLine

WIDTH = 40
"""Characters of the longest bar."""


@click.command()
@click.argument("query", required=False)
@click.option("--by", type=options.choice(Period), default="day", show_default=True, help="How long a period is.")
@options.filters("actor", "place", "from", "to", "type", "status", "about", "publisher", "min-confidence")
@options.shape()
@options.record
@options.as_of
def command(
    query: str | None, *, by: Period, record_at: str | None, as_of: str | None, form: str, **wanted: Any
) -> None:
    """Over time how many reports answer, how many of these are independent, and how many records do.

    Each report counts on its day of publication. QUERY is as in `onrecord search`.

    Example: onrecord attention --actor Israel --by week
    """
    with open_record(record_at, as_of=as_of, create=False) as record:
        say_unjoined(record.unjoined)
        lines = list(record.attention(query, by=by, **wanted))
    if form == "json":
        emit_json(lines)
    elif form == "jsonl":
        emit_jsonl(lines)
    elif form == "csv":
        emit_csv(attention_cells(line) for line in lines)
    elif not lines:
        say("Nothing on record answers to this.")
    else:
        click.echo(chart(lines, by))


def chart(lines: list[AttentionLine], by: Period) -> str:
    """A bar for each period: filled as far as its reports are independent."""
    most = max(line.reports for line in lines) or 1
    head = f"{by:<10}  {'reports':>7}  {'independent':>11}  {'records':>7}"
    rows = []
    for line in lines:
        when = (line.since or "no date")[: 7 if by == "month" and line.since else 10]
        solid = -(-line.independent * WIDTH // most)
        whole = max(-(-line.reports * WIDTH // most), solid)
        bar = "█" * solid + "░" * (whole - solid)
        rows.append(f"{when:<10}  {line.reports:>7,}  {line.independent:>11,}  {line.records:>7,}  {bar}".rstrip())
    return "\n".join([click.style(head, bold=True), *rows])
