"""What stands around the article: invitations to read on, to share, to pay; rights; corrections; links to more."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.clean.blocks import Block
from onrecord.lang import lexicon
from onrecord.model import PassageKind

LONGEST = 60
"""No line of furniture is longer, in words; a longer one that opens so is a paragraph."""
LINKS = 8
"""A list of links to other pages is no longer, in lines; one link has at most :data:`LONGEST_LINK` words."""
LONGEST_LINK = 18
LONGEST_GLUED = 10
"""In words."""
LONGEST_END = 200
"""In characters, as far as furniture at a paragraph's end is looked for."""
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')]*(?=\s+[A-Z“\"‘'`©(])|$)", re.DOTALL)
LINK = re.compile(r"(?:https?://|www\.|@)\S+$|pic\.twitter\.com/\S+$", re.IGNORECASE)
BAR = re.compile(r"\s?[·|•]\s")
ADDRESS = re.compile(r"https?://\S+|\b[\w.+-]+@[\w-]+\.\w{2,}|(?<!\w)@\w{3,}")
NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[•*›»-])\s+")


class _Words(NamedTuple):
    firm: tuple[str, ...]
    loose: tuple[str, ...]
    inside: tuple[str, ...]
    buttons: frozenset[str]
    alone: frozenset[str]
    lists: frozenset[str]
    counted: frozenset[str]
    contacts: frozenset[str]


@cache
def _words() -> _Words:
    words = lexicon("clean_furniture.toml")
    return _Words(
        firm=tuple(words["openings"]),
        loose=tuple(words["loose_openings"]),
        inside=tuple(words["inside"]),
        buttons=frozenset(words["buttons"]),
        alone=frozenset(words["alone"] + words["lists"] + words["summaries"]),
        lists=frozenset(words["lists"]),
        counted=frozenset(words["counted"]),
        contacts=frozenset(words["contacts"]),
    )


@cache
def _time_words() -> frozenset[str]:
    words = lexicon("clean_furniture.toml")
    months = (month.lower() for month in words["months"])
    return frozenset((*words["date_words"], *months, *words["ages"]))


def is_boilerplate(text: str) -> bool:
    """Whether a line belongs to the page and not to the report.

    >>> is_boilerplate("Sign up for our newsletter"), is_boilerplate("Sign language was used in the chamber.")
    (True, False)
    """
    if len(text) > 600:
        return False
    line = _plain(text)
    words = line.split()
    if not any(map(str.isalpha, line)):
        return True  # nothing but bullets, bars and counters
    if len(words) > LONGEST:
        return False
    known = _words()
    sentence = line.endswith(".") and len(words) > 12
    return (
        (_opens(line, known.firm) and (len(words) <= 25 or not line.endswith(".")))
        or (len(words) <= 8 and not line.endswith(".") and _opens(line, known.loose))
        or (len(words) <= 45 and any(phrase in line for phrase in known.inside))
        or (len(words) <= 16 and known.buttons.issuperset(filter(None, (word.strip(".,:|") for word in words))))
        or line.rstrip(":. ") in known.alone
        or (len(words) <= 8 and (_only_when(line) or _counts(line)))
        or (LINK.match(line) is not None and not sentence)
        or (len(words) <= 2 and text[0].islower() and text.isascii() and text.replace(" ", "").isalpha())
        or (len(words) <= 25 and any(map(_only_when, BAR.split(line)[1:])))
        or (len(words) <= 30 and _asks_to_write(line, words))
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+([:,.|])", r"\1", text.lower().replace("’", "'").lstrip("•*-–—|>▶[(#_ "))


def _only_when(line: str) -> bool:
    """ "Published", "2 hours ago", "Updated 10:20 AM EDT": words of time and nothing else."""
    words = re.findall(r"[a-z]+", line)
    return bool(words) and all(word in _time_words() for word in words)


def _counts(line: str) -> bool:
    """ "45 comments", "View 45 Comments", "4 min read", "1 of 6"."""
    words = re.findall(r"[a-z]+", line)
    return line[-1].isalnum() and any(map(str.isdigit, line)) and all(word in _words().counted for word in words)


def _asks_to_write(line: str, words: list[str]) -> bool:
    """A line with an address that begins with what to do, or that is hardly more than it."""
    found = ADDRESS.search(line)
    if found is None:
        return False
    asks = [word.strip(":,") in _words().contacts for word in words]
    hardly_more = sum(map(str.isalpha, line)) < 2 * (found.end() - found.start())
    return asks[0] or hardly_more or (len(words) <= 12 and any(asks))


def _opens(line: str, openings: tuple[str, ...]) -> bool:
    return line.startswith(openings) and any(
        line.startswith(opening) and not line[len(opening) : len(opening) + 1].isalnum() for opening in openings
    )


def glued(text: str) -> tuple[int, int]:
    """How much of a paragraph's start and how much of its end is furniture that a copy ran together with it.

    >>> text = "Follow us for more. The ferry sank off Ersin on Monday. All rights reserved."
    >>> start, end = glued(text)
    >>> text[start:end]
    'The ferry sank off Ersin on Monday.'
    """
    if not _may_be_glued(text):
        return 0, len(text)
    pieces = [(m.start(), m.end()) for m in SENTENCE.finditer(text)]
    first, last = 0, len(pieces)
    while first < last and _is_glued(text[slice(*pieces[first])]):
        first += 1
    while first < last and (_is_glued(end := text[slice(*pieces[last - 1])]) or _thanks(end)):
        last -= 1
    return (pieces[first][0], pieces[last - 1][1]) if first < last else (0, len(text))


def _is_glued(sentence: str) -> bool:
    return sentence.count(" ") < LONGEST_GLUED and _opens(_plain(sentence), _glued())


def _thanks(sentence: str) -> bool:
    """ "CNN's Ana Ruiz contributed to this report."."""
    return "contribut" in sentence and sentence.count(" ") < 25 and any(p in sentence for p in _words().inside)


def _may_be_glued(text: str) -> bool:
    """A cheap look, which most paragraphs don't pass."""
    end = text[-LONGEST_END:].lower()
    return (
        text[:40].lower().startswith(_glued()) or "contribut" in end or any(opening in end for opening in _glued())
    )


@cache
def _glued() -> tuple[str, ...]:
    return tuple(lexicon("clean_furniture.toml")["glued"])


def boilerplate(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines that belong to the page, and the links that stand below "Related articles" and the like."""
    found = {i for i, block in enumerate(blocks) if kinds[i] is None and is_boilerplate(block.text)}
    for i in sorted(found):
        if _heads_links(blocks[i].text):
            found.update(_links(blocks, kinds, found, i + 1))
    return sorted(found)


def _heads_links(text: str) -> bool:
    """ "Most popular", "Read more from our reporters:"."""
    line = _plain(text)
    lists = _words().lists
    return line.rstrip(":. ") in lists or (line.endswith(":") and _opens(line, tuple(lists)))


def _links(
    blocks: Sequence[Block], kinds: Sequence[PassageKind | None], found: set[int], start: int
) -> Iterator[int]:
    """The lines of a list of links: short, without a full stop or numbered, up to the next paragraph."""
    for i in range(start, min(len(blocks), start + LINKS)):
        text = blocks[i].text
        if kinds[i] is not None or blocks[i].words > LONGEST_LINK:
            return
        if i not in found and text[-1] in ".,:;" and not NUMBERED.match(text):
            return
        yield i
