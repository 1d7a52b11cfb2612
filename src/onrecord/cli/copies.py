"""``onrecord copies``: which reports take their text from which."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.table import print_table
from onrecord.model import Alteration
from onrecord.pipeline.cells import copy_cells, family_cells
from onrecord.pipeline.wording import clipped, flat, joined
from onrecord.store.rows.reports import CopyLine, FamilyLine, MemberLine, ReportLine

NOTHING = "No report on record is a copy of another."


@click.command()
@click.option("--families", is_flag=True, help="Whole families, the cleanest member of each first.")
@options.filters("from", "to", "publisher", "query", "min-confidence", "limit")
@options.shape()
@options.record
@options.as_of
def command(
    *, families: bool, record_at: str | None, as_of: str | None, form: str, limit: int | None, **wanted: Any
) -> None:
    """Which reports are copies of which, how much of each is from there, and what it altered.

    Example: onrecord copies --families
    """
    if families:
        print_table(
            lambda record: record.families(**wanted),
            record_at=record_at,
            as_of=as_of,
            form=form,
            limit=limit,
            text=family_text,
            cells=family_cells,
            nothing=NOTHING,
        )
        return
    print_table(
        lambda record: record.copies(**wanted),
        record_at=record_at,
        as_of=as_of,
        form=form,
        limit=limit,
        text=text,
        cells=copy_cells,
        nothing=NOTHING,
    )


def text(line: CopyLine) -> str:
    """The copy, then what it is a copy of."""
    share = f"{line.record.shared:.0%} of its words"
    head = joined(f"{click.style(line.record.kind, bold=True)} copy", share, f"[{line.record.confidence:.2f}]")
    altered = [f"\n            {says(alteration)}" for alteration in line.record.altered]
    return "".join([f"{head}\n            {_named(line.report)}\n         of {_named(line.copy_of)}", *altered])


def says(altered: Alteration) -> str:
    """What was altered: the copy's words, and those of its source."""
    now, before = (clipped(flat(words or "nothing"), 120) for words in (altered.words, altered.original_words))
    return f"{altered.kind}, {altered.how}: {now}\n{' ' * 15}in its source: {before}"


def _named(report: ReportLine) -> str:
    title = clipped(flat(report.title or report.source or ""))
    return joined(report.id, report.publisher or "", report.published or "", title)


def family_text(line: FamilyLine) -> str:
    """The family's cleanest member, then every member by its date."""
    size, origins = len(line.members), line.independent
    head = f"{size} reports, {origins} independent {'origin' if origins == 1 else 'origins'}"
    members = [f"            {_member(member, line)}" for member in line.members]
    return "\n".join([f"{click.style(head, bold=True)}, cleanest {_named(line.cleanest)}", *members])


def _member(member: MemberLine, line: FamilyLine) -> str:
    kind = f"{member.kind} copy of {member.report.copy_of}" if member.kind else "from nobody here"
    broken = f"{member.damage} damaged" if member.damage else ""
    altered = f"{member.altered} altered" if member.altered else ""
    mark = "*" if member.report.id == line.cleanest.id else " "
    return f"{mark} {joined(_named(member.report), kind, broken, altered)}"
