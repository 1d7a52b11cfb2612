"""Figures that became others in a copy, lost their bound or changed their unit."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from onrecord.lang import lexicon
from onrecord.link.aligning.blocks import block_of
from onrecord.link.aligning.known import bounds, idle
from onrecord.link.aligning.stretches import Sides, Stretch
from onrecord.link.tellings.words import stemmed
from onrecord.model import Alteration, Span
from onrecord.model.copy import How

LONGEST_BOUND = 4
AROUND = 3
"""So many telling words on either side say what a figure is of."""
TABLE = 400
"""More pairs of figures than this are a table's, and no sentence says which is which."""
TOGETHER = 2.0
"""What two figures must have in common to be told of the same: the place where they stand, or what they count."""


class _Figure(NamedTuple):
    """A figure by the index of its word. ``bound`` is what is said of it, from ``since`` to ``until``."""

    at: int
    key: str
    bound: str | None
    since: int
    until: int
    unit: str | None


def figures(sides: Sides) -> Iterator[Alteration]:
    """Figures that stand on one side only, each with the one that stands for it on the other; then bounds and
    units of those that stand on both."""
    mine, yours = _figures(sides.one), _figures(sides.other)
    for a, b in _same(mine, yours):
        mine.remove(a)
        yours.remove(b)
        yield from _told_otherwise(sides, a, b)
    for a, b in _of_the_same(sides, mine, yours):
        mine.remove(a)
        yours.remove(b)
        yield _altered(sides, sides.one.span(a.at, a.at), sides.other.span(b.at, b.at), "replaced")
    for b in yours:
        if _dropped(sides, b):
            original = sides.other.span(b.at, b.at)
            yield Alteration(
                kind="figure", how="dropped", span=None, original=original, original_words=sides.other.at(original)
            )


def _same(mine: Sequence[_Figure], yours: Sequence[_Figure]) -> list[tuple[_Figure, _Figure]]:
    """The figures of one value, in order; of two as good those told alike."""
    left = list(yours)
    found = []
    for a in mine:
        alike = [b for b in left if b.key == a.key]
        if alike:
            best = min(alike, key=lambda b: (b.bound != a.bound, b.unit != a.unit))
            left.remove(best)
            found.append((a, best))
    return found


def _of_the_same(sides: Sides, mine: Sequence[_Figure], yours: Sequence[_Figure]) -> list[tuple[_Figure, _Figure]]:
    """The figures left over that are told of the same, the surest first."""
    if len(mine) * len(yours) > TABLE:
        return []
    scored = sorted(
        ((_together(sides, a, b) + _alone(a, mine, b, yours), a, b) for a, b in product(mine, yours)),
        key=lambda s: (-s[0], s[1].at, s[2].at),
    )
    taken: set[int] = set()
    also: set[int] = set()
    found = []
    for score, a, b in scored:
        if score >= TOGETHER and a.at not in taken and b.at not in also:
            taken.add(a.at)
            also.add(b.at)
            found.append((a, b))
    return found


def _alone(a: _Figure, mine: Sequence[_Figure], b: _Figure, yours: Sequence[_Figure]) -> float:
    """Something, where each is the only one left on its side."""
    only = all(sum(_is_time(c) == _is_time(own) for c in left) == 1 for own, left in ((a, mine), (b, yours)))
    return 0.5 if only else 0.0


def _together(sides: Sides, a: _Figure, b: _Figure) -> float:
    """How much says that two figures are of the same."""
    score = 2.0 if block_of(sides.blocks, a.at, b.at) else 0.0
    before, behind = _around(sides.one, a)
    its_before, its_behind = _around(sides.other, b)
    if {*before[:1], *behind[:1]} & {*its_before[:1], *its_behind[:1]}:
        score += 1.5
    score += 0.25 * len({*before, *behind} & {*its_before, *its_behind})
    return score - (1.5 if _is_time(a) != _is_time(b) else 0.0)


def _is_time(figure: _Figure) -> bool:
    """A time of day, or what may be a year."""
    return ":" in figure.key or (len(figure.key) == 4 and figure.key[:2] in ("18", "19", "20"))


def _around(side: Stretch, figure: _Figure) -> tuple[list[str], list[str]]:
    """The telling words before a figure, the nearest first, and those behind it."""

    def telling(indexes: range) -> list[str]:
        found = []
        for i in indexes:
            word = side.words[i]
            if word.kind not in ("figure", "sign") and word.key not in idle():
                found.append(stemmed(word.key))
                if len(found) == AROUND:
                    break
        return found

    return telling(range(figure.since - 1, -1, -1)), telling(range(figure.at + 1, len(side.words)))


def _told_otherwise(sides: Sides, a: _Figure, b: _Figure) -> Iterator[Alteration]:
    """A figure of the same value with another bound, or of another unit."""
    if a.unit and b.unit and a.unit != b.unit:
        yield _altered(sides, _with_unit(sides.one, a), _with_unit(sides.other, b), "unit")
    elif a.bound != b.bound:
        one, other = sides.one.span(a.since, a.until), sides.other.span(b.since, b.until)
        yield _altered(sides, one, other, "bound")


def _with_unit(side: Stretch, figure: _Figure) -> Span:
    first = figure.at - (figure.at > 0 and side.words[figure.at - 1].kind == "sign")
    last = figure.at
    if last + 1 < len(side.words) and side.words[last + 1].key in _units():
        last += 1
    return side.span(int(first), last)


def _dropped(sides: Sides, figure: _Figure) -> bool:
    """Whether a figure is gone from between words that can't do without it: its sign or bound and what follows."""
    words, at = sides.other.words, figure.at
    if at == 0 or at + 1 == len(words):
        return False
    before, behind = words[at - 1], words[at + 1]
    if before.kind != "sign" and figure.bound is None and behind.key not in _units():
        return False
    mine = sides.one.words
    return any(a.key == before.key and b.key == behind.key for a, b in pairwise(mine))


def _figures(side: Stretch) -> list[_Figure]:
    found = []
    for at, word in enumerate(side.words):
        if word.kind != "figure" or word.key == "1":
            continue
        bound, since, until = _bound(side, at)
        found.append(_Figure(at, word.key, bound, since, until, _unit(side, at)))
    return found


def _bound(side: Stretch, at: int) -> tuple[str | None, int, int]:
    """What is said of the number at this word, and from which word to which it is said."""
    behind = at - 1 if at and side.words[at - 1].kind == "sign" else at
    keys = [word.key for word in side.words]
    for length in range(min(LONGEST_BOUND, behind), 0, -1):
        if bound := bounds().get(tuple(keys[behind - length : behind])):
            return bound, behind - length, at
    for length in (2, 1):
        for after in (at + 1, at + 2):
            if bound := bounds("bounds_behind").get(tuple(keys[after : after + length])):
                return bound, behind, min(after + length, len(keys)) - 1
    return None, behind, at


def _unit(side: Stretch, at: int) -> str | None:
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(side.words) and (unit := _units().get(side.words[beside].key)):
            return unit
    return None


@cache
def _units() -> dict[str, str]:
    words: dict[str, dict[str, str]] = lexicon("quantities.toml")
    return words["currency"] | words["currency_words"] | {"%": "%"}


def _altered(sides: Sides, span: Span, original: Span, how: How) -> Alteration:
    return Alteration(
        kind="figure",
        how=how,
        span=span,
        original=original,
        words=sides.one.at(span),
        original_words=sides.other.at(original),
    )
