"""What stands under pictures, by its place, its form and its tense."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.clean.blocks import Block
from onrecord.clean.repeats import same
from onrecord.lang import lexicon
from onrecord.model import PassageKind

LONGEST = 75
"""In words."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
DETERMINERS = {
    "a",
    "an",
    "the",
    "this",
    "that",
    "his",
    "her",
    "its",
    "their",
    "of",
    "to",
    "no",
    "in",
    "on",
    "for",
    "with",
    "by",
    "and",
    "from",
}


AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|along|over|above) (?:[a-z]+ ){0,3}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*$"
)
PLACED = re.compile(
    r"[A-Z][\w'’.-]+,? ?(?:, (?:(?:far|top|bottom|back|front|second from|third from) )?"
    r"(?:left|right|cent(?:er|re)),"
    r"|\((?:2nd |second |3rd |far )?[LRC]\).{1,120}\((?:2nd |second |3rd |far )?[LRC]\)|\(2nd [LR]\))"
)
"""Who stands where. One lone "(R)" is a party."""


class _Words(NamedTuple):
    openings: tuple[str, ...]
    inside: tuple[str, ...]
    third: frozenset[str]
    plain: frozenset[str]
    ing: frozenset[str]
    seen: frozenset[str]
    telling: frozenset[str]
    narrating: frozenset[str]
    plans: frozenset[str]
    plural: frozenset[str]
    credit: re.Pattern[str]


@cache
def _words() -> _Words:
    words = lexicon("clean_captions.toml")
    agencies = "|".join(map(re.escape, lexicon("clean_furniture.toml")["agencies"]))
    scene = words["scene"]
    return _Words(
        openings=tuple(words["openings"]),
        inside=tuple(words["inside"]),
        third=frozenset(verb + "s" for verb in scene) | frozenset(words["irregular_s"]),
        plain=frozenset(scene),
        ing=frozenset(verb + "ing" for verb in scene) | frozenset(words["irregular_ing"]),
        seen=frozenset(words["seen"]),
        telling=frozenset(words["telling"]),
        narrating=frozenset(words["narrating"]),
        plans=frozenset(words["plans"]),
        plural=frozenset(words["plural_nouns"]),
        # "Ana Ruiz/Reuters", "[Tom Hale/AP Photo]", "(AP Photo/Tom Hale)", "Photo: Tom Hale" at a line's end
        credit=re.compile(
            rf"(?:[/\\|]\s?(?:{agencies})|(?:AP Photo|AP|AFP|Reuters|REUTERS|EPA)\s?[/\\]+\s?[A-Z][\w. -]{{2,40}}|"
            rf"(?:Photo(?:graph)?|Picture|Image|Credit|Pic)s?\s?(?:by|:)\s?[A-Z][\w./ &'’-]{{2,60}}|"
            rf"(?:©|via)\s?(?:{agencies}))\s?[)\]]?\s?\.?$"
        ),
    )


def captions(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines that describe a picture.

    A caption names its photographer, says where in the picture somebody stands, shows a scene in the present
    tense with no full stop, stands twice in a row, or is a long line with no full stop between two paragraphs.
    """
    free = [i for i, kind in enumerate(kinds) if kind is None]
    prose = [i for i in free if blocks[i].words >= 12 or blocks[i].stopped]
    if not prose:
        return []
    lead = next((i for i in free if blocks[i].stopped and blocks[i].words >= 12), len(blocks))
    tidy = sum(blocks[i].stopped for i in prose) >= 0.5 * len(prose)
    found: set[int] = set()
    for at, i in enumerate(free):
        block = blocks[i]
        if block.words > LONGEST or len(block.text) > 600:
            continue
        above = i < lead and ("headline" not in kinds or block.words < 8)
        scene = not block.stopped and tidy and len(prose) > 1 and not above and shows_scene(block.text)
        if scene or _credited(block.text):
            found.add(i)
        elif not block.stopped and at + 1 < len(free) and _twins(block, blocks[free[at + 1]]):
            found.update((i, free[at + 1]))
        elif not block.stopped and tidy and i > lead and _between_paragraphs(blocks, free, at):
            found.add(i)
    return sorted(found)


def _credited(text: str) -> bool:
    """Whether the line says that it is a picture's: "File photo", "(right)", "Ana Ruiz/Reuters"."""
    words = _words()
    line = text.lower().lstrip("[( ")
    opening = line.replace(" :", ":")[:40]
    if opening.startswith(words.openings) and len(text) < 400:
        return True
    if len(text) > 350:
        return False
    return words.credit.search(text[-90:]) is not None or (
        "“" not in text and (any(mark in line for mark in words.inside) or _placed(text))
    )


def _placed(text: str) -> bool:
    """Whether the first sentence says where in the picture somebody stands."""
    found = PLACED.search(text)
    return found is not None and not re.search(r"[a-z]{3}[.!?]\s", text[: found.start()])


def shows_scene(text: str) -> bool:
    """Whether a line with no full stop shows people or things doing something now.

    >>> shows_scene("A farmer carries sandbags along the flooded road")
    True
    >>> shows_scene("The minister said that farmers carry the cost")
    False
    """
    words = _words()
    found = WORD.findall(text)
    if len(found) < 4 or text[-1] in ":,;?" or not text[0].isupper() or text[0] in "“\"‘'":
        return False
    before: list[str] = []
    plural = False
    for at, word in enumerate(found[:22]):
        lower = word.lower()
        if lower in words.telling:
            return False
        after = found[at + 1].lower() if at + 1 < len(found) else ""
        if lower in words.plans and after == "to":
            return False
        if before and word[0].islower() and before[-1] not in DETERMINERS:
            if lower in words.third and before[-1] not in words.plural:
                return not _telling_after(found, words)
            if lower in words.plain and plural and not before[-1].endswith(("'s", "’s")):
                return not _telling_after(found, words)
            if (lower in words.ing or lower in words.seen) and len(found) >= 5:
                return not _telling_after(found, words)
        plural = plural or lower in words.plural or (lower.endswith("s") and len(lower) > 3) or lower == "and"
        before.append(lower)
    return False


def _telling_after(found: list[str], words: _Words) -> bool:
    return any(word.lower() in words.telling for word in found)


def _twins(block: Block, after: Block) -> bool:
    """Two lines in a row with no full stop that say the same: the picture's text and its caption."""
    return block.words >= 4 and not after.stopped and same(block.text, after.text)


def _between_paragraphs(blocks: Sequence[Block], free: Sequence[int], at: int) -> bool:
    """A long line with no full stop, in sentence case, that tells nothing, between two paragraphs."""
    text = blocks[free[at]].text
    found = WORD.findall(text)
    at_a_place = len(found) >= 6 and AT_A_PLACE.search(text) is not None
    if (
        not (9 if not at_a_place else 6) <= len(found) <= 60
        or text[-1] in ":,;?-–—"
        or not text[0].isupper()
        or "\n" in text
    ):
        return False
    told = _words().telling | _words().narrating
    if any(mark in text for mark in '“”"•|`') or any(word.lower() in told for word in found):
        return False
    long_words = [word for word in found if len(word) > 3]
    if sum(word[0].islower() for word in long_words) < 0.35 * len(long_words):
        return False
    if at + 1 >= len(free):
        return False
    before, after = blocks[free[at - 1]], blocks[free[at + 1]]
    return before.stopped and after.stopped and blocks[free[at]].lone
