"""``/reports/{id}``: one report, passage by passage, with everything that was read in it marked."""

from typing import Annotated

import msgspec
from litestar.params import FromPath, Parameter

from onrecord.serve.asked import Of
from onrecord.serve.differing import Run, differing
from onrecord.serve.marking import LAYERS, Mark, Shown, marks_of, shown
from onrecord.serve.page import page
from onrecord.store.around import AroundReport

Wanted = Annotated[list[str] | None, Parameter(description=f"The layers to show, of {', '.join(LAYERS)}.")]


class ReportSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A report with what stands around it. ``marks`` stand in the order of the text, ``passages`` point at them;
    ``layers`` are those that are shown; ``edited`` has the two wordings of each change of each edit."""

    around: AroundReport
    marks: tuple[Mark, ...]
    passages: tuple[Shown, ...]
    layers: tuple[str, ...]
    edited: tuple[tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...], ...]


@page("/reports/{id:str}", title="Report", template="report.html")
def report(record: Of, id: FromPath[str], layers: Wanted = None) -> ReportSheet:
    """A report's text with its statements, events, figures and votes, what is damaged, and what it altered."""
    around = record.around_report(id)
    reading = around.reading
    marks = marks_of(reading, around.rulings, around.copies)
    return ReportSheet(
        around=around,
        marks=marks,
        passages=shown(reading.report.text, reading.passages, marks),
        layers=LAYERS if layers is None else tuple(layer for layer in LAYERS if layer in layers),
        edited=tuple(
            tuple(differing(change.original_words or "", change.words or "") for change in edit.changes)
            for edit in around.edits
        ),
    )
