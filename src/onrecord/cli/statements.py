"""``onrecord statements``: who said what."""

from functools import partial
from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import block, print_table, source_of, sureness
from onrecord.pipeline.cells import statement_cells
from onrecord.pipeline.wording import clipped, days, flat, statement_says
from onrecord.store.rows.records import StatementLine, TellingLine

INDENT = "\n            "


@click.command()
@options.filters(
    "speaker",
    "about",
    "act",
    "kind",
    "actor",
    "place",
    "from",
    "to",
    "publisher",
    "query",
    "min-confidence",
    "limit",
)
@click.option("--type", "type", hidden=True)
@click.option("--status", hidden=True)
@click.option("--each", is_flag=True, help="Every telling on its own line.")
@options.shape()
@options.record
@options.as_of
def command(
    *, record_at: str | None, as_of: str | None, form: str, limit: int | None, acts: tuple[str, ...],
    kinds: tuple[str, ...], type: str | None, status: str | None, each: bool, **wanted: Any,
) -> None:  # fmt: skip
    """Who said, thought, asked or promised what.

    A statement that several reports tell is shown once, in the words of the fullest, with all of them; of these
    those are independent that are no copies of each other. Where the same quotation is given to another speaker
    too, both say so. --act and --kind may be given several times.

    (--status and --type, as the other tables have them, still name the act and the kind.)

    Example: onrecord statements --speaker Kirby --about ceasefire --act denies
    """
    print_table(
        lambda record: record.statements(
            act=",".join(acts) or status, kind=",".join(kinds) or type, each=each, **wanted
        ),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=partial(text, each=each),
        cells=statement_cells,
        nothing="No statement on record answers to this.",
    )


def text(line: StatementLine, *, each: bool) -> str:
    """The statement in three lines; then what it stands inside, who else tells it, who else is given its words."""
    said = statement_says(line.record, line.speaker or "", line.addressee or "", line.relay or "")
    head = block(
        days(line.record.date),
        said,
        sureness(line),
        line.content,
        source_of(line.id, line.report),
    )
    more = []
    if line.outer:
        more.append(f"within what {line.outer.speaker or 'somebody'} says: {line.outer.id}")
    others = [] if each else [telling for telling in line.tellings if telling.id != line.id]
    if len(line.tellings) > 1:
        more.append(told_in(line) + (":" if others else ""))
    more += [f"  {telling_says(telling, line.speaker)}" for telling in others]
    more += [f"also given to {telling.speaker}: {source(telling)}" for telling in line.also_given_to]
    return head + "".join(INDENT + click.style(words, dim=True) for words in more)


def told_in(line: StatementLine) -> str:
    """How often it is told, in how many reports, how many of these are independent."""
    if line.reports == 1:
        return f"told {len(line.tellings)} times in this report"
    return f"told in {line.reports} reports, {line.independent} of them independent"


def telling_says(telling: TellingLine, speaker: str | None) -> str:
    """Another telling in one line, with its speaker where it calls them by another name."""
    called = f"{telling.speaker}: " if telling.speaker != speaker else ""
    return f"{called}{clipped(flat(telling.content), 60)} · {source(telling)}"


def source(telling: TellingLine) -> str:
    """A telling's id and its report."""
    return source_of(telling.id, telling.report)
