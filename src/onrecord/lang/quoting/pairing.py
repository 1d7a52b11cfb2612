"""Which marks of a paragraph open and close together: the cheapest reading of all of them at once.

A mark alone is often unclear (an apostrophe, a straight mark between two blanks, a closing glyph where one opens);
all of a paragraph's marks seldom are. A few readings are carried along from mark to mark, each with what it
costs and with what it holds open; of two that hold open the same the cheaper one goes on.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from onrecord.lang.quoting.glyphs import Family, Mark

BEAM = 8
NARROW = 2
HOPELESS = 8.0
"""A reading that costs so much more than the best one is given up."""
CROWDED = 1_000
"""Above so many marks in a paragraph fewer readings are carried along."""
DEEPEST = 4
TOO_MUCH = 6.5
"""What speaks so much against a mark's opening or closing is not tried."""
LEFT_OPEN = {"double": 4.8, "guillemet": 4.8, "angle": 4.8, "single": 6.0}
GOES_ON = {"double": 1.0, "guillemet": 1.0, "angle": 1.0, "single": 2.0}
ANEW = 2.0
ACROSS_FAMILIES = 4.0
CARRIED = -1
"""Stands for the mark that an earlier paragraph left open."""

TOGETHER = {
    ("„", "“"): -2.5, ("‚", "‘"): -2.5, ("»", "«"): -2.0, ("›", "‹"): -2.0, ("”", "”"): -1.5, ("“", '"'): 0.4,
    ('"', "”"): 0.4, ("“", "''"): 0.5, ('"', "''"): 0.5, ("``", '"'): 0.3, ("``", "”"): 0.5, ("‘", "'"): 0.4,
    ("'", "’"): 0.4, ("`", "’"): 0.3,
}  # fmt: skip
"""What speaks against these two as a pair; negative takes back what was held against their shapes."""

PLAIN = frozenset(("“”", '""', "``''", "«»"))

_Held = tuple[int, Family, str]
"""An open mark: its index, its family, its glyph."""
_Steps = tuple[object, ...]
"""What was decided, the last first: (earlier steps, kind, a mark's index, another's)."""
_Reading = tuple[float, tuple[_Held, ...], _Steps]


class Pairing(NamedTuple):
    """By the marks' indices: the pairs; what stays open at the end; what was open when another opened in its
    place, with that one; what has no partner. CARRIED opened in an earlier paragraph."""

    pairs: list[tuple[int, int]]
    open: list[int]
    dropped: list[tuple[int, int]]
    alone: list[int]


def pair(
    found: Sequence[Mark],
    *,
    carried: tuple[Family, str] | None = None,
    goes_on: tuple[Family, ...] = (),
    anew: frozenset[int] = frozenset(),
) -> Pairing:
    """The likeliest pairing.

    ``carried`` is the family and glyph of what an earlier paragraph left open, ``goes_on`` the families that the
    next paragraph opens with, ``anew`` the marks at which a paragraph may begin whose line was lost.
    """
    if carried is None and (plain := _plainly(found)) is not None:
        return plain
    readings: list[_Reading] = [(0.0, (), ())]
    if carried is not None:
        readings.append((0.5, ((CARRIED, *carried),), ()))
    beam = BEAM if len(found) < CROWDED else NARROW
    for i, mark in enumerate(found):
        best: dict[str, _Reading] = {}
        for reading in readings:
            for grown in _grown(reading, i, mark, found, i in anew):
                key = " ".join([held[2] for held in grown[1]])
                known = best.get(key)
                if known is None or grown[0] < known[0]:
                    best[key] = grown
        readings = sorted(best.values(), key=itemgetter(0))[:beam]
        while readings[-1][0] > readings[0][0] + HOPELESS:
            readings.pop()
    return _unfold(min(readings, key=lambda reading: reading[0] + _at_the_end(reading[1], goes_on)))


def _plainly(found: Sequence[Mark]) -> Pairing | None:
    """The pairing where every mark is sure by itself and they come by twos, as in most paragraphs."""
    pairs: list[tuple[int, int]] = []
    opening = -1
    for i, mark in enumerate(found):
        if mark.family == "single" and mark.nothing < 1 and mark.opens > 1:
            continue  # an apostrophe; where nothing single is open it closes nothing
        if mark.family == "single" or mark.twice or min(mark.opens, mark.closes) > 0:
            return None
        if mark.opens >= 3 and opening >= 0 and found[opening].glyph + mark.glyph in PLAIN:
            pairs.append((opening, i))
            opening = -1
        elif mark.closes >= 3 and opening < 0:
            opening = i
        else:
            return None
    return Pairing(pairs, [], [], []) if opening < 0 else None


def _grown(reading: _Reading, i: int, mark: Mark, found: Sequence[Mark], anew: bool) -> Iterator[_Reading]:
    cost, stack, steps = reading
    yield cost + mark.nothing, stack, ((steps, "alone", i, i) if mark.lone else steps)
    if mark.opens < TOO_MUCH:
        yield from _opened((cost + mark.opens, stack, steps), i, mark, anew)
    if stack and mark.closes < TOO_MUCH:
        yield from _closed((cost + mark.closes, stack, steps), i, mark, found)


def _opened(reading: _Reading, i: int, mark: Mark, anew: bool) -> Iterator[_Reading]:
    cost, stack, steps = reading
    held = (i, mark.family, mark.glyph)
    depth = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][1] == mark.family), None)
    if len(stack) < DEEPEST:
        if depth is None or depth < len(stack) - 1:
            within = 0.2 * len(stack)
        elif mark.family == "single":
            within = 5.0
        else:
            within = 2.0 if mark.glyph in ('"', "''") else 1.2
        yield cost + within, (*stack, held), steps
    if depth is not None and stack[depth][0] != CARRIED:
        left = ANEW if anew else LEFT_OPEN[mark.family]
        yield cost + left, (*stack[:depth], held), (steps, "dropped", stack[depth][0], i)


def _closed(reading: _Reading, i: int, mark: Mark, found: Sequence[Mark]) -> Iterator[_Reading]:
    cost, stack, steps = reading
    top = stack[-1]
    if top[1] == mark.family:
        closed = (steps, "pair", top[0], i)
        cost += _together(top, mark, found)
        yield cost, stack[:-1], closed
        if mark.twice and len(stack) > 1 and stack[-2][1] == mark.family:
            yield cost, stack[:-2], (closed, "pair", stack[-2][0], i)
    elif {top[1], mark.family} == {"single", "double"}:
        yield cost + ACROSS_FAMILIES + _together(top, mark, found), stack[:-1], (steps, "pair", top[0], i)
    if len(stack) > 1 and stack[-2][1] == mark.family != top[1] != "single" and stack[-2][0] != CARRIED:
        left = (steps, "dropped", top[0], i)
        cost += LEFT_OPEN[top[1]] + _together(stack[-2], mark, found)
        yield cost, stack[:-2], (left, "pair", stack[-2][0], i)


def _together(opening: _Held, mark: Mark, found: Sequence[Mark]) -> float:
    """What speaks against this pair: its glyphs, its length, that nothing stands in it."""
    against = TOGETHER.get((opening[2], mark.glyph), 0.0)
    if opening[0] == CARRIED:
        return against
    length = mark.start - found[opening[0]].end
    if length < 1:
        return against + 6
    return against + (min(1.5, length / 800) if mark.family == "single" else min(1.0, length / 3_000))


def _at_the_end(stack: tuple[_Held, ...], goes_on: tuple[Family, ...]) -> float:
    families = tuple(held[1] for held in stack)
    against = GOES_ON if families == goes_on[: len(families)] else LEFT_OPEN
    return sum(against[family] for family in families)


def _unfold(reading: _Reading) -> Pairing:
    pairing = Pairing([], [held[0] for held in reading[1]], [], [])
    steps: object = reading[2]
    while isinstance(steps, tuple) and steps:
        steps, kind, a, b = steps
        if kind == "pair":
            pairing.pairs.append((a, b))
        elif kind == "dropped":
            pairing.dropped.append((a, b))
        else:
            pairing.alone.append(a)
    return pairing
