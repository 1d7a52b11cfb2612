"""Who wrote it: "By Ana Ruiz, Staff Writer", "(Reporting by Ana Ruiz; editing by Tom Hale)"."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.clean.blocks import Block
from onrecord.lang import lexicon
from onrecord.model import PassageKind

OPENING = re.compile(
    r"(?:By|BY|by|Written by|Reported by|Story by|Words by|Analysis by|Report by)\s?:?\s(?=[A-Z@])"
)
DESK = re.compile(
    r"[(\[—–-]?\s*(?:(?:additional|further|extra)\s)?"
    r"(?:reporting|writing|editing|compiled|translated|edited|with reporting)\s(?:and\s\w+ing\s)?by\s[A-Z]",
    re.IGNORECASE,
)
LOWER = {
    "and",
    "in",
    "for",
    "of",
    "the",
    "at",
    "on",
    "with",
    "from",
    "by",
    "de",
    "da",
    "di",
    "del",
    "der",
    "van",
    "von",
    "al",
    "el",
    "bin",
    "la",
    "le",
    "dos",
}
FUNCTIONS = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|writer|bureau|chief|agency|agencies|desk|associated|press)\b", re.I
)
INITIAL = re.compile(r"\b(?:[A-Z]|Jr|Sr|St|Dr|Mr|Ms|U\.S|a\.m|p\.m)\.")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon("clean_furniture.toml")["agencies"])


def is_byline(text: str) -> bool:
    """Whether a line names its writers and says nothing else.

    >>> is_byline("By Ana Ruiz and TOM HALE, Associated Press")
    True
    >>> is_byline("By Monday the town had fallen.")
    False
    """
    if len(text) > 220:
        return False
    if DESK.match(text):
        return True
    opening = OPENING.match(text)
    if opening:
        return _only_names(text[opening.end() :])
    body, _, place = text.partition(", ")
    if body.lower() in _agencies() and 0 < len(place) < 30 and place.istitle():
        return True
    return text.strip("() .").lower().removeprefix("from ").removeprefix("the ") in _agencies()


def _only_names(rest: str) -> bool:
    if len(rest) > 160 or INITIAL.sub("", rest.rstrip(". ")).count(". "):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    plain = [word for word in words if word[0].islower() and word not in LOWER and not FUNCTIONS.fullmatch(word)]
    if rest.endswith(".") and not INITIAL.search(rest[-5:]) and len(words) > 4:
        return not plain and bool(FUNCTIONS.search(rest))
    return len(plain) <= (2 if FUNCTIONS.search(rest) else 0)


def bylines(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines near the top or the end that name writers."""
    near = 8
    return [
        i
        for i, block in enumerate(blocks)
        if kinds[i] is None and (i < near or i >= len(blocks) - near) and is_byline(block.text)
    ]
