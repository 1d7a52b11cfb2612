"""``onrecord compare``: another data set's rows and the record's events beside each other."""

import sys
from itertools import islice
from typing import Any

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import emit_csv, emit_jsonl, say, say_unjoined
from onrecord.pipeline.beside.cells import claim_says, compared_cells
from onrecord.pipeline.beside.rows import ComparedLine, Comparison, ComparisonSummary, Counted, OurEvent
from onrecord.pipeline.record import open_record
from onrecord.pipeline.wording import clipped, flat, joined
from onrecord.store.outside.rows import OutsideLine, OutsideParty

SHOWN = 10
"""Types and actors that are told in text."""
MARKS = {"both": "=", "theirs": "<", "ours": ">"}


@click.command()
@click.argument("dataset")
@options.FILTERS["actor"]
@click.option("--from", "--since", "since", metavar="DATE", callback=options.day, help="From this day on.")
@click.option("--to", "--until", "until", metavar="DATE", callback=options.day, help="To this day.")
@click.option("--window", type=click.IntRange(0, 31), default=1, show_default=True, help="Days two may be apart.")
@click.option("--only", type=click.Choice(list(MARKS)), help="Only pairs, or what one side alone has.")
@click.option("--summary", "summary_alone", is_flag=True, help="The numbers alone.")
@options.filters("place", "type", "status", "min-confidence", "limit")
@options.shape()
@options.record
@options.as_of
def command(
    *,
    dataset: str,
    only: str | None,
    summary_alone: bool,
    record_at: str | None,
    as_of: str | None,
    form: str,
    limit: int | None,
    **wanted: Any,
) -> None:
    """The rows of a data set that was brought with onrecord import, beside the record's events, for the same
    actors and days: what both have and where they differ, what only they have (<), what only the record has (>).
    --status is of ours, what occurred or goes on where it is not given; --limit holds for the lines, not for the
    numbers.

    Example: onrecord compare acled --actor Sudan --from 2024-03-01 --to 2024-03-31
    """
    with open_record(record_at, as_of=as_of, create=False) as record:
        say_unjoined(record.unjoined)
        found = record.compare(dataset, **wanted)
    lines = [line for line in found.lines if only in (None, line.found)][:limit]
    if summary_alone:
        lines = []
    if form == "json":
        click.echo(msgspec.json.encode(msgspec.structs.replace(found, lines=tuple(lines))))
    elif form == "jsonl":
        emit_jsonl(lines)
    elif form == "csv":
        emit_csv(map(compared_cells, lines))
    else:
        for line in lines:
            click.echo(text(line) + "\n")
        click.echo(summed(found))
    if form in ("jsonl", "csv") and sys.stderr.isatty():
        say(counts(found.summary))


def text(line: ComparedLine) -> str:
    """A line's two sides, with where each is found; of a pair what differs first."""
    sides = []
    if line.theirs:
        sides += _theirs(line.theirs)
    if line.ours:
        sides += _ours(line.ours)
    found = click.style(MARKS[line.found], bold=True)
    day = (line.ours.start if line.ours else None) or (line.theirs.record.start if line.theirs else None)
    head = joined(day or "no date", *_verdicts(line), f"would fit {line.beside}" if line.beside else "")
    return "\n".join([f"{found} {head}", *(f"    {side}" for side in sides)])


def _verdicts(line: ComparedLine) -> list[str]:
    if line.found != "both":
        return [f"only {line.found}"]
    told = line.agreement.items()
    return [
        f"fit {line.score:.2f}",
        *(f"{name}: {verdict}" for name, verdict in told if verdict not in ("same", "unknown")),
        f"{line.days_apart} days apart" if line.days_apart else "",
        f"{line.km_apart} km apart" if line.km_apart else "",
        f"same {', '.join(name for name, verdict in told if verdict == 'same')}",
    ]


def _theirs(line: OutsideLine) -> list[str]:
    row = line.record
    killed = f"{row.fatalities} killed" if row.fatalities is not None else ""
    what = joined(row.code, _who(row.actors, row.recipients), f"in {row.place.name}" if row.place else "", killed)
    return [f"theirs  {what}", click.style(f"        {row.id} · row {line.row} of {line.file}", dim=True)]


def _who(actors: tuple[OutsideParty, ...], recipients: tuple[OutsideParty, ...]) -> str:
    one, other = (", ".join(party.name for party in side) for side in (actors, recipients))
    return f"{one or '?'} -> {other}" if other else one


def _ours(event: OurEvent) -> list[str]:
    one, other = ", ".join(event.actors), ", ".join(event.recipients)
    kind = f"{event.type}{f' ({event.mode})' if event.mode else ''} {event.status}"
    who = f"{one or '?'} -> {other}" if other else one
    killed = "; ".join(map(claim_says, event.killed))
    told = f"{event.reports} reports, {event.independent} independent" if event.reports > 1 else "1 report"
    when = "day of the report" if event.dated_by == "report" else ""
    report = event.report
    return [
        f"ours    {joined(kind, who, f'in {event.place.name}' if event.place else '', killed, when)}",
        f"        {clipped(flat(event.sentence), 160)}",
        click.style(
            f"        {joined(event.shown, report.publisher or '', (report.published or '')[:10], told)}", dim=True
        ),
    ]


def summed(found: Comparison) -> str:
    """The whole in numbers."""
    its = found.summary
    lines = [counts(its)]
    for name, verdicts in its.agreement.items():
        lines.append(f"  {name:<11}{', '.join(f'{count} {verdict}' for verdict, count in verdicts.items())}")
    for name, counted in (("by type", its.by_type), ("by actor", its.by_actor)):
        lines += [f"{name}  (both, only theirs, only ours)", *map(_counted, *_first(counted))] if counted else []
    if its.theirs_too_wide or its.ours_too_wide:
        lines.append(
            f"Left out, as known no closer than to 31 days: {its.theirs_too_wide} of theirs, "
            f"{its.ours_too_wide} of ours."
        )
    return "\n".join(lines)


def counts(its: ComparisonSummary) -> str:
    """How many both have, and how much of each side that is."""
    theirs = f" ({its.share_of_theirs:.0%} of theirs)" if its.share_of_theirs is not None else ""
    ours = f" ({its.share_of_ours:.0%} of ours)" if its.share_of_ours is not None else ""
    return f"{its.both} both{theirs}{ours}, {its.theirs} only theirs, {its.ours} only ours."


def _first(counted: Any) -> tuple[list[str], list[Counted]]:
    some = list(islice(counted.items(), SHOWN))
    return [name for name, _ in some], [count for _, count in some]


def _counted(name: str, count: Counted) -> str:
    return f"  {clipped(name, 40):<40} {count.both:>6} {count.theirs:>6} {count.ours:>6}"
