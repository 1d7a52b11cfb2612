"""What the server draws itself, as SVG: the seats of a vote, how much is told over time. Here are the shapes, in
pixels; ``drawings.html`` has how they look."""

from collections.abc import Iterable

import msgspec

from onrecord.model import Vote
from onrecord.store.search.rows import AttentionLine

ACROSS = 20
STEP = 14
SEATS = 240
"""So many seats are drawn one by one; where there are more, sides are bars."""
LENGTH = ACROSS * STEP


class Seat(msgspec.Struct, frozen=True):
    """One seat; ``x`` and ``y`` are its middle."""

    x: int
    y: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a vote: its seats, or ``length``, that of its bar."""

    name: str
    count: int
    y: int
    height: int
    seats: tuple[Seat, ...]
    length: float


def sides(vote: Vote) -> list[Side]:
    """The sides of a vote that a count is told of, one under the other, each ``height`` high at ``y``."""
    told = {
        "for": vote.in_favour, "against": vote.against, "abstaining": vote.abstain, "absent": vote.absent
    }  # fmt: skip
    counts = {name: count for name, count in told.items() if count}
    single = sum(counts.values()) <= SEATS
    most = max(counts.values(), default=1)
    found: list[Side] = []
    for name, count in counts.items():
        y = found[-1].y + found[-1].height + STEP // 2 if found else 0
        seats = tuple(
            Seat(seat % ACROSS * STEP + STEP // 2, y + seat // ACROSS * STEP + STEP // 2) for seat in range(count)
        )
        height = (-(-count // ACROSS) if single else 1) * STEP
        length = round(LENGTH * count / most, 1)
        found.append(
            Side(name=name, count=count, y=y, height=height, seats=seats if single else (), length=length)
        )
    return found


WIDE, HIGH = 640, 110
BARS = 120
"""So many periods are drawn, the latest."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A period: ``all`` the height of all its reports, ``apart`` of those that are independent."""

    line: AttentionLine
    x: float
    width: float
    all: float
    apart: float


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """How much is told over time. ``most`` are the reports of the highest bar; ``left_out`` counts the periods
    before the first that is drawn."""

    bars: tuple[Bar, ...]
    most: int
    left_out: int


def bars(lines: Iterable[AttentionLine]) -> Bars:
    """These periods as bars."""
    dated = [line for line in lines if line.since]
    shown = dated[-BARS:]
    most = max((line.reports for line in shown), default=0) or 1
    width = min(WIDE / max(len(shown), 1), 40)
    return Bars(
        bars=tuple(
            Bar(
                line=line,
                x=round(place * width, 2),
                width=round(width * 0.85, 2),
                all=round(HIGH * line.reports / most, 2),
                apart=round(HIGH * line.independent / most, 2),
            )
            for place, line in enumerate(shown)
        ),
        most=most,
        left_out=len(dated) - len(shown),
    )
