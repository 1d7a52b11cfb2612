"""Numbers as tallies write them: "1,204", "fifty-six", "none", "a single"."""

from onrecord.lang import lexicon

_NUMBERS: dict[str, int] = lexicon("quantities.toml")["words"]
_COUNTS: dict[str, int] = lexicon("votes.toml")["counts"]
DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_IN_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
NUM = rf"(?:{DIGITS}|(?:{_IN_WORDS})\b)(?:-(?:one|two|three|four|five|six|seven|eight|nine)\b)?"
"""Digits or words, as a piece of a regular expression."""
ONES = "|".join(sorted(_COUNTS, key=len, reverse=True))


def number_of(words: str) -> int:
    """The number that digits or words write."""
    words = words.lower().replace(",", "")
    if words.isdigit():
        return int(words)
    if words in _COUNTS:
        return _COUNTS[words]
    return sum(_NUMBERS.get(part, 0) for part in words.split("-"))
