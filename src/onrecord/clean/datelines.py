"""Where and when a report was filed: "GENEVA, Oct. 3 (AP) —" in front of a paragraph, or a line of its own."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.clean.blocks import Block
from onrecord.lang import lexicon
from onrecord.model import PassageKind

LONGEST = 130
"""No dateline is longer, in characters."""
LETTERS = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FIGURES = re.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}")
DASH = r"(?:--+|[—–_]|-(?=\s|$))"
STAMP = re.compile(
    r"(?P<stamp>\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?(?:[A-Z]{2,4}T|UTC|ET|CT|PT)\b\)?)?(?:\s?[—–:|-])?)"
    r"(?:(?<=[—–:|-])|(?<=T)|(?<=UTC)|(?<=\)))\s+(?=[A-Z“\"‘'])"
)
"""When an entry of a live report was posted: "14:32 GMT", "10:05 am —"."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("clean_furniture.toml")
    months = "|".join(words["months"])
    agency = r"\(\s?(?:" + "|".join(map(re.escape, words["agencies"])) + r"|[A-Z][\w./ -]{1,30})\s?\)"
    weekday = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?\s?,?\s)?"
    hour = r"(?:\s?,?\s(?:at\s)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?\s?m\.?)?\s?(?:[A-Z]{2,4}\b)?)?"
    date = (
        rf"{weekday}(?:(?:{months})\.?\s\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:{months})\b\.?)"
        rf"(?:\s?,?\s(?:19|20)\d\d)?"
    )
    capitals = r"[A-Z][A-Z.'’/\\-]+(?:\s(?:[A-Z][A-Z.'’/\\-]*|al|de|el|la|du|of))*"
    name = r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|al|de|el|la|du|of|the|and)){0,3}"
    further = rf"(?:\s?,\s{name}){{0,2}}"
    # Capitals need no agency and no date, a place in small letters needs one of them.
    filed = re.compile(
        rf"(?:(?P<capitals>{capitals}){further}|{name}{further})"
        rf"(?P<date>\s?[,|]\s?{date}{hour})?(?:\s?[,|]\s?{name}(?=\s?\())?(?P<agency>\s?,?\s?{agency})?\s?(?P<dash>{DASH})",
    )
    alone = re.compile(rf"(?:{capitals}|{name}){further}\s?[,|]\s?{date}{hour}\W*$")
    return filed, alone


def dateline_end(text: str) -> int | None:
    """Where the dateline that this paragraph opens with ends, its dash included; None where there is none.

    >>> dateline_end("GENEVA, Oct. 3 (AP) — Envoys met again.")
    21
    >>> dateline_end("GENEVA envoys met again — for nothing.") is None
    True
    >>> dateline_end("14:32 GMT Envoys met again.")
    9
    """
    opening = text[:LONGEST]
    if opening[:1].isdigit():
        stamp = STAMP.match(opening)
        return stamp.end("stamp") if stamp else None
    if not opening[:1].isupper():
        return None
    filed, _ = _patterns()
    m = filed.match(opening)
    if m is None:
        return None
    capitals = m["capitals"]
    if not (m["agency"] or m["date"]):
        if not capitals or len(capitals) < 4 or capitals in lexicon("clean_furniture.toml")["labels"]:
            return None
        if not opening[m.start("dash") - 1].isspace() and m["dash"] == "-":
            return None
    elif not capitals and not m["agency"] and not _reads_as_place(text[: m.start("date")]):
        return None
    rest = text[m.end() :].lstrip()
    if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘`(["):
        return None
    return m.end()


def _reads_as_place(name: str) -> bool:
    """Two words at most before a comma: "Port Vila", not "Speaker of the House"."""
    return " of " not in name and name.split(",", maxsplit=1)[0].count(" ") < 3


def _only_a_date(line: str) -> bool:
    """Whether a line says when it was published and nothing else; when it was updated is no dateline."""
    words = [word.lower() for word in LETTERS.findall(line)]
    lexical = lexicon("clean_furniture.toml")
    months = {month.lower() for month in lexical["months"]}
    if not YEAR.search(line) or (words and words[0] in ("updated", "last", "modified")):
        return False
    dated = any(word in months for word in words) or FIGURES.search(line) is not None
    return dated and all(word in months or word in lexical["date_words"] for word in words)


def datelines(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines near the top, or the last one, that hold nothing but a day, or a place and a day."""
    _, alone = _patterns()
    found = []
    for i, block in enumerate(blocks):
        near = kinds[i] is None and len(block.text) <= 80 and (i < 6 or i == len(blocks) - 1)
        if near and (_only_a_date(block.text) or alone.match(block.text)):
            found.append(i)
    return found
