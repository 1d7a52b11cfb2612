"""Numbers by their value, however they are written: "forty-eight" is 48, "1.5bn" and "1.5 billion" are one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.lang import lexicon
from onrecord.link.aligning.known import FILE
from onrecord.link.aligning.tokens import Word

DIGITS = re.compile(r"(\d[\d,.:\u00a0\u202f\u2009]*)([^\W\d_]*)\Z")
GROUPS = re.compile(r"[,\u00a0\u202f\u2009]")
ENDINGS = frozenset(("", "th", "st", "nd", "rd", "s"))
APART = frozenset(("bn", "mn", "mln", "bln", "tn", "trn"))
"""Letters that multiply a number that they stand apart from; a single one may be a unit."""


def with_numbers(words: Sequence[Word]) -> list[Word]:
    """The words, each number one of them, its key its value."""
    if not any(_may_be(word) for word in words):
        return list(words)
    return list(_joined(words))


def _may_be(word: Word) -> bool:
    return word.key[0].isdigit() or word.key in _written()


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    i = 0
    while i < len(words):
        value, after = _number_at(words, i)
        if value is None:
            yield words[i]
            i += 1
        else:
            yield Word(words[i].start, words[after - 1].end, value, "figure")
            i = after


def _number_at(words: Sequence[Word], i: int) -> tuple[str | None, int]:
    """The value of the number that begins at this word, and the word after it; None where none does."""
    key = words[i].key
    if words[i].kind != "word" or not _may_be(words[i]):
        return None, i
    if key[0].isdigit():
        return _in_digits(words, i)
    if key in _ordinals():
        return _told(_ordinals()[key]), i + 1
    if key in _plurals():
        return key, i + 1
    return _in_words(words, i)


def _in_digits(words: Sequence[Word], i: int) -> tuple[str | None, int]:
    match = DIGITS.match(words[i].key)
    if match is None:
        return None, i
    digits, letters = match.groups()
    digits = GROUPS.sub("", digits.rstrip(",.:")).removesuffix(":00")
    if letters not in ENDINGS and letters not in _multipliers():
        return None, i
    try:
        value = float(digits)
    except ValueError:
        return digits + ("" if letters in ENDINGS else letters), i + 1  # a time of day, a score, a number of parts
    if letters not in ENDINGS:
        return _told(value * _multipliers()[letters]), i + 1
    after = i + 1
    while after < len(words) and _multiplies(words[after].key) and not letters:
        value *= _multipliers()[words[after].key]
        after += 1
    return _told(value), after


def _multiplies(key: str) -> bool:
    return key in _multipliers() and (len(key) > 3 or key in APART)


def _in_words(words: Sequence[Word], i: int) -> tuple[str | None, int]:
    """ "forty-eight", "two hundred and six thousand", "a dozen": what is below a thousand is gathered first."""
    small, multipliers = _small(), _multipliers()
    total, part, last, at = 0.0, 0.0, "", i
    while at < len(words):
        key = words[at].key
        if key in small and (not last or _goes_on(last, small[key])):
            part += small[key]
        elif _multiplies(key):
            part = (part or 1.0) * multipliers[key]
            if multipliers[key] >= 1000:
                total, part = total + part, 0.0
        elif key == "and" and last in multipliers and at + 1 < len(words) and words[at + 1].key in small:
            pass
        else:
            break
        last = key
        at += 1
    return (_told(total + part), at) if at > i else (None, i)


def _goes_on(last: str, value: int) -> bool:
    tens = _small().get(last, 0)
    return last == "and" or last in _multipliers() or (tens >= 20 and 0 < value < 10)


def _told(value: float) -> str:
    return f"{value:.15g}"


@cache
def _small() -> dict[str, int]:
    words: dict[str, int] = lexicon("quantities.toml")["words"]
    return words


@cache
def _multipliers() -> dict[str, int]:
    words: dict[str, int] = lexicon("quantities.toml")["multipliers"]
    return words


@cache
def _plurals() -> dict[str, int]:
    words: dict[str, int] = lexicon("quantities.toml")["plurals"]
    return words


@cache
def _ordinals() -> dict[str, float]:
    words: dict[str, float] = lexicon(FILE)["ordinals"]
    return words


@cache
def _written() -> frozenset[str]:
    multipliers = {word for word in _multipliers() if len(word) > 3}
    return frozenset((*_small(), *multipliers, *_plurals(), *_ordinals()))
