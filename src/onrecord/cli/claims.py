"""Figures side by side: for each kind a table of days and claimants, each claim with its sentence's number."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.model import Figure
from onrecord.pipeline.wording import amount, clipped
from onrecord.store.rows.records import FigureLine

COLUMNS = 3
"""Claimants who get a column of their own; the rest share one."""
NOBODY, OTHERS = "(the report)", "(others)"
WIDEST = 34
PLAIN = ("people", "persons", "person", "toll", "death", "deaths", "dead")


class Claim(NamedTuple):
    """A figure as it stands in the table; ``number`` is that of its sentence below."""

    number: int
    line: FigureLine

    @property
    def day(self) -> str:
        """As of when: the figure's own day, else that of the report; of what has not ended yet ("since October",
        "this week") that of the report too."""
        date, told = self.line.record.date, (self.line.report.published or "")[:10]
        if date is None or date.start is None:
            return told
        last = (date.end or told or date.start)[:10]
        return last if not told or last <= told or date.start[:10] > told else told

    @property
    def claimant(self) -> str:
        return self.line.claimant or NOBODY


def tables(lines: Sequence[FigureLine]) -> Iterator[Table]:
    """A table for each kind that has two claims or more, that with most claims first."""
    claims = [Claim(number, line) for number, line in enumerate(lines, 1)]
    kinds = Counter(claim.line.record.kind for claim in claims)
    for kind, count in kinds.most_common():
        if count > 1 and kind != "other":
            yield _table(kind, [claim for claim in claims if claim.line.record.kind == kind])


def _table(kind: str, claims: Sequence[Claim]) -> Table:
    most = Counter(claim.claimant for claim in claims).most_common()
    own = [name for name, _ in most if len(most) <= COLUMNS + 1 or name in dict(most[:COLUMNS])]
    columns = own if len(own) == len(most) else [*own, OTHERS]
    table = Table(box=box.SIMPLE_HEAD, title=kind, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("as of", no_wrap=True)
    for name in columns:
        table.add_column(clipped(name, WIDEST), max_width=WIDEST, overflow="fold")
    for day in sorted({claim.day for claim in claims}):
        on_it = [claim for claim in claims if claim.day == day]
        cells = {
            name: [c for c in on_it if (c.claimant if c.claimant in own else OTHERS) == name] for name in columns
        }
        table.add_row(day or "?", *(Text("\n".join(_said(cells[name], name == OTHERS))) for name in columns))
    return table


def _said(claims: Sequence[Claim], named: bool) -> Iterator[str]:
    """The claims of a cell; the same number twice is told once, with both sentences."""
    numbers: dict[str, list[int]] = {}
    for claim in claims:
        said = short(claim.line.record) + (f" ({claim.claimant})" if named else "")
        numbers.setdefault(said, []).append(claim.number)
    for said, places in numbers.items():
        yield f"{said} [{', '.join(map(str, places))}]"


def short(figure: Figure) -> str:
    """The number with its bound, who they are where they are more than people, and where they were counted."""
    who = " ".join(word for word in (figure.what or "").split() if word.lower() not in (*PLAIN, figure.kind))
    place = f"in {figure.place.name}" if figure.place else None
    return " ".join(filter(None, (figure.bound, amount(figure), who, place)))


def show(lines: Sequence[FigureLine]) -> None:
    """Print the tables on standard output, as wide as it is."""
    console = Console(highlight=False)
    for table in tables(lines):
        console.print(table)
