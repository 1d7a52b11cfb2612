"""How readings and records show themselves in a notebook: as HTML without scripts, everything in it escaped.

A record and its lists do so by themselves; how a reading is shown IPython is told when ``onrecord`` is imported.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from onrecord.model import Reading, Span
from onrecord.pipeline.cells import CELLS, Cells
from onrecord.pipeline.wording import days, event_says, figure_says, joined, statement_says, vote_says
from onrecord.store.search.rows import AttentionLine

if TYPE_CHECKING:
    from onrecord.pipeline.lists import Lines
    from onrecord.pipeline.record import Record

ROWS = 10
"""So many rows of a list are shown."""
HIGH = 40
"""Pixels of the highest bar."""
LONGEST = 200
"""Characters of a cell."""
COLORS = {"event": "#bcdcf5", "statement": "#fff0b3", "figure": "#d8c4f0", "vote": "#f0d8b8"}
_LEFT = 'style="text-align:left;vertical-align:top"'


def reading_html(reading: Reading, least: float = 0.5) -> str:
    """A reading: its text with what was read in it marked, as far as it is so sure, and a table of that."""
    report = reading.report
    head = joined(report.title or "", report.publisher or "", (report.published or "")[:10])
    facts = sorted(_facts(reading, least), key=lambda fact: fact[3][0] if fact[3] else (0, 0))
    rows = [
        {
            "id": id,
            "": kind,
            "says": says,
            "when": when,
            "sentence": " … ".join(report.text[s:e] for s, e in around),
        }
        for kind, id, says, _, around, when in facts
    ]
    return f"<p><b>{escape(head)}</b></p>{_marked(report.text, facts)}{_table(rows)}"


def lines_html(lines: "Lines[Any]", ask: Callable[[], Iterator[Any]]) -> str:
    """The first rows of a list, and whether there are more."""
    found = list(islice(map(CELLS[lines.name], ask()), ROWS + 1))
    more = "<p>… and more: .to_pandas() has all of them.</p>" if len(found) > ROWS else ""
    return f"{_table(found[:ROWS])}{more}" if found else "<p>Nothing.</p>"


def record_html(record: "Record", where: str) -> str:
    """A record: where it is, how much was told over time, and what was told last."""
    months = [line for line in record.attention(by="month") if line.since]
    most = max((line.reports for line in months), default=0)
    bars = "".join(_bar(at, line, most) for at, line in enumerate(months))
    total = sum(line.reports for line in months)
    drawn = f'<svg width="{6 * len(months)}" height="{HIGH}" role="img" aria-label="Reports by month">{bars}</svg>'
    latest = lines_html(record.timeline(), lambda: iter(record.timeline(newest=True, limit=ROWS)))
    return f"<p><b>{escape(where)}</b>: {total} reports with a day</p>{drawn}<p>The latest events:</p>{latest}"


def _bar(at: int, month: AttentionLine, most: int) -> str:
    high = HIGH * month.reports / most
    says = f"<title>{str(month.since)[:7]}: {month.reports} reports</title>"
    return f'<rect x="{6 * at}" y="{HIGH - high:.1f}" width="5" height="{high:.1f}" fill="#4a7fb0">{says}</rect>'


_Told = tuple[str, str, str, Sequence[Span], Sequence[Span], str]
"""A kind, an id, what it says, the spans that are marked, those that tell it, and when."""


def _facts(reading: Reading, least: float) -> Iterator[_Told]:
    names = {actor.id: actor.name for actor in reading.actors}

    def of(ids: Iterable[str | None]) -> str:
        return ", ".join(names[id] for id in ids if id in names)

    for event in (one for one in reading.events if one.confidence >= least):
        says = event_says(event, of(event.actors), of(event.recipients))
        yield "event", event.id, says, [event.trigger], event.evidence, days(event.date)
    for statement in (one for one in reading.statements if one.confidence >= least):
        says = statement_says(statement, of([statement.speaker]), of([statement.addressee]))
        yield "statement", statement.id, says, statement.content, statement.evidence, days(statement.date)
    for figure in (one for one in reading.figures if one.confidence >= least):
        says = figure_says(figure, of([figure.claimant]))
        yield "figure", figure.id, says, [figure.text], figure.evidence, days(figure.date)
    for vote in (one for one in reading.votes if one.confidence >= least):
        positions = [(of([one.actor]), one.vote) for one in vote.positions]
        says = vote_says(vote, of([vote.body]), positions)
        yield "vote", vote.id, says, vote.evidence[:1], vote.evidence, days(vote.date)


def _marked(text: str, facts: Sequence[_Told]) -> str:
    """The text, each stretch in the colour of the first that marks it, with what all of them say behind it."""
    edges = sorted({0, len(text), *(edge for fact in facts for span in fact[3] for edge in span)})
    shown = []
    for start, end in pairwise(edges):
        on = [fact for fact in facts if any(s <= start and end <= e for s, e in fact[3])]
        words = escape(text[start:end])
        if on:
            says = escape("; ".join(f"{id}: {says}" for _, id, says, *_ in on), quote=True)
            words = f'<mark style="background:{COLORS[on[-1][0]]};color:#000" title="{says}">{words}</mark>'
        shown.append(words)
    return f'<div style="white-space:pre-wrap;text-align:left;max-width:50em">{"".join(shown)}</div>'


def _table(rows: Sequence[Cells]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th {_LEFT}>{escape(name)}</th>" for name in rows[0])
    lines = ("".join(f"<td {_LEFT}>{_cell(value)}</td>" for value in row.values()) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    told = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return escape(told if len(told) <= LONGEST else f"{told[:LONGEST]}…")
