"""A text to the words that may stand in a temporal expression, each with its class and value.

The tokenisation is our own, so that the grammar reads the same on every pipeline ("mid-1990s" is one token to
some, three to others).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.annotate.times import numbers
from onrecord.lang import lexicon

BREAK = "BREAK"
OTHER = "OTHER"
TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))"
    r"|(?P<slashed>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/])|\d{4}/\d{2}/\d{2}(?![\d/]))"
    r"|(?P<quartered>\b[QH][1-4]\b|\b[1-4]Q\b)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<decade>\d{4}['’]?s\b|['’‘]\d0s\b|[2-9]0s\b)"
    r"|(?P<short>['’‘]\d{2}(?![\d\w]))"
    r"|(?P<ampm>[ap]\.\s?m\b\.?)"
    r"|(?P<fraction>1/2|1/4|3/4|½|¼|¾)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+(?!\d)|\d+)"
    r"|(?P<clitic>['’]s?(?!\w))"
    r"|(?P<word>[A-Za-z]+(?:['’](?!s\b)[A-Za-z]+)?)"
    r"|(?P<dash>--|[-–—])"
    r"|(?P<gap>\s*\n\s*\n\s*)"
    r"|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
MARKS = {",": "COMMA", ".": "DOT", "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "PERCENT", "/": "SLASH"}
FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}


class Lexeme(NamedTuple):
    """A word, number or mark: ``kind`` is its class in the grammar, ``worth`` its value there."""

    kind: str
    start: int
    end: int
    worth: str | int | float = ""
    word: str = ""


@cache
def _words() -> dict[str, tuple[str, str | int | float]]:
    words = lexicon("times.toml")["words"]
    return {word: (kind, worth) for kind, members in words.items() for word, worth in members.items()}


@cache
def _cased() -> frozenset[str]:
    return frozenset(lexicon("times.toml")["cased"])


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, members in lexicon("times.toml")["phrases"].items():
        for phrase, worth in members.items():
            parts = tuple(m.group().lower() for m in TOKEN.finditer(phrase))
            found.setdefault(parts[0], []).append((parts, kind, worth))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def lexemes_of(text: str) -> list[Lexeme]:
    """All of them, in order; what can't stand in an expression is of the class OTHER."""
    return list(_numbered(_joined([_lexeme(match) for match in TOKEN.finditer(text)])))


def _lexeme(match: re.Match[str]) -> Lexeme:
    shown = match.group()
    start, end = match.span()
    how = match.lastgroup
    lower = shown.lower().replace("’", "'")
    if how == "word":
        kind, worth = _words().get(lower, (OTHER, ""))
        if kind != OTHER and (
            (lower in _cased() or kind in ("MONTH", "WEEKDAY", "WEEKDAYS")) and not shown[0].isupper()
        ):
            kind, worth = OTHER, ""
        return Lexeme(kind, start, end, worth, lower)
    if how == "number":
        return _number(shown, start, end)
    if how in ("iso", "slashed", "clock", "decade", "short", "quartered"):
        return Lexeme(how.upper(), start, end, lower, lower)
    if how == "ordinal":
        return Lexeme("ORDINAL", start, end, int(re.sub(r"\D", "", lower)), lower)
    if how == "ampm":
        return Lexeme("AMPM", start, end, 12 if lower[0] == "p" else 0, lower)
    if how == "fraction":
        return Lexeme("FRACTION", start, end, FRACTIONS[lower], lower)
    if how == "clitic":
        return Lexeme("CLITIC", start, end, "", "'s" if lower.endswith("s") else "'")
    if how == "dash":
        return Lexeme("DASH", start, end, "", "-")
    if how == "gap":
        return Lexeme(BREAK, start, end)
    return Lexeme(MARKS.get(shown, OTHER), start, end, "", shown)


def _number(shown: str, start: int, end: int) -> Lexeme:
    plain = shown.replace(",", "")
    if "." in plain:
        return Lexeme("NUMBER", start, end, float(plain), "")
    if len(plain) == len(shown) == 4 and 1000 <= int(plain) <= 2199:
        return Lexeme("YEAR", start, end, int(plain), shown)
    if len(plain) > 6:
        return Lexeme(OTHER, start, end)
    return Lexeme("NUMBER", start, end, int(plain), shown if len(shown) <= 2 else "")


def _joined(plain: list[Lexeme]) -> list[Lexeme]:
    """Phrases in the place of their parts; a dot taken into the abbreviation that it ends."""
    phrases = _phrases()
    found: list[Lexeme] = []
    i = 0
    while i < len(plain):
        lexeme = plain[i]
        entries = phrases.get(lexeme.word)
        if entries and not (found and found[-1].kind == "DASH" and found[-1].end == lexeme.start):  # "run-up to"
            for parts, kind, worth in entries:
                if all(i + k < len(plain) and plain[i + k].word == part for k, part in enumerate(parts)):
                    end = i + len(parts)
                    found.append(Lexeme(kind, lexeme.start, plain[end - 1].end, worth, " ".join(parts)))
                    i = end
                    break
            else:
                entries = None
        else:
            entries = None
        if entries:
            continue
        i += 1
        if lexeme.kind == "ZONE" and found and (clock := _military(found[-1])):
            found[-1] = clock
        if (
            lexeme.kind in ("MONTH", "MAYBE_MONTH", "WEEKDAY_ABBREVIATION")
            and len(lexeme.word) <= 5
            and i < len(plain)
            and plain[i].kind == "DOT"
            and plain[i].start == lexeme.end
            and lexeme.word not in ("april", "june", "july", "march", "may")
        ):
            lexeme = lexeme._replace(end=plain[i].end)
            i += 1
        found.append(lexeme)
    return found


def _military(number: Lexeme) -> Lexeme | None:
    """Four digits before a zone are a time of day: "1300 GMT"."""
    if number.kind not in ("NUMBER", "YEAR") or number.end - number.start != 4:
        return None
    hour, minute = divmod(int(number.worth), 100)
    if hour > 24 or minute > 59:
        return None
    return number._replace(kind="CLOCK", worth=f"{hour:02}:{minute:02}")


def _numbered(plain: list[Lexeme]) -> Iterator[Lexeme]:
    """Number words in the place of their parts: "twenty", "-", "four" is one number."""
    i = 0
    while i < len(plain):
        lexeme = plain[i]
        if lexeme.word in numbers.ORDINALS and lexeme.kind == OTHER:
            yield lexeme._replace(kind="ORDINAL", worth=numbers.ORDINALS[lexeme.word])
            i += 1
            continue
        if lexeme.word not in numbers.WORDS or lexeme.kind != OTHER:
            yield lexeme
            i += 1
            continue
        words = [lexeme.word]
        last = i
        j = i + 1
        while j < len(plain) and plain[j].word in (*numbers.WORDS, "-", "and"):
            if plain[j].word in numbers.WORDS:
                if plain[j - 1].word == "and" and words[-1] not in numbers.SCALES:
                    break
                if words[-1] in numbers.ONES and plain[j].word not in numbers.SCALES and not _teen(words[-1]):
                    break
                words.append(plain[j].word)
                last = j
            elif plain[j].word == "-" and plain[j].start != plain[j - 1].end:
                break
            j += 1
        after = plain[last + 2] if last + 2 < len(plain) else None
        if after and after.word in numbers.ORDINALS and plain[last + 1].word == "-" and words[-1] in numbers.TENS:
            worth = numbers.TENS[words[-1]] + numbers.ORDINALS[after.word]
            yield Lexeme("ORDINAL", lexeme.start, after.end, worth, "")
            i = last + 3
            continue
        amount, as_year = numbers.value(words)
        said = as_year or ("thousand" in words and 2000 <= amount <= 2100 and words[0] == "two")
        yield Lexeme("YEAR" if said else "NUMBER", lexeme.start, plain[last].end, amount, "")
        i = last + 1


def _teen(word: str) -> bool:
    return numbers.ONES.get(word, 0) >= 10
