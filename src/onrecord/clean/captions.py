"""What stands under pictures, by its place, its form and its tense."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.clean.blocks import Block
from onrecord.clean.repeats import same
from onrecord.clean.scenes import WORD, names_a_day, shows_dated_scene, shows_scene
from onrecord.lang import lexicon
from onrecord.model import PassageKind

LONGEST = 75
"""In words."""
AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off|along|over|above) (?:[a-z]+ ){0,3}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*$"
)
PLACED = re.compile(
    r"[A-Z][\w'’.-]+,? ?(?:, (?:(?:far|top|bottom|back|front|second from|third from) )?"
    r"(?:left|right|cent(?:er|re)),"
    r"|\((?:2nd |second |3rd |far )?[LRC]\).{1,120}\((?:2nd |second |3rd |far )?[LRC]\)|\(2nd [LR]\))"
)
"""Who stands where. One lone "(R)" is a party."""
PICTURED = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!is )\b(?:pictured|photographed) [a-z]")
BY_LINE = re.compile(
    r"[.”\w]\s?[(\[][A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\s?[/|]\s?[A-Z][^()\[\]]{1,40}[)\]]\.?$"
)
""" "(Ana Ruiz/The Daily Buoy)" at a line's end."""
MARKS = '“”"•|`'


class _Words(NamedTuple):
    openings: tuple[str, ...]
    inside: tuple[str, ...]
    told: frozenset[str]
    summaries: frozenset[str]
    credit: re.Pattern[str]


@cache
def _words() -> _Words:
    words = lexicon("clean_captions.toml")
    furniture = lexicon("clean_furniture.toml")
    agencies = "|".join(map(re.escape, furniture["agencies"]))
    makers = "|".join(words["makers"])
    return _Words(
        openings=tuple(words["openings"]),
        inside=tuple(words["inside"]),
        told=frozenset(words["telling"]) | frozenset(words["narrating"]),
        summaries=frozenset(furniture["summaries"]),
        # "Ana Ruiz/Reuters", "[Tom Hale/AP Photo]", "(AP Photo/Tom Hale)", "Photo: Tom Hale" at a line's end
        credit=re.compile(
            rf"(?:[/\\|]\s?(?:{agencies})|"
            rf"(?:AP Photo|AP|AFP|Reuters|REUTERS|EPA)\s?[/\\]+\s?[A-Z][\w., -]{{2,40}}|"
            rf"(?:{makers})s?\s?(?:by|:|courtesy of|courtesy)\s?[A-Z]?[\w./ &'’-]{{2,60}}|"
            rf"(?:©|via)\s?(?:{agencies}))\s?[)\]]?\s?\.?$"
        ),
    )


def captions(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """Lines that describe a picture.

    A caption names its photographer, says where in the picture somebody stands, shows a scene in the present
    tense with no full stop or on a day that is past, stands twice in a row, or is a long line with no full stop
    between two paragraphs.
    """
    free = [i for i, kind in enumerate(kinds) if kind is None]
    prose = [i for i in free if blocks[i].words >= 12 or blocks[i].stopped]
    if not prose:
        return []
    lead = next((i for i in free if blocks[i].stopped and blocks[i].words >= 12), len(blocks))
    tidy = sum(blocks[i].stopped for i in prose) >= 0.5 * len(prose)
    points = _summarised(blocks, kinds)
    found: set[int] = set()
    for at, i in enumerate(free):
        block = blocks[i]
        if block.words > LONGEST or len(block.text) > 600 or i in points:
            continue
        above = i < lead and ("headline" not in kinds or block.words < 8)
        scene = not block.stopped and tidy and len(prose) > 1 and not above and shows_scene(block.text)
        if scene or _credited(block.text):
            found.add(i)
        elif not block.stopped and at + 1 < len(free) and _twins(block, blocks[free[at + 1]]):
            found.update((i, free[at + 1]))
        elif not block.stopped and tidy and i > lead and _between_paragraphs(blocks, free, at):
            found.add(i)
    return sorted(found | _dated(blocks, prose, found, lead))


def _summarised(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> set[int]:
    """The lines below "Key points": what they say is told, however short."""
    points: set[int] = set()
    for i, kind in enumerate(kinds):
        if kind == "boilerplate" and blocks[i].text.lower().rstrip(": ") in _words().summaries:
            for j in range(i + 1, len(blocks)):
                if kinds[j] is not None or blocks[j].words > 30:
                    break
                points.add(j)
    return points


def _dated(blocks: Sequence[Block], prose: Sequence[int], found: set[int], lead: int) -> set[int]:
    """Whole sentences that show a scene on a day that is past, where most of the report is told in the past."""
    rest = [i for i in prose if i not in found]
    short = (i for i in rest if i != lead and blocks[i].lone and blocks[i].words <= LONGEST)
    scenes = {i for i in short if _opens_with_scene(blocks[i].text)}
    return scenes if 3 * len(scenes) <= len(rest) + 1 else set()


def _opens_with_scene(text: str) -> bool:
    if not names_a_day(text):
        return False
    first = re.split(r"(?<=[a-z0-9]{2}\.)\s+(?=[A-Z])", text, maxsplit=1)[0]
    return not any(mark in first for mark in MARKS) and shows_dated_scene(first) and not _tells(first)


def _credited(text: str) -> bool:
    """Whether the line says that it is a picture's: "File photo", "(right)", "Ana Ruiz/Reuters"."""
    words = _words()
    line = text.lower().lstrip("[( ")
    opening = line.replace(" :", ":")[:40]
    if opening.startswith(words.openings) and len(text) < 400:
        return True
    if len(text) > 350:
        return False
    if words.credit.search(text[-90:]) or BY_LINE.search(text[-90:]):
        return True
    marked = any(mark in line for mark in words.inside) or _placed(text) or _is_pictured(text)
    return marked and "“" not in text


def _placed(text: str) -> bool:
    """Whether the first sentence says where in the picture somebody stands."""
    found = PLACED.search(text)
    return found is not None and not re.search(r"[a-z]{3}[.!?]\s", text[: found.start()])


def _is_pictured(text: str) -> bool:
    """ "The mayor, pictured in 2019", but not "he was pictured in 2019", which tells."""
    found = PICTURED.search(text)
    return found is not None and text.count(" ") <= 30 and not _tells(text)


def _tells(text: str) -> bool:
    """Whether one of the words stands in it that tell what happened."""
    return any(word.lower() in _words().told for word in WORD.findall(text))


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
    if any(mark in text for mark in MARKS) or _tells(text):
        return False
    long_words = [word for word in found if len(word) > 3]
    if sum(word[0].islower() for word in long_words) < 0.35 * len(long_words):
        return False
    if at + 1 >= len(free):
        return False
    before, after = blocks[free[at - 1]], blocks[free[at + 1]]
    return before.stopped and after.stopped and blocks[free[at]].lone
