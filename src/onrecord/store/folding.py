"""How names are compared: letter case, accents and punctuation aside, by whole words."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
_SILENT = re.compile(r"[.'’ʼ`]")


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The words as they are compared, one blank around each.

    >>> fold("U.S. Secretary José Núñez-Arce")
    ' us secretary jose nunez arce '
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    found = _WORD.findall(_SILENT.sub("", plain.casefold().replace("'s", "").replace("’s", "")))
    return f" {' '.join(found)} " if found else ""


def like(term: str) -> str:
    """The LIKE pattern (escape character ``!``) that finds these words within folded text.

    >>> like("Núñez")
    '% nunez %'
    """
    return f"%{escaped(fold(term))}%"


def escaped(literal: str) -> str:
    """The literal with what LIKE takes for a wildcard escaped by ``!``."""
    return re.sub(r"([%_!])", r"!\1", literal)
