"""What the verbs that print a table have in common: open the record, ask, print in the form that was asked for."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

import click

from onrecord.cli.output import emit_csv, emit_json, emit_jsonl, say, say_unjoined
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.record import Record, open_record
from onrecord.pipeline.wording import clipped, flat, joined, ruling_says
from onrecord.store.rows.records import EventLine, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import ChangeLine

Line = TypeVar("Line")
DATELESS = "no date"


def print_table(
    ask: Callable[[Record], Iterable[Line]],
    *,
    record_at: str | None,
    as_of: str | None,
    form: str,
    limit: int | None,
    text: Callable[[Line], str],
    cells: Callable[[Line], Cells],
    nothing: str,
) -> None:
    """Print what the record answers.

    ``text`` gives a line's words, ``cells`` its columns; ``nothing`` is said where no line came.
    """
    with open_record(record_at, as_of=as_of, create=False) as record:
        say_unjoined(record.unjoined)
        _print(islice(ask(record), limit), form=form, text=text, cells=cells, nothing=nothing)


def _print(
    lines: Iterable[Line], *, form: str, text: Callable[[Line], str], cells: Callable[[Line], Cells], nothing: str
) -> None:
    if form == "json":
        emit_json(lines)
    elif form == "jsonl":
        emit_jsonl(lines)
    elif form == "csv":
        emit_csv(cells(line) for line in lines)
    else:
        came = False
        for line in lines:
            came = True
            click.echo(text(line) + "\n")
        if not came:
            say(nothing)


def block(when: str, said: str, sure: str, words: str, foot: str) -> str:
    """A record in three lines: what it says, the words that say it, where these stand."""
    head = f"{click.style(f'{when or DATELESS:<10}', bold=bool(when), dim=not when)}  {said}  [{sure}]"
    return f"{head}\n            {clipped(flat(words), 160)}\n            {click.style(foot, dim=True)}"


def sureness(line: EventLine | StatementLine | FigureLine | VoteLine | ChangeLine) -> str:
    """How sure the machine is of a record, and who accepted or corrected it."""
    return ", ".join(filter(None, (f"{line.record.confidence:.2f}", ruling_says(line.ruling))))


def source_of(name: str, report: ReportLine) -> str:
    """A record's id and its report; a copy says so, lest it be taken for another source."""
    title = clipped(flat(report.title or report.source or ""), 70)
    copy = f"copy of {report.copy_of}" if report.copy_of else ""
    return joined(name, report.publisher or "", (report.published or "")[:10], title, copy)
