"""The report's title, where the text opens with it."""

import re
from collections.abc import Sequence

from onrecord.clean.blocks import Block
from onrecord.model import PassageKind

LONGEST = 60
"""In words. Tabloid headlines run to forty."""
LATEST = 4
"""How many lines of furniture may stand above it."""
INNER_STOP = re.compile(r"[a-z]{3}[.!?][\"”’']?\s+[A-Z“\"]")


def headlines(blocks: Sequence[Block], kinds: Sequence[PassageKind | None]) -> list[int]:
    """The first line that is no furniture, where it reads as a title and longer paragraphs follow."""
    first = next((i for i, kind in enumerate(kinds) if kind is None), None)
    if first is None or first > LATEST or "headline" in kinds:
        return []
    rest = [block for block, kind in zip(blocks[first + 1 :], kinds[first + 1 :], strict=True) if kind is None]
    return [first] if rest and _titles(blocks[first], rest) else []


def _titles(line: Block, rest: Sequence[Block]) -> bool:
    if line.words > LONGEST or "\n" in line.text or INNER_STOP.search(line.text):
        return False
    told = [block for block in rest if block.stopped]
    longest = max(len(block.text) for block in rest)
    if not told or longest < 0.8 * len(line.text):
        return False
    return not line.stopped or line.text[-1] in "?…" or _in_title_case(line.text)


def _in_title_case(text: str) -> bool:
    """Most of the longer words have a capital: the title was given a full stop when the page was saved."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return 3 <= len(words) <= 20 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
