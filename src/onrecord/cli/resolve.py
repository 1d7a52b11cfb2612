"""``onrecord resolve``: what the machine is unsure of, side by side."""

import sys

import click

from onrecord.cli import options
from onrecord.cli.output import emit_csv, emit_json, emit_jsonl, say
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.wording import flat
from onrecord.store.rows.decisions import Proposal

NOTHING = "Nothing is left to settle."


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True, help="At most so many pairs.")
@click.option("--list", "listed", is_flag=True, help="Print the pairs instead of showing them.")
@options.deciding
@options.shape()
@options.record
def command(*, limit: int, listed: bool, why: str | None, by: str, record_at: str | None, form: str) -> None:
    """Settle pairs that may be the same, side by side: y the same, n not the same, s skip, u undo, q quit.

    Those come first of which an answer settles most: the machine's confidence is closest to the bar. Each answer
    is a decision, kept at once. Without a terminal, `onrecord decide merge` and `split` say the same.

    Example: onrecord resolve --by ana
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        found = record.proposals(limit=limit)
        if listed:
            _print(found, form)
            return
        if not found:
            say(NOTHING)
            return
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            say("onrecord: there is no terminal to show pairs on. List them with: onrecord resolve --list")
            sys.exit(1)
        from onrecord.cli.resolving.queue import Queue
        from onrecord.cli.resolving.screen import Resolve

        queue = Queue(record, found, by=by, why=why)
        Resolve(record, queue).run()
        say(f"{queue.done} of {len(queue)} pairs: {queue.tally()}.")


def _print(found: list[Proposal], form: str) -> None:
    if form == "json":
        emit_json(found)
    elif form == "jsonl":
        emit_jsonl(found)
    elif form == "csv":
        emit_csv(map(cells, found))
    else:
        for proposal in found:
            click.echo(text(proposal))
        if not found:
            say(NOTHING)


def text(proposal: Proposal) -> str:
    """The pair in one line, then why."""
    parts = (
        f"{part.name} {'' if part.score is None else f'{part.score:.2f}'} {part.says}" for part in proposal.parts
    )
    pair = f"{proposal.about or proposal.kind:<10} {proposal.one}  {proposal.other}  [{proposal.confidence:.2f}]"
    return f"{pair}\n           {'; '.join(map(flat, parts))}"


def cells(proposal: Proposal) -> Cells:
    """The pair as a row."""
    return {
        "kind": proposal.kind,
        "about": proposal.about,
        "one": proposal.one,
        "other": proposal.other,
        "confidence": proposal.confidence,
        "parts": [f"{part.name}: {part.says if part.score is None else part.score}" for part in proposal.parts],
    }
