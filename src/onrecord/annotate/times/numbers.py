"""Numbers in words: "twenty-four", "nineteen ninety-six", "two thousand and five"."""

from collections.abc import Sequence

from onrecord.lang import lexicon

_TOLD = lexicon("times.toml")["numbers"]
ONES: dict[str, int] = {word: value for value, word in enumerate(_TOLD["ones"])}
TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TOLD["tens"], start=2)}
SCALES = {"hundred": 100, "thousand": 1000}
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_TOLD["ordinals"], start=1)} | {
    "thirtieth": 30
}
WORDS: dict[str, int] = ONES | TENS | SCALES


def value(words: Sequence[str]) -> tuple[int, bool]:
    """The number that these words name, and whether they name it as years are said.

    >>> value(["twenty", "four"]), value(["nineteen", "ninety", "six"]), value(["two", "thousand", "and", "five"])
    ((24, False), (1996, True), (2005, False))
    """
    words = [word for word in words if word != "and"]
    if len(words) >= 2 and 10 <= WORDS[words[0]] <= 20 and not set(words) & SCALES.keys():
        rest = sum(WORDS[word] for word in words[1:])
        if 10 <= rest <= 99:
            return 100 * WORDS[words[0]] + rest, True
    total = block = 0
    for word in words:
        if word == "hundred":
            block = max(block, 1) * 100
        elif word == "thousand":
            total += max(block, 1) * 1000
            block = 0
        else:
            block += WORDS[word]
    return total + block, False
