"""A text's words, numbers by their value, countries and bodies by one name."""

from collections.abc import Iterator
from functools import cache

from onrecord.data import table
from onrecord.link.aligning.numbers import with_numbers
from onrecord.link.aligning.tokens import Word, tokens

LONGEST_NAME = 6
"""Names of more words are found by their shorter forms."""

Keys = tuple[str, ...]


def words(text: str, start: int, end: int) -> list[Word]:
    """The words between two offsets, in order.

    >>> told = "Forty-eight Israelis met U.N. envoys in Mar. over $1.5bn."
    >>> [word.key for word in words(told, 0, len(told))]
    ['48', '=ISR', 'met', '=United Nations', 'envoys', 'in', 'march', 'over', '$', '1500000000']
    """
    return _with_names(with_numbers(list(tokens(text, start, end))))


def _with_names(found: list[Word]) -> list[Word]:
    """Every country and every body that is known by several names under one of them."""
    first, known = _known()
    if not any(word.capital and word.key in first for word in found):
        return found
    result: list[Word] = []
    i = 0
    while i < len(found):
        after = i + 1
        if found[i].capital and found[i].key in first:
            for j in range(min(len(found), i + LONGEST_NAME), i, -1):
                if name := known.get(tuple(word.key for word in found[i:j])):
                    result.append(Word(found[i].start, found[j - 1].end, f"={name}", "known", True))
                    i = j
                    break
        if i < after:
            result.append(found[i])
            i = after
    return result


@cache
def _known() -> tuple[frozenset[str], dict[Keys, str]]:
    """The names of countries and bodies, word by word, with what they stand for; and the words they begin with."""
    found: dict[Keys, str] = {}
    several: set[Keys] = set()
    for form, name in _bodies():
        if (keys := _keys(form)) and found.setdefault(keys, name) != name:
            several.add(keys)
    for keys in several:
        del found[keys]
    for row in table("countries.tsv"):
        for field in ("name", "aliases", "adjectives", "people"):
            found.update((_keys(form), row["alpha3"]) for form in row[field].split("|") if form)
    return frozenset(keys[0] for keys in found), found


def _bodies() -> Iterator[tuple[str, str]]:
    for row in table("organizations.tsv"):
        if row["aliases"]:
            yield from ((form, row["name"]) for form in (row["name"], *row["aliases"].split("|")))


def _keys(form: str) -> Keys:
    keys = tuple(word.key for word in tokens(form, 0, len(form)))
    return keys[1:] if keys[0] == "the" else keys
