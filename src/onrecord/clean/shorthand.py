"""One spelling for what a report writes in two ways, so that its passages can be compared."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lang import lexicon

DOTTED = re.compile(r"\b(?:[A-Z]\.){2,5}")
SHORT = re.compile(r"\b[A-Z]{2,5}\b")
FULL = re.compile(r"\b[A-Z][\w'’-]+(?:\s(?:(?:of|the|and|for|on)\s){0,2}[A-Z][\w'’-]+){1,5}")
MILLIONS = re.compile(r"(\d)\s?(m|bn|tn)\b")
SCALES = {"m": "million", "bn": "billion", "tn": "trillion"}


def short_names(texts: Iterable[str]) -> frozenset[str]:
    """The names in capitals that the texts use: UN, NATO."""
    return frozenset(short for text in texts for short in SHORT.findall(_undotted(text)))


def spelt_alike(text: str, shorts: frozenset[str]) -> str:
    """The text with full names cut to those of ``shorts``, scales and "%" in letters.

    >>> spelt_alike("The United Nations sent envoys for $4m, or 3%.", frozenset({"UN"}))
    'The UN sent envoys for $4 million, or 3 percent.'
    """
    text = _undotted(text).replace("per cent", "percent").replace("%", " percent")
    if any(map(str.isdigit, text)):
        text = MILLIONS.sub(lambda m: f"{m[1]} {SCALES[m[2]]}", text)
    return FULL.sub(lambda m: _shortened(m[0], shorts), text) if shorts else text


def in_figures(word: str) -> str:
    """A small number's word as its figures, any other word as it is."""
    return _numbers().get(word, word)


def _undotted(text: str) -> str:
    return DOTTED.sub(lambda m: m[0].replace(".", ""), text)


def _shortened(name: str, shorts: frozenset[str]) -> str:
    """The name, its end replaced where the capitals of its words are a short name in use."""
    words = name.split()
    for at in range(len(words)):
        initials = "".join(word[0] for word in words[at:] if word[0].isupper())
        if words[at][0].isupper() and len(initials) >= 2 and initials in shorts:
            return " ".join([*words[:at], initials])
    return name


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for value, word in enumerate(lexicon("clean_repeats.toml")["numbers"], start=2)}
