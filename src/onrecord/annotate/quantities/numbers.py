"""A number from the tokens that write it: "1,000", "two dozen", "1.5 million", "a third", "hundreds"."""

import re
from typing import NamedTuple

from spacy.tokens import Doc

from onrecord.lang import lexicon

_WORDS = lexicon("quantities.toml")
WORDS: dict[str, int] = _WORDS["words"]
MULTIPLIERS: dict[str, int] = _WORDS["multipliers"]
PLURALS: dict[str, int] = _WORDS["plurals"]
FRACTIONS: dict[str, int] = _WORDS["fractions"]
LETTER_MULTIPLIERS = frozenset(m for m in MULTIPLIERS if len(m) < 4)
NUMERAL = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:(k|m|mn|mln|bn|bln|b|tn|trn)(?:illion)?)?\+?\Z", re.I
)
PARTS = re.compile(r"([1-7])/(\d{1,2})\Z")
HYPHENS = frozenset("-‐‑–—")
MINUS = frozenset("-−")
ROUND_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
"""Wholes of which one says "nine out of ten" where a share is meant."""


class Number(NamedTuple):
    """A number written by the tokens ``first`` to ``last``: its value, or the least that a vague plural says.

    ``fraction`` says that it is a part of a whole; ``scaled`` that it ends in a multiplier ("2.3 million").
    """

    first: int
    last: int
    value: float
    vague: bool = False
    fraction: bool = False
    scaled: bool = False
    written: bool = False


class Extent(NamedTuple):
    """The numbers of a quantity (two where it is a range) and the tokens that they take up."""

    numbers: tuple[Number, ...]
    first: int
    last: int


def number_at(doc: Doc, i: int) -> Number | None:
    """The number that begins at this token, None where none does."""
    text = doc[i].text
    lower = text.lower()
    if text[0].isdigit() or (text[0] == "." and len(text) > 1):
        number = _numeral(doc, i, lower)
        return number and (_odds(doc, number) or number)
    if text[0] in MINUS and text[1:2].isdigit():
        return _negative(_numeral(doc, i, lower[1:]), i)
    if lower == "minus":
        # a sign, not a subtraction: "fell to minus 20"
        stands_alone = i + 1 < len(doc) and not (
            i and (doc[i - 1].like_num or doc[i - 1].lower_ in ("or", "plus"))
        )
        return None if not stands_alone else _negative(number_at(doc, i + 1), i)
    if lower in WORDS:
        return _in_words(doc, i, lower)
    if lower in PLURALS:
        return _plural(doc, i, lower)
    if lower in ("a", "an"):
        return _after_article(doc, i)
    if lower == "half":
        return _half(doc, i)
    if lower in ("hundred", "thousand", "million", "billion", "dozen", "trillion"):
        # A bare "million" where the article stands off ("the dozen men").
        before = doc[i - 1].lower_ if i else ""
        if before in ("few", "several", "many", "couple"):
            first = i - 2 if i > 1 and doc[i - 2].lower_ == "a" else i - 1
            return Number(first, i, 2 * MULTIPLIERS[lower], vague=True, written=True)
        return Number(i, i, MULTIPLIERS[lower], scaled=True) if before == "the" else None
    return None


def _numeral(doc: Doc, i: int, lower: str) -> Number | None:
    match = NUMERAL.match(lower)
    if match is None or (lower[0] == "0" and lower.isdigit() and len(lower) > 1):
        # a leading nought makes a code or a telephone number
        return None
    value, last = float(match[1].replace(",", "")), i
    if match[2]:
        return Number(i, i, value * MULTIPLIERS[match[2]], scaled=True)
    while len(lower) < 4 and value >= 1 and _is_group(doc, last):
        step = 2 if doc[last + 1].is_space else 1
        value, last = value * 1000 + int(doc[last + step].text), last + step
    part = PARTS.match(_at(doc, last + 1))
    if part is not None and doc[last].whitespace_ and len(lower) < 4:
        value, last = value + int(part[1]) / int(part[2]), last + 1
    last, factor = _multiplier(doc, last)
    if factor == 1 and _at(doc, last + 1) == "and" and _at(doc, last + 2) == "a" and _at(doc, last + 3) == "half":
        value, last = value + 0.5, last + 3
        last, factor = _multiplier(doc, last)
    return Number(i, last, value * factor, scaled=factor > 1)


def _negative(number: Number | None, first: int) -> Number | None:
    if number is None or number.vague or number.fraction:
        return None
    return number._replace(first=first, value=-number.value)


def _odds(doc: Doc, number: Number) -> Number | None:
    """A share told as odds: "9 out of 10 houses", "1 in 5 children", "three in every four"."""
    i = number.last + 1
    joint = _at(doc, i)
    if number.scaled or not 0 < number.value < 10 or joint not in ("in", "out", "of"):
        return None
    if joint == "of" and _at(doc, i + 1) != "every":
        return None
    if joint == "out":
        if _at(doc, i + 1) != "of":
            return None
        i += 1
    i += 1
    if _at(doc, i) == "every":
        i += 1
    elif joint == "in" and not number.written and not (i + 1 < len(doc) and doc[i + 1].tag_ in ("NNS", "JJ")):
        return None
    word = _at(doc, i)
    whole = WORDS.get(word, int(word) if word.isdigit() and len(word) < 5 and word.isascii() else 0)
    if (
        whole <= number.value
        or _at(doc, i + 1) in MULTIPLIERS
        or (not number.written and whole not in ROUND_WHOLES)
    ):
        return None
    return Number(number.first, i, number.value / whole, fraction=True, written=True)


def _is_group(doc: Doc, last: int) -> bool:
    """Whether three digits go on after a space ("32 000"): where the space is a narrow or hard one, or the
    digits are noughts, so that two numbers in a row stay two."""
    size = len(doc)
    if last + 2 < size and doc[last + 1].is_space and doc[last + 1].text in ("\u00a0", "\u202f", "\u2009"):
        return len(doc[last + 2].text) == 3 and doc[last + 2].text.isdigit()
    if last + 1 < size and doc[last].whitespace_:
        text = doc[last + 1].text
        return len(text) == 3 and text.isdigit() and text.endswith("00")
    return False


def _multiplier(doc: Doc, last: int) -> tuple[int, int]:
    """The last token and the factor of the multipliers that follow: "million", "hundred thousand", "-billion"."""
    factor = 1
    while True:
        following = _at(doc, last + 1)
        step = 1
        if following in HYPHENS and not doc[last].whitespace_:
            following, step = _at(doc, last + 2), 2
        if following not in MULTIPLIERS and following[-1:] == "." and following[:-1] in LETTER_MULTIPLIERS:
            following = following[:-1]
        if following not in MULTIPLIERS:
            return last, factor
        if len(following) == 1 and doc[last].whitespace_:
            return last, factor
        if following == "m" and _at(doc, last + step + 1) in ("-", "/") and step == 1:
            return last, factor
        factor *= MULTIPLIERS[following]
        last += step


def _in_words(doc: Doc, i: int, lower: str) -> Number | None:
    value, last = float(WORDS[lower]), i
    if value >= 20:
        step = 2 if _at(doc, last + 1) in HYPHENS else 1
        unit = WORDS.get(_at(doc, last + step), 99)
        if 0 < unit < 10:
            value, last = value + unit, last + step
    fraction = _denominator(doc, last)
    if fraction:
        return Number(i, fraction[0], value / fraction[1], fraction=True, written=True)
    if _at(doc, last + 1) == "and" and _at(doc, last + 2) in ("a", "one") and _at(doc, last + 3) == "half":
        value, last = value + 0.5, last + 3
    else:
        odds = _odds(doc, Number(i, last, value, written=True))
        if odds is not None:
            return odds
    last, factor = _multiplier(doc, last)
    return _continued(doc, Number(i, last, value * factor, scaled=factor > 1, written=True), factor)


def _continued(doc: Doc, number: Number, factor: int) -> Number:
    """A number in words that goes on: "one hundred and twenty thousand", "two thousand five hundred"."""
    if factor < 100:
        return number
    joined = _at(doc, number.last + 1) == "and"
    following = number.last + (2 if joined else 1)
    word = _at(doc, following)
    if word not in WORDS:
        return number
    more = _in_words(doc, following, word)
    if more is None or more.fraction:
        return number
    if more.value < factor:
        return number._replace(value=number.value + more.value, last=more.last, scaled=False)
    if factor == 100 and more.scaled and number.value < 1000:
        # "five hundred twenty thousand": what stands before belongs to the thousands too.
        scale = 1000
        while more.value / scale >= 1000:
            scale *= 1000
        return number._replace(value=number.value * scale + more.value, last=more.last)
    return number


def _denominator(doc: Doc, last: int) -> tuple[int, int] | None:
    """Of "two-thirds", "three quarters": the denominator and where it stands."""
    step = 2 if _at(doc, last + 1) in HYPHENS else 1
    word = _at(doc, last + step)
    following = _at(doc, last + step + 1)
    if word not in FRACTIONS or following in HYPHENS:
        return None
    plural = word.endswith("s") and word not in ("halves",)
    if plural or following in ("of", "the") or step == 2:
        if word in ("quarters", "halves", "quarter", "half") and following not in ("of", "the", "majority"):
            return None
        return last + step, FRACTIONS[word]
    return None


def _plural(doc: Doc, i: int, lower: str) -> Number | None:
    following = _at(doc, i + 1)
    if lower in ("tens", "scores") and following != "of":
        return None
    if following == "of" and _at(doc, i + 2) in PLURALS:
        # "tens of thousands", "hundreds of millions"
        unit = PLURALS[_at(doc, i + 2)] // 2
        return Number(i, i + 2, PLURALS[lower] * unit, vague=True, written=True)
    if following == "of" and _at(doc, i + 2) in MULTIPLIERS:
        return None
    return Number(i, i, PLURALS[lower], vague=True, written=True)


def _after_article(doc: Doc, i: int) -> Number | None:
    word = _at(doc, i + 1)
    if word in ("hundred", "thousand", "million", "billion", "trillion", "dozen"):
        value, last = MULTIPLIERS[word], i + 1
        last, factor = _multiplier(doc, last)
        if _at(doc, last + 1) == "and" and _at(doc, last + 2) == "a" and _at(doc, last + 3) == "half":
            return Number(i, last + 3, value * factor * 1.5, scaled=True, written=True)
        return _continued(doc, Number(i, last, value * factor, scaled=True, written=True), int(value * factor))
    if word == "half":
        # "a half of", "a half million"
        following = _at(doc, i + 2)
        step = 3 if following in HYPHENS else 2
        if _at(doc, i + step) in ("million", "billion", "dozen", "trillion"):
            return Number(i, i + step, MULTIPLIERS[_at(doc, i + step)] / 2, scaled=True, written=True)
        return Number(i, i + 1, 0.5, fraction=True, written=True) if following == "of" else None
    if word == "quarter" and _at(doc, i + 2) == "of" and _at(doc, i + 3) == "a" and _at(doc, i + 4) in MULTIPLIERS:
        return Number(i, i + 4, MULTIPLIERS[_at(doc, i + 4)] / 4, scaled=True, written=True)
    if word == "couple" and _at(doc, i + 2) == "of":
        return Number(i, i + 1, 2, written=True)
    if word in FRACTIONS and _at(doc, i + 2) == "of":
        return Number(i, i + 1, 1 / FRACTIONS[word], fraction=True, written=True)
    if word in FRACTIONS and word in ("quarter", "third") and _at(doc, i + 2) in ("the",):
        return Number(i, i + 1, 1 / FRACTIONS[word], fraction=True, written=True)
    return None


def _half(doc: Doc, i: int) -> Number | None:
    following = _at(doc, i + 1)
    if following in ("a", "an") and _at(doc, i + 2) in ("million", "billion", "dozen", "trillion"):
        return Number(i, i + 2, MULTIPLIERS[_at(doc, i + 2)] / 2, scaled=True, written=True)
    if following in ("of", "the", "its", "their", "his", "her", "our", "that", "those", "this"):
        before = _at(doc, i - 1) if i else ""
        ordinal = before in (
            "second",
            "first",
            "other",
            "latter",
            "better",
            "this",
            "same",
            "one",
            "a",
            "top",
            "bottom",
            "last",
        )
        return None if ordinal else Number(i, i, 0.5, fraction=True, written=True)
    return None


def _at(doc: Doc, i: int) -> str:
    lower: str = doc[i].lower_ if 0 <= i < len(doc) else ""
    return lower
