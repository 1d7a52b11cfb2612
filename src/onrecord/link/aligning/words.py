"""A text's words, numbers by their value, countries by their code."""

from onrecord.link.aligning.known import begin_countries, countries
from onrecord.link.aligning.numbers import with_numbers
from onrecord.link.aligning.tokens import Word, tokens

LONGEST_NAME = 6
"""So many words a country's name may have."""


def words(text: str, start: int, end: int) -> list[Word]:
    """The words between two offsets, in order.

    >>> told = "Forty-eight Israelis met U.S. envoys in Mar. over $1.5bn."
    >>> [word.key for word in words(told, 0, len(told))]
    ['48', '=ISR', 'met', '=USA', 'envoys', 'in', 'march', 'over', '$', '1500000000']
    """
    return _with_countries(with_numbers(list(tokens(text, start, end))))


def _with_countries(found: list[Word]) -> list[Word]:
    """Every country by its code, whether its name, its adjective or its people stand there."""
    known, first = countries(), begin_countries()
    if not any(word.capital and word.key in first for word in found):
        return found
    result: list[Word] = []
    i = 0
    while i < len(found):
        after = i + 1
        if found[i].capital and found[i].key in first:
            for j in range(min(len(found), i + LONGEST_NAME), i, -1):
                if (code := known.get(tuple(word.key for word in found[i:j]))) and found[j - 1].capital:
                    result.append(Word(found[i].start, found[j - 1].end, f"={code}", "country", True))
                    i = j
                    break
        if i < after:
            result.append(found[i])
            i = after
    return result
