"""How readings and records show themselves in a notebook: as HTML without scripts, everything in it escaped.

A record and its lists do so by themselves; how a reading is shown IPython is told when ``onrecord`` is imported.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from onrecord.model import Event, Figure, Reading, Report, Statement, Vote
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.marked import Marked, marked
from onrecord.pipeline.wording import days, joined
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
    sure = sorted((one for one in marked(reading) if one.fact.confidence >= least), key=lambda one: one.spans)
    rows = [
        {"id": fact.id, "": kind, "says": says, "when": days(fact.date), "sentence": _sentences(report, fact)}
        for kind, fact, says, _ in sure
    ]
    return f"<p><b>{escape(head)}</b></p>{_text(report.text, sure)}{_table(rows)}"


def lines_html(lines: "Lines[Any]", ask: Callable[[], Iterator[Any]]) -> str:
    """The first rows of a list, and whether there are more."""
    found = list(islice(map(lines.cells, ask()), ROWS + 1))
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


def _sentences(report: Report, fact: Event | Statement | Figure | Vote) -> str:
    return " … ".join(report.text[start:end] for start, end in fact.evidence)


def _text(text: str, told: Sequence[Marked]) -> str:
    """The text, each stretch in the colour of the last that marks it, with what all of them say behind it."""
    edges = sorted({0, len(text), *(edge for one in told for span in one.spans for edge in span)})
    shown = []
    for start, end in pairwise(edges):
        on = [one for one in told if any(s <= start and end <= e for s, e in one.spans)]
        words = escape(text[start:end])
        if on:
            says = escape("; ".join(f"{one.fact.id}: {one.says}" for one in on), quote=True)
            words = f'<mark style="background:{COLORS[on[-1].kind]};color:#000" title="{says}">{words}</mark>'
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
