"""Two wordings beside each other: which words only one of them has."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby

import msgspec

TOKEN = re.compile(r"(\w+(?:[-'’.,]\w+)*|[^\w\s])(\s*)")
MARKS = str.maketrans("“”„‘’‚", "\"\"\"'''")
"""Quotation marks of one kind are no other wording than those of another."""
ALIKE, FEW = 0.3, 6
"""Wordings of more than a few words that share less than this are not marked: nearly every word would be."""


class Run(msgspec.Struct, frozen=True):
    """Words of one wording that the other has too, or has not."""

    words: str
    same: bool = True


def differing(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both wordings in runs, on one line each.

    >>> now, before = differing("At least 41 died.", "More than 40 died.")
    >>> [run.words for run in (*now, *before) if not run.same]
    ['At least 41', 'More than 40']
    """
    mine, yours = (TOKEN.findall(" ".join(words.split())) for words in (one, other))
    plain, other_plain = ([word.translate(MARKS) for word, _ in side] for side in (mine, yours))
    matcher = SequenceMatcher(None, plain, other_plain, autojunk=False)
    if max(len(mine), len(yours)) > FEW and matcher.ratio() < ALIKE:
        return (Run(_joined(mine)),), (Run(_joined(yours)),)
    same: tuple[set[int], set[int]] = set(), set()
    for at, beside, size in matcher.get_matching_blocks():
        same[0].update(range(at, at + size))
        same[1].update(range(beside, beside + size))
    return tuple(_runs(mine, same[0])), tuple(_runs(yours, same[1]))


def _runs(tokens: list[tuple[str, str]], same: set[int]) -> Iterator[Run]:
    for shared, places in groupby(range(len(tokens)), key=lambda place: place in same):
        words = _joined(tokens[place] for place in places)
        yield Run(words.rstrip(), shared)
        if words.endswith(" "):
            yield Run(" ")


def _joined(tokens: Iterable[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in tokens)
