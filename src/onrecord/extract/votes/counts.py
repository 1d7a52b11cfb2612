"""Numbers as tallies write them: "1,204", "fifty-six", "none", "a single"."""

import re
from typing import NamedTuple

from onrecord.lang import lexicon

_NUMBERS: dict[str, int] = lexicon("quantities.toml")["words"]
_LEXICON = lexicon("votes.toml")
_COUNTS: dict[str, int] = _LEXICON["counts"]
DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_IN_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
NUM = rf"(?:{DIGITS}|(?:{_IN_WORDS})\b)(?:-(?:one|two|three|four|five|six|seven|eight|nine)\b)?"
"""Digits or words, as a piece of a regular expression."""
ONES = "|".join(sorted(_COUNTS, key=len, reverse=True))

SHARE = rf"(?!\s?(?:{'|'.join(_LEXICON['tallies']['shares'])}))"
"""That no share, sum or time follows, as a piece of a regular expression."""
FEW = re.compile(r"\b(?:just|only|a\smere|barely)\s$", re.I)
"""What makes a count small, right before it."""


class Side(NamedTuple):
    """One side: which, how many, where the sentence's text writes it, and whether it was everybody."""

    name: str
    number: int
    start: int
    end: int
    everybody: bool = False
    is_few: bool = False
    """Whether the report calls them few: "mustered just 44 votes"."""
    whole: int | None = None
    """Of how many, where it is told: "15 of the 17 members"."""
    aside: tuple[int, int] | None = None
    """Where the sentence names some of them: "five countries, among them Hungary and Israel, voted against"."""


def number_of(words: str) -> int:
    """The number that digits or words write."""
    words = words.lower().replace(",", "")
    if words.isdigit():
        return int(words)
    if words in _COUNTS:
        return _COUNTS[words]
    return sum(_NUMBERS.get(part, 0) for part in words.split("-"))
