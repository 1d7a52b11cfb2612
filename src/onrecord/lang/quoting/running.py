"""Quotations over the paragraphs of a text.

A quotation left open goes on where the next paragraph opens anew, as newspapers set it, or where a paragraph soon
after only closes. Anything else left open has lost its mark.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from onrecord.lang.quoting import paragraph
from onrecord.lang.quoting.glyphs import Family, Mark, marks
from onrecord.lang.quoting.paragraph import Found, Paragraph
from onrecord.model.marks import Quotation
from onrecord.model.span import Span

BLOCK = 8
"""Paragraphs over which a quotation may run that opens once and closes once."""
_Opener = tuple[Family, str]


class Quoted(NamedTuple):
    """The quotations of a text, and the marks without a partner: each with its paragraph's index and whether it
    opens."""

    quotations: list[Quotation]
    alone: list[tuple[int, Mark, bool]]


def quoted(text: str, paragraphs: Sequence[Span], aside: Collection[int] = ()) -> Quoted:
    """What these paragraphs of the text quote. Over those ``aside``, by their index, a quotation goes on from the
    paragraph before them to the one behind."""
    reading = Quoted([], [])
    left: dict[int, int] = {}  # what the last paragraph left open: the quotation's index by its level
    for k, own in enumerate(_paragraphs(text, paragraphs, aside)):
        reading.alone.extend((k, mark, opens) for mark, opens in own.alone)
        now = _add(reading.quotations, text, paragraphs[k][0], own.quotations, {} if k in aside else left)
        if k not in aside:
            left = now
    return reading


def _paragraphs(text: str, paragraphs: Sequence[Span], aside: Collection[int]) -> list[Paragraph]:
    found = [list(marks(text, start, end)) for start, end in paragraphs]
    read: list[Paragraph] = []
    closes_in, carried = -1, None  # where a quotation closes that goes on with no mark of its own
    for k, (start, end) in enumerate(paragraphs):
        if k in aside:
            read.append(paragraph.read(text, start, end, found[k]))
            continue
        if k < closes_in and carried is not None:
            bare = Found(start, end, 0, 0, carried[0], closed=False, goes_on=True)
            read.append(Paragraph([bare], []))
            continue
        behind = next((j for j in range(k + 1, min(len(found), k + 1 + BLOCK)) if j not in aside), None)
        goes_on = () if behind is None else _opening(text, paragraphs[behind][0], found[behind])
        closes = None if goes_on else _closing(found, k, aside)
        if closes is not None:
            goes_on = (found[closes][0].family,)
        own = paragraph.read(
            text, start, end, found[k], carried=carried if k == closes_in else None, goes_on=goes_on
        )
        read.append(own)
        still_open = next((q for q in own.quotations if q.goes_on), None)
        if closes is not None and still_open is not None:
            closes_in, carried = closes, (still_open.family, text[still_open.start])
    return read


def _opening(text: str, start: int, found: Sequence[Mark]) -> tuple[Family, ...]:
    """The families of the marks that a paragraph opens with."""
    opening: list[Family] = []
    for mark in found:
        if text[start : mark.start].strip() or mark.opens > mark.closes or mark.nothing < mark.opens:
            break
        opening.append(mark.family)
        start = mark.end
    return tuple(opening)


def _closing(found: Sequence[Sequence[Mark]], k: int, aside: Collection[int]) -> int | None:
    """The next paragraph with a mark, if that closes what nothing there opened."""
    for j in range(k + 1, min(len(found), k + 1 + BLOCK)):
        first = next((mark for mark in found[j] if mark.nothing > 2), None)
        if first is not None and j not in aside:
            return j if first.closes < first.opens and first is found[j][0] else None
    return None


def _add(
    quotations: list[Quotation], text: str, start: int, own: Sequence[Found], left: dict[int, int]
) -> dict[int, int]:
    """Adds a paragraph's quotations to those before; says what it leaves open, by level."""
    now: dict[int, int] = {}
    around: list[int] = []
    latest: dict[int, int] = {}
    told = False  # whether words stand before the quotation: looked at once, for a paragraph may hold thousands
    for q in own:
        while around and around[-1] <= q.start:
            around.pop()
        around.append(q.end)
        level = len(around)
        continues = latest.get(level) if q.anew else None
        told = told or bool(text[start : q.start].strip())
        if not told:
            start, continues = q.start + q.lead, left.get(level, continues)
        latest[level] = len(quotations)
        if q.goes_on:
            now[level] = len(quotations)
        quotations.append(
            Quotation(
                start=q.start,
                end=q.end,
                inner=(q.start + q.lead, q.end - q.tail),
                closed=q.closed,
                damaged=q.damaged,
                continues=continues,
                level=level,
            )
        )
    return now
