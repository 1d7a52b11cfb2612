"""Numbers in words: "twenty-four", "nineteen ninety-six", "two thousand and five"."""

from collections.abc import Sequence

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1000}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
WORDS = ONES | TENS | SCALES


def value(words: Sequence[str]) -> tuple[int, bool]:
    """The number that these words name, and whether they name it as years are said.

    >>> value(["twenty", "four"]), value(["nineteen", "ninety", "six"]), value(["two", "thousand", "and", "five"])
    ((24, False), (1996, True), (2005, False))
    """
    words = [word for word in words if word != "and"]
    if len(words) >= 2 and 10 <= WORDS[words[0]] <= 20 and not set(words) & SCALES.keys():
        rest = _small(words[1:])
        if 10 <= rest <= 99:
            return 100 * WORDS[words[0]] + rest, True
    total = 0
    block = 0
    for word in words:
        if word == "hundred":
            block = max(block, 1) * 100
        elif word == "thousand":
            total += max(block, 1) * 1000
            block = 0
        else:
            block += WORDS[word]
    return total + block, False


def _small(words: Sequence[str]) -> int:
    return sum(WORDS[word] for word in words)
