"""``/copies``: reports that have their text from each other; ``/copies/{report}``: one family, copy by copy."""

import msgspec
from litestar.params import FromPath

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.differing import Run, differing
from onrecord.serve.page import page
from onrecord.store.around import AroundFamily
from onrecord.store.rows.reports import FamilyLine

TAKES = ("q", "actor", "place", "since", "until", "about", "publisher", "min_confidence")


class FamilySheet(msgspec.Struct, frozen=True, kw_only=True):
    """A copy family; ``altered`` has, for each of its copies, the source's wording and the copy's of everything
    that it altered."""

    around: AroundFamily
    altered: tuple[tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...], ...]


@page("/copies", title="Copies", template="copies.html", takes=TAKES)
def copies(record: Of, asked: Asked, window: Window) -> Rows[FamilyLine]:
    """Which reports have their text from each other, the cleanest of each family, and how many origins it has."""
    return rows(record.families, asked, window)


@page("/copies/{report:str}", title="Copy family", template="family.html")
def family(record: Of, report: FromPath[str]) -> FamilySheet:
    """A copy family: what each copy altered of its source, what it lacks and what it adds."""
    around = record.around_family(report)
    return FamilySheet(
        around=around,
        altered=tuple(
            tuple(differing(one.original_words or "", one.words or "") for one in compared.copy.record.altered)
            for compared in around.copies
        ),
    )
