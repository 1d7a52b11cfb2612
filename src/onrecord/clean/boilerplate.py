"""What stands around the article: invitations to read on, to share, to pay; rights; corrections."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.clean.blocks import Block
from onrecord.lang import lexicon
from onrecord.model import PassageKind

LONGEST = 60
"""No line of furniture is longer, in words; a longer one that opens so is a paragraph."""
LINK = re.compile(r"(?:https?://|www\.|@)\S+$|pic\.twitter\.com/\S+$", re.IGNORECASE)


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], frozenset[str]]:
    words = lexicon("clean_furniture.toml")
    return (
        tuple(words["openings"]),
        tuple(words["loose_openings"]),
        tuple(words["inside"]),
        frozenset(words["buttons"]),
    )


@cache
def _time_words() -> frozenset[str]:
    words = lexicon("clean_furniture.toml")
    months = (month.lower() for month in words["months"])
    return frozenset((*words["date_words"], *months, "hour", "minute", "minutes", "day", "days", "min", "read"))


def is_boilerplate(text: str) -> bool:
    """Whether a line belongs to the page and not to the report.

    >>> is_boilerplate("Sign up for our newsletter"), is_boilerplate("Sign language was used in the chamber.")
    (True, False)
    """
    if len(text) > 600:
        return False
    line = re.sub(r"\s+([:,.|])", r"\1", text.lower().lstrip("•*-–—|>▶[(# "))
    words = line.split()
    if not words:
        return True  # nothing but bullets and bars
    if len(words) > LONGEST:
        return False
    firm, loose, inside, buttons = _words()
    sentence = line.endswith(".") and len(words) > 12
    return (
        (_opens(line, firm) and (len(words) <= 25 or not line.endswith(".")))
        or (_opens(line, loose) and len(words) <= 8 and not line.endswith("."))
        or (any(phrase in line for phrase in inside) and len(words) <= 45)
        or (len(words) <= 16 and all(word.strip(".,:|") in buttons or not word.strip(".,:|") for word in words))
        or (len(words) <= 8 and _only_when(line))
        or (LINK.match(line) is not None and not sentence)
    )


def _only_when(line: str) -> bool:
    """ "Published", "2 hours ago", "Updated 10:20 AM EDT": words of time and nothing else."""
    words = [word for word in re.findall(r"[a-z]+", line) if word != "ago"]
    return bool(words) and all(word in _time_words() for word in words)


def _opens(line: str, openings: tuple[str, ...]) -> bool:
    return line.startswith(openings) and any(
        line.startswith(opening) and not line[len(opening) : len(opening) + 1].isalnum() for opening in openings
    )


def boilerplate(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines that belong to the page."""
    return [i for i, block in enumerate(blocks) if kinds[i] is None and is_boilerplate(block.text)]
