"""Words as the index keeps them: SQLite's own way (FTS5's ``unicode61 remove_diacritics 2``), for whatever isn't
SQLite: the index on PostgreSQL, and the marks in what was found."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

MARKS = "\u0300-\u0331"
"""The combining marks that stand within a word."""
_WORD = re.compile(rf"[^\W_][^\W_{MARKS}]*(?:[{MARKS}][^\W_{MARKS}]*)*")


class Word(NamedTuple):
    """A word of a text: as it is compared, and where it stands."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order.

    >>> [word.folded for word in words("Núñez didn't sign: 1,200 left Göteborg.")]
    ['nunez', 'didn', 't', 'sign', '1', '200', 'left', 'goteborg']
    """
    for match in _WORD.finditer(text):
        yield Word(_folded(match.group()), match.start(), match.end())


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return word.lower() if word.isascii() else "".join(map(_letter, word))


def _letter(letter: str) -> str:
    """Small, and bare of accents where it is Latin; a letter never becomes two.

    >>> _letter("É"), _letter("ß"), _letter("Й")
    ('e', 'ß', 'й')
    """
    if "\u0300" <= letter <= "\u0331":
        return ""
    bare = unicodedata.normalize("NFD", letter)[0]
    small = (bare if bare.isascii() else letter).casefold()
    return small if len(small) == 1 else letter.lower()[0]


class _Letters(dict[int, str]):
    """Each letter as it is compared, a combining mark as it is."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        found = self[number] = _letter(letter) or letter
        return found


def same_length(text: str) -> str:
    """The text with each letter as it is compared, letter for letter, so that places hold in both.

    >>> same_length("Núñez, GÖTEBORG")
    'nunez, goteborg'
    """
    return text.lower() if text.isascii() else text.translate(_Letters())
