"""The quotations of one paragraph, those with a lost mark bounded within it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from onrecord.lang.quoting import bounds
from onrecord.lang.quoting.glyphs import Family, Mark
from onrecord.lang.quoting.pairing import CARRIED, Pairing, pair

FLATTENED = 1_500
"""In characters: a longer paragraph may be several whose line ends were lost."""
FINAL_STOP = re.compile(r"[.!?…]\s+$")


class Found(NamedTuple):
    """A quotation with the lengths of its marks. ``goes_on``: it is left open for the next paragraph; ``anew``: it
    goes on from the one before it, after an end of line that was lost."""

    start: int
    end: int
    lead: int
    tail: int
    family: Family
    closed: bool = True
    damaged: bool = False
    goes_on: bool = False
    anew: bool = False


class Paragraph(NamedTuple):
    """A paragraph's quotations, in order of their start, the outer before the inner; and its marks without a
    partner, with whether they open."""

    quotations: list[Found]
    alone: list[tuple[Mark, bool]]


def read(
    text: str,
    start: int,
    end: int,
    found: Sequence[Mark],
    *,
    carried: tuple[Family, str] | None = None,
    goes_on: tuple[Family, ...] = (),
) -> Paragraph:
    """What stands between these offsets, where these marks were found.

    ``carried`` is the family and glyph of what an earlier paragraph left open, ``goes_on`` the families that the
    next one opens with, or closes.
    """
    if not found:
        return Paragraph([], [])
    anew = _anew(text, start, end, found)
    pairing = pair(found, carried=carried, goes_on=goes_on, anew=anew)
    here = _Here(text, start, end, found, pairing)
    quotations = list(_pairs(here))
    single = [found[i] for i in sorted(pairing.alone)]
    alone = [(mark, mark.opens < mark.closes) for mark in single]
    for q, i in list(_left_open(here, goes_on, anew, _Taken(quotations))):
        quotations.append(q)
        if q.damaged and i != CARRIED:
            alone.append((found[i], True))
    quotations += list(_half(here, single, _Taken(quotations)))
    reopened = {found[b].start for _, b in pairing.dropped if b in anew}
    quotations = [q._replace(anew=True) if q.start in reopened else q for q in quotations]
    return Paragraph(_apart(text, quotations), sorted(alone, key=lambda lone: lone[0].start))


class _Here(NamedTuple):
    """The paragraph that is being read, its marks and how they pair."""

    text: str
    start: int
    end: int
    found: Sequence[Mark]
    pairing: Pairing

    def opening(self, i: int) -> tuple[int, int, Family]:
        """Where the quotation of this mark begins, how long the mark is, its family."""
        if i == CARRIED:
            return self.start, 0, "double"
        mark = self.found[i]
        return mark.start, mark.end - mark.start, mark.family

    def bounded(self, opening: tuple[int, int, Family], limit: int, taken: "_Taken") -> Found:
        """The quotation that opens here and never closes, cut where it plainly ends."""
        first, lead, family = opening
        end = bounds.likely_end(self.text, first, first + lead, limit, taken.end_before)
        return Found(first, end, lead, 0, family, closed=False, damaged=True)


class _Taken:
    """Where quotations stand already."""

    def __init__(self, quotations: Sequence[Found]) -> None:
        spans = sorted((q.start, q.end) for q in quotations)
        self.starts = [a for a, _ in spans]
        self.ends = list(accumulate((b for _, b in spans), max))

    def end_before(self, at: int) -> int:
        """Where the last quotation ends that begins before this offset, 0 where none does."""
        k = bisect_right(self.starts, at - 1) - 1
        return self.ends[k] if k >= 0 else 0


def _anew(text: str, start: int, end: int, found: Sequence[Mark]) -> frozenset[int]:
    """The marks that may open a paragraph whose line was lost."""
    if end - start <= FLATTENED:
        return frozenset()
    return frozenset(
        i
        for i, mark in enumerate(found)
        if mark.opens < 2 and FINAL_STOP.search(text[max(start, mark.start - 4) : mark.start])
    )


def _pairs(here: _Here) -> Iterator[Found]:
    text, found = here.text, here.found
    shared = Counter(b for _, b in here.pairing.pairs)
    outer: set[int] = set()
    for a, b in here.pairing.pairs:
        first, lead, _ = here.opening(a)
        last, tail = found[b].end, found[b].end - found[b].start
        if shared[b] > 1:
            # One doubled mark closes two: its second half is the outer one's, which comes first.
            tail //= 2
            last -= tail if b in outer else 0
            outer.add(b)
        if text[first + lead : last - tail].strip():
            yield Found(first, last, lead, tail, found[b].family)


def _left_open(
    here: _Here, goes_on: tuple[Family, ...], anew: frozenset[int], taken: _Taken
) -> Iterator[tuple[Found, int]]:
    """The quotations that nothing closes, each with its mark's index."""
    text, found, pairing = here.text, here.found, here.pairing
    for a, b in pairing.dropped:
        first, lead, family = opening = here.opening(a)
        limit = found[b].start
        if b in anew and not bounds.ends_with_a_cue(text, first + lead, limit):
            yield Found(first, _trimmed(text, first, limit), lead, 0, family, closed=False), a
        else:
            yield here.bounded(opening, limit, taken), a
    families = tuple(here.opening(i)[2] for i in pairing.open)
    sound = families == goes_on[: len(families)]
    for i in pairing.open:
        first, lead, family = opening = here.opening(i)
        if sound and not bounds.ends_with_a_cue(text, first + lead, here.end):
            yield Found(first, _trimmed(text, first, here.end), lead, 0, family, closed=False, goes_on=True), i
        else:
            yield here.bounded(opening, here.end, taken), i


def _half(here: _Here, marks: Sequence[Mark], taken: _Taken) -> Iterator[Found]:
    """The quotations of which one mark is left while the words show where the other must have stood."""
    text, done = here.text, here.start
    for k, mark in enumerate(marks):
        last = taken.end_before(mark.start)
        if last > mark.start:
            continue
        if mark.closes < mark.opens:
            if mark.family == "single" and not bounds.says_behind(text, mark.start, mark.end):
                continue
            low = max(done, last)
            done = mark.end
            first = bounds.likely_start(text, low, mark.start, mark.end, fresh=low == here.start)
            if first is not None:
                yield Found(first, mark.end, 0, mark.end - mark.start, mark.family, damaged=True)
            continue
        plain = bounds.plain_end(text, mark.end, marks[k + 1].start if k + 1 < len(marks) else here.end)
        if plain is not None and taken.end_before(plain) <= mark.end:
            done = plain
            yield Found(mark.start, plain, mark.end - mark.start, 0, mark.family, closed=False, damaged=True)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _apart(text: str, quotations: list[Found]) -> list[Found]:
    """In order of their start; where a bound that was only guessed crosses another quotation, it gives way."""
    ordered: list[Found] = []
    around: list[int] = []
    for q in sorted(quotations, key=lambda q: (q.start, -q.end)):
        while around and ordered[around[-1]].end <= q.start:
            around.pop()
        while around and ordered[around[-1]].end < q.end:
            outer = ordered[around[-1]]
            if not outer.damaged:
                q = q._replace(end=outer.end)
                break
            ordered[around[-1]] = outer._replace(end=_trimmed(text, outer.start, q.start), tail=0)
            around.pop()
        around.append(len(ordered))
        ordered.append(q)
    return [q for q in ordered if text[q.start + q.lead : q.end - q.tail].strip()]
