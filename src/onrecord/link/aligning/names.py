"""Names that became others in a copy, or were garbled."""

from collections.abc import Iterator, Sequence
from itertools import product

from rapidfuzz.fuzz import ratio

from onrecord.link.aligning.blocks import Block
from onrecord.link.aligning.known import seats
from onrecord.link.aligning.stretches import Sides, Stretch
from onrecord.link.aligning.tokens import Word
from onrecord.model import Alteration

ALIKE = 75.0
"""Names at least so alike, of 100, are one name, garbled."""
SURE = 90.0
"""The same, of a word that has lost its capital."""
SHORTEST = 4
LIST = 10_000
"""More pairs of names than this are a list's, and no sentence."""
SLOT = 5
"""Where so many words or fewer stand for each other a name among them took the other's place."""


def names(sides: Sides) -> Iterator[Alteration]:
    """Names that stand on one side only, each with the one that stands for it on the other side."""
    one, other = sides.one, sides.other
    if not any(word.capital and word.key not in one.keys for word in other.words):
        return
    mine, yours = _lacking(one, other), _lacking(other, one)
    if not yours:
        return
    found = list(_garbled(sides, mine + _hidden(sides, mine), yours))
    taken_mine, taken_yours = {i for i, _ in found}, {j for _, j in found}
    for i, j in sorted(found):
        yield _altered(sides, range(i, i + 1), range(j, j + 1), garbled=not _is_known(sides, i))
    yield from _replaced(
        sides, [i for i in mine if i not in taken_mine], [j for j in yours if j not in taken_yours]
    )


def _lacking(side: Stretch, other: Stretch) -> list[int]:
    """The side's names that do not stand on the other side, in capitals or not."""
    written = {_written(other, k) for k in range(len(other.words))}
    names = (i for i in side.names(other.told) if side.words[i].key not in other.keys)
    return [i for i in names if _written(side, i) not in written]


def _hidden(sides: Sides, mine: Sequence[int]) -> list[int]:
    """Words that may be garbled names though their capital says nothing, or is lost."""
    one, other = sides.one, sides.other
    strange = [i for i in range(len(one.words)) if one.words[i].key not in other.keys and i not in mine]
    return [
        i
        for i in strange
        if (one.may_be_name(i) and one.words[i].key not in one.told.small)
        or (one.words[i].kind == "word" and not one.words[i].capital and one.words[i].key not in other.told.small)
    ]


def _garbled(sides: Sides, mine: Sequence[int], yours: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of names that are written nearly alike, the likest first."""
    one, other = sides.one, sides.other
    if len(mine) * len(yours) > LIST:
        return
    scored = []
    for i, j in product(mine, yours):
        a, b = _written(one, i), _written(other, j)
        kinds = {one.words[i].kind, other.words[j].kind}
        if (
            min(len(a), len(b)) < SHORTEST
            or (len(kinds) > 1 and "word" not in kinds)
            or _one(a.split(), b.split())
        ):
            continue
        if (score := ratio(a, b)) >= (ALIKE if one.words[i].capital else SURE):
            scored.append((-score, abs(i - j), i, j))
    left_mine, left_yours = set(mine), set(yours)
    for _, _, i, j in sorted(scored):
        if i in left_mine and j in left_yours:
            left_mine.discard(i)
            left_yours.discard(j)
            yield i, j


def _written(side: Stretch, i: int) -> str:
    return side.at((side.words[i].start, side.words[i].end)).lower()


def _forms(a: str, b: str) -> bool:
    """Whether the two are forms of one name: a plural, an adjective, a name that lost its end to a full stop."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return long.startswith(short) and long[len(short) :] in (
        "s", "es", "n", "an", "ian", "ans", "ians", "i", "ese", "ish", "ns",
    )  # fmt: skip


def _is_known(sides: Sides, i: int) -> bool:
    """Whether the copy's word is a name of its own: a country, or one that the source has too."""
    word = sides.one.words[i]
    return word.kind != "word" or word.key in sides.other.told.names


def _replaced(sides: Sides, mine: Sequence[int], yours: Sequence[int]) -> Iterator[Alteration]:
    """Names of which one stands where the other stood."""
    for block in sides.blocks:
        here = [i for i in mine if i in block.one]
        there = [j for j in yours if j in block.other]
        if not here or not there or not _is_slot(sides, block):
            continue
        for ours, theirs in zip(_runs(here), _runs(there), strict=False):
            if not _one_name(sides, ours, theirs):
                yield _altered(sides, ours, theirs, garbled=False)


def _is_slot(sides: Sides, block: Block) -> bool:
    return len(block.one) <= SLOT and len(block.other) <= SLOT


def _runs(indexes: Sequence[int]) -> list[range]:
    """Neighbours together."""
    runs: list[range] = []
    for i in indexes:
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return runs


def _one_name(sides: Sides, ours: range, theirs: range) -> bool:
    """Whether the two name the same: forename and surname, a body and its initials or short form, a country and
    its capital, a day and a date."""
    mine = [sides.one.words[i] for i in ours]
    yours = [sides.other.words[j] for j in theirs]
    beside = sides.one.told.beside | sides.other.told.beside
    if any((a.key, b.key) in beside or (b.key, a.key) in beside for a, b in product(mine, yours)):
        return True
    kinds = {word.kind for word in mine} | {word.kind for word in yours}
    if kinds & {"day", "month"} and len(kinds) > 1:
        return True
    if _initials(mine, yours) or _initials(yours, mine) or _lands(mine) & _lands(yours):
        return True
    one = sides.one.at(sides.one.span(ours[0], ours[-1])).lower().split()
    other = sides.other.at(sides.other.span(theirs[0], theirs[-1])).lower().split()
    return _one(one, other)


def _one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the longer name has every word of the shorter one, in some form."""
    short, long = sorted((one, other), key=len)
    return all(any(word == also or _forms(word, also) for also in long) for word in short)


def _initials(short: Sequence[Word], long: Sequence[Word]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0].key == "".join(word.key[0] for word in long)


def _lands(words: Sequence[Word]) -> set[str]:
    return {f"={seats()[word.key]}" for word in words if word.key in seats()} | {
        word.key for word in words if word.kind == "known"
    }


def _altered(sides: Sides, ours: range, theirs: range, *, garbled: bool) -> Alteration:
    span, original = sides.one.span(ours[0], ours[-1]), sides.other.span(theirs[0], theirs[-1])
    return Alteration(
        kind="name",
        how="garbled" if garbled else "replaced",
        span=span,
        original=original,
        words=sides.one.at(span),
        original_words=sides.other.at(original),
    )
