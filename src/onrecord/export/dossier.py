"""A dossier in Markdown: what the record has on an actor, or whatever is asked for, by day and with its sources.

Footnotes as PHP Markdown Extra has them (https://michelf.ca/projects/php-markdown/extra/#footnotes), which pandoc,
GitHub and Obsidian read.
"""

import re
from collections.abc import Iterator
from itertools import chain, groupby
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from onrecord.export.formats import RECORDS, Format
from onrecord.export.texts import Texts
from onrecord.model import Change
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import (
    FactLine,
    change_says,
    days,
    flat,
    joined,
    line_says,
    ruling_says,
    step_says,
    told_by,
)
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import ChangeLine, StepLine

SECTIONS: dict[type, str] = {
    EventLine: "Events",
    StatementLine: "Statements",
    FigureLine: "Figures",
    VoteLine: "Votes",
    ChangeLine: "Changes",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A section for each list that has anything, a heading for each day, a line for each row, then the notes."""
    asked = {name: str(value) for name, value in filters.items() if value is not None}
    out.write(f"# {plain(asked.get('actor') or 'Dossier')}\n".encode())
    if asked:
        words = joined(*(f"{name} {value}" for name, value in asked.items()))
        out.write(f"\nAsked for: {plain(words)}\n".encode())
    rows = 0
    with TemporaryFile() as kept:  # where what the notes say waits, however much it is
        notes = Notes(record, kept)
        for kind, lines in groupby(FORMAT.rows(record, of, filters), key=type):
            out.write(f"\n## {SECTIONS[kind]}\n".encode())
            for day, of_day in groupby(_in_order(lines), key=_day):
                out.write(f"\n### {day or 'No date'}\n\n".encode())
                for line in of_day:
                    out.write(f"- {_item(line)}{_noted(line, notes)}\n".encode())
                    rows += 1
        kept.seek(0)
        out.writelines(kept)
    return rows


def _in_order(lines: Iterator[FactLine]) -> Iterator[FactLine]:
    """The rows by their days, as the lists are; the changes, of which there are few, are sorted."""
    for first in lines:
        rest = chain([first], lines)
        yield from sorted(rest, key=lambda line: _day(line) or "9999") if isinstance(first, ChangeLine) else rest


class Notes:
    """The numbered notes, one for each sentence of each report, written to ``out`` as they come to be."""

    def __init__(self, record: Record, out: IO[bytes]) -> None:
        self.texts = Texts(record)
        self.out = out
        self.numbers: dict[tuple[str, str], int] = {}

    def number(self, sentence: str, report: ReportLine) -> str:
        """The mark of the note that holds this sentence."""
        key = report.id, sentence
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.out.write(f"\n[^{self.numbers[key]}]: {self._says(sentence, report)}\n".encode())
        return f"[^{self.numbers[key]}]"

    def _says(self, sentence: str, report: ReportLine) -> str:
        """The sentence, its report, who published it, when and where; of whom it is a copy."""
        where = _source(report.title, report.publisher, report.published, report.url)
        copied = ""
        if report.copy_of is not None:
            source = self.texts.report(report.copy_of)
            of = _source(source.title, source.publisher, source.published, source.url)
            copied = f" Copy of: {of} (`{source.id}`)."
        return f"{plain(sentence)} — {where} (`{report.id}`).{copied}"


def _source(title: str | None, publisher: str | None, published: str | None, url: str | None) -> str:
    told = [f"*{plain(title)}*" if title else "no title", plain(publisher or ""), (published or "")[:10]]
    return ", ".join(filter(None, (*told, f"<{url}>" if url else "")))


def _item(line: FactLine) -> str:
    """What the row says; of how many reports, by whose decision."""
    said = change_says(line.record, ", ".join(line.by)) if isinstance(line, ChangeLine) else line_says(line)
    told, whose = "", ""
    if isinstance(line, StatementLine | ChangeLine) and line.reports > 1:
        told = told_by(line)
    if not isinstance(line, ChangeLine) and line.record.date is None and line.report.published:
        whose = "the day is the report's"
    content = line.content if isinstance(line, StatementLine) else ""
    return joined(*map(plain, (said, content, told, whose, ruling_says(line.ruling))))


def _noted(line: FactLine, notes: Notes) -> str:
    """The marks of the row's notes: a change has one for each step, with the step's words."""
    if isinstance(line, ChangeLine):
        steps = ((plain(step_says(step.record)), notes.number(step.sentence, step.report)) for step in line.steps)
        return f": {'; then '.join(map(' '.join, steps))}"
    return f" {notes.number(line.sentence, line.report)}"


def _day(line: FactLine) -> str:
    """The row's day, as the lists are ordered: where it has none of its own its report's."""
    if isinstance(line, ChangeLine):
        return next((day for step in reversed(line.steps) if (day := _step_day(step))), "")
    date = line.record.date
    return ((date.start or date.end if date else line.report.published) or "")[:10]


def _step_day(step: StepLine) -> str:
    return "" if isinstance(step.record, Change) else days(step.record.date)[:10]


def plain(words: str) -> str:
    """The words on one line, with what Markdown takes for its own marks escaped.

    >>> plain("the [sic] 5* rule")
    'the \\\\[sic\\\\] 5\\\\* rule'
    """
    return _SPECIAL.sub(r"\\\1", flat(words))


FORMAT = Format(
    ending=".md",
    says="a dossier in Markdown, by day, with numbered sources",
    holds=("records", *RECORDS),
    write=write,
)
