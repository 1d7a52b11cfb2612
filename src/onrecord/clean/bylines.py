"""Who wrote it: "By Ana Ruiz, Staff Writer", "(Reporting by Ana Ruiz; editing by Tom Hale)"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.clean.blocks import Block
from onrecord.lang import lexicon, table
from onrecord.model import PassageKind

OPENING = re.compile(
    r"(?:By|BY|by|(?:Written|Reported|Story|Words|Analysis|Report|Text|Interview) by)\s?:?\s(?=[A-Z@])"
)
DESK = re.compile(
    r"[(\[—–-]?\s*(?:(?:additional|further|extra)\s)?"
    r"(?:reporting|writing|editing|compiled|translated|edited|with reporting)\s"
    r"(?:(?:and|from|for)\s\w+(?:\s\w+)?\s)?by\s?:?\s?[A-Z]",
    re.IGNORECASE,
)
SIGNED = re.compile(r"(?:—|–|--?|==?)\s?(?=[A-Z])|[a-z]{2,5}(?:/[a-z]{2,5})+\s?\(")
""" "— Ana Ruiz", "kb/rc (AP, dpa)"."""
PARTICLES = r"(?:(?:de|da|di|del|der|van|von|al|el|bin|la|le|dos|du|ibn|ben)\s)?"
NAME = rf"[A-Z][\w.'’-]*(?:\s{PARTICLES}[A-Z][\w.'’-]*){{1,3}}"
NAMES = re.compile(rf"{NAME}(?:(?:,\s|,?\sand\s|\s&\s){NAME})*(?=$|[,;|/–—(-]|\s(?:[,|/–—(-]|in\s[A-Z]))")
CAPITALS = r"[A-Z]\S*[^\s,](?:\s[A-Z]\S*[^\s,]){0,3}"
""" A comma ends a name: if it could also be a letter of it, there would be two ways to read each."""
LONGEST_REPORTED = 600
REPORTED = re.compile(
    rf"{CAPITALS}(?:\swriters?\s{CAPITALS})?(?:(?:,\s|,?\sand\s){CAPITALS})*\s(?:in\s{CAPITALS}\s)?(?:also\s)?(?:"
    r"reported\sfrom\s[A-Z]|contributed(?:\.$|\s(?:from\s[A-Z]|to\sthis|reporting))|covers\s.{3,60}\sfor\s|"
    r"is\s(?:an?|the)\s.{0,40}\b(?:correspondent|reporter|editor|columnist|journalist|writer)\b)"
)
INITIAL = re.compile(r"\b(?:[A-Z]|Jr|Sr|St|Dr|Mr|Ms|U\.S|a\.m|p\.m)\.")


class _Words(NamedTuple):
    agencies: frozenset[str]
    particles: frozenset[str]
    writers: frozenset[str]
    signatures: frozenset[str]
    makers: frozenset[str]


@cache
def _words() -> _Words:
    words = lexicon("clean_furniture.toml")
    return _Words(
        agencies=frozenset(name.lower() for name in words["agencies"]),
        particles=frozenset(words["name_particles"]),
        writers=frozenset(words["writers"]),
        signatures=frozenset(words["signatures"]),
        makers=frozenset(words["makers"]),
    )


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("first_names.tsv"))


def is_byline(text: str) -> bool:
    """Whether a line names its writers and says nothing else.

    >>> is_byline("By Ana Ruiz and TOM HALE, Associated Press")
    True
    >>> is_byline("By Monday the town had fallen.")
    False
    """
    if len(text) > 220:
        return False
    if DESK.match(text):
        return True
    opening = OPENING.match(text)
    if opening:
        return _only_names(text[opening.end() :])
    body, _, place = text.partition(", ")
    if body.lower() in _words().agencies and 0 < len(place) < 30 and place.istitle():
        return True
    maker, colon, name = text.partition(":")
    if colon and maker.lower() in _words().makers and 0 < len(name.split()) <= 5 and not name.endswith("."):
        return True
    line = text.strip("() .").lower().removeprefix("from ").removeprefix("the ")
    return line in _words().agencies or line in _words().signatures


def _only_names(rest: str) -> bool:
    if len(rest) > 160 or INITIAL.sub("", rest.rstrip(". ")).count(". "):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    writes = any(word.lower() in _words().writers for word in words)
    plain = [word for word in words if word[0].islower() and word not in _words().particles | _words().writers]
    if rest.endswith(".") and not INITIAL.search(rest[-5:]) and len(words) > 4:
        return not plain and writes
    return len(plain) <= (2 if writes else 0)


def _is_signed(text: str) -> bool:
    """A line with no "by" that can only be a signature where it stands, above the report or below it: "Ana Ruiz,
    Staff Writer", "Ana Ruiz in Ersin", "BBC Scotland News", "— Ana Ruiz"."""
    if len(text) > 160:
        return False
    signed = SIGNED.match(text)
    rest = text[signed.end() :] if signed else text
    words = re.findall(r"[^\W\d_][\w.'’/-]*", rest)
    if not words or len(words) > 16 or (rest.endswith(".") and not INITIAL.search(rest[-5:])):
        return False
    known = _words()
    if any(word[0].islower() and word not in known.particles | known.writers for word in words) and not signed:
        return False
    writes = any(word.lower() in known.writers or word.lower() in known.agencies for word in words)
    if signed and text[0].islower():
        return writes
    if NAMES.match(rest):
        return writes or words[0] in _first_names()
    return len(words) <= 5 and words[0].lower() in known.agencies and writes and words[-1].lower() in known.writers


def _is_reported(text: str) -> bool:
    """A line that says who reported what from where."""
    return len(text) <= LONGEST_REPORTED and REPORTED.match(text) is not None


def bylines(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines near the top or the end that name writers; those with no "by" only above the first paragraph, below
    its title, and below the last."""
    near = 8
    told = [i for i, block in enumerate(blocks) if kinds[i] is None and block.stopped and block.words >= 8]
    first, last = (told[0], told[-1]) if told else (0, len(blocks))
    found = []
    for i, block in enumerate(blocks):
        if kinds[i] is not None or near <= i < len(blocks) - near:
            continue
        outside = 0 < i < min(first, near) or i > last
        below = i >= last and i > first
        signed = (outside and _is_signed(block.text)) or (below and _is_reported(block.text))
        if signed or is_byline(block.text):
            found.append(i)
    return found
