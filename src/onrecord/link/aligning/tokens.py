"""A text's words as they stand, in the form in which they are compared."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.link.aligning.known import calendar, idle

TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?(?!\d)[^\W\d_]*"
    r"|\d+(?:[.:]\d+)*[^\W\d_]*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_](?:\w|['’](?=[^\W\d_]))*"
    r"|[$€£¥₹₽₪₩₺₴₦₱฿₫%]"
)
MARKS = str.maketrans({"’": "'", "‘": "'", ".": None})

Kind = Literal["word", "figure", "sign", "known", "day", "month"]


class Word(NamedTuple):
    """A word, or several that make one number or one known name; equal ``key``, equal meaning."""

    start: int
    end: int
    key: str
    kind: Kind = "word"
    capital: bool = False


def folded(word: str) -> str:
    """The word without case, accents, marks and possessive.

    >>> folded("Erdoğan’s"), folded("U.S.")
    ('erdogan', 'us')
    """
    word = word.lower()
    if word.isascii() and word.isalpha():
        return word
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.translate(MARKS).removesuffix("'s").removesuffix("'")


def tokens(text: str, start: int, end: int) -> Iterator[Word]:
    """The words between two offsets, in order; signs of money and percent are words."""
    for match in TOKEN.finditer(text, start, end):
        first, last = match.span()
        key, kind, capital, cut = _read(match.group())
        if key != "s" or text[first - 1 : first] not in ("'", "’"):  # a possessive that stands apart
            yield Word(first, last - cut, key, kind, capital)


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, Kind, bool, int]:
    """A word's key and kind, whether it has a capital, and how many of its characters are a possessive."""
    if len(written) == 1 and not written.isalnum():
        return written, "sign", False, 0
    if written[0].isdigit():
        return written.lower(), "word", False, 0
    key, capital = folded(written), written[0].isupper()
    cut = 2 if written.endswith(("'s", "’s")) else 0
    if key in idle() and len(key) > 1 and written.isupper():
        return f"{key}.", "word", True, cut  # US, WHO, IT: no pronouns
    if capital and key in calendar():
        return *calendar()[key], True, cut
    return "%" if key == "percent" else key, "word", capital, cut
