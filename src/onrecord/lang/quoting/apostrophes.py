"""Apostrophes that stand at a word's edge, where a single quotation mark could stand too.

The plural's possessive (the farmers’ league), words that lost an end (singin’, ’em, rock ’n’ roll), years (’90s),
feet and minutes (6'), and ayn or hamza before a name (‘Abd al-Rahman).
"""

import re
from functools import cache

from onrecord.lang import lexicon
from onrecord.model.span import Span

BEHIND = re.compile(r"\w+(?:['’]\w+)?")
YEARS = re.compile(r"\d\ds?\b")
CLITIC = re.compile(r"\s?(?:s|re|ll|ve|d|m|t)\b")
LONGEST_WORD = 30


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon("quotation_marks.toml")
    return (
        frozenset(words["elided_start"]),
        frozenset(words["elided_end"]),
        frozenset(words["ayn"]),
        frozenset(words["before_ayn"]),
    )


def likely(text: str, mark: Span, within: Span, glyph: str) -> tuple[float, bool]:
    """What speaks against this single mark's being an apostrophe in this paragraph, and whether it is damage where
    it is neither that nor half of a pair."""
    before = text[mark[0] - 1] if mark[0] > within[0] else " "
    behind = text[mark[1]] if mark[1] < within[1] else " "
    if behind.isalnum():
        return _at_the_start(text, mark, within, glyph)
    if before.isspace():
        if behind.isspace() and glyph in "'’":
            return (0.2 if CLITIC.match(text, mark[1]) else 0.6), False  # set apart by a tokeniser
        return 3.0, True
    return _at_the_end(text, mark, within, glyph)


def _at_the_start(text: str, mark: Span, within: Span, glyph: str) -> tuple[float, bool]:
    elided, _, ayn, before_ayn = _words()
    at, after = mark
    match = BEHIND.match(text, after, min(within[1], after + LONGEST_WORD))
    word = match.group() if match else ""
    slip = 0.6 if glyph in "‘`‚" else 0.0  # ‘em, ‘90s: the wrong glyph, but often set
    if YEARS.match(text, after) or word.lower() in elided:
        return 0.3 + slip, False
    if len(word) < 5 and re.split("['’]", word)[0].lower() in elided:
        return 0.4 + slip, False
    if word in ayn:
        return 0.6, False
    last = text[max(within[0], at - 9) : at].lower().replace("-", " ").split()
    if word[:1].isupper() and last and last[-1] in before_ayn:
        return 0.4, False
    return (2.0 if glyph == "’" else 3.5), glyph != "’"


def _at_the_end(text: str, mark: Span, within: Span, glyph: str) -> tuple[float, bool]:
    if glyph not in "'’":
        return 3.5, True
    at, after = mark
    before = text[at - 1]
    if before.isdigit():
        return 0.4, False  # feet and minutes
    if not before.isalpha():
        return 4.0, True
    word = re.split(r"[^\w'’]", text[max(within[0], at - LONGEST_WORD) : at])[-1].lower().lstrip("'’")
    if word[-1:] in ("s", "z", "x"):
        goes_on = text[after : after + 1].isspace() and text[after + 1 : after + 2].isalpha()
        return (0.3 if goes_on else 0.8), False
    if word in _words()[1] or (word.endswith("in") and len(word) > 3):
        return 0.4, False
    return 3.0, True
