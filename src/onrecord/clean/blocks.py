"""Where one passage ends and the next begins: blank lines, line ends, wrapped lines told apart."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
SOURCE = re.compile(r"(?<=[.!?])\s*[\[(][^\[\]()]{1,50}[\])]\s*$")
FINAL_STOP = re.compile(r"[.!?…][\s'\"”’)\]*`»■□▪●◆♦]*$")
WIDEST_WRAPPED = 110
"""No mail program, terminal or news wire wraps wider than this; longer lines are paragraphs."""


class Block(NamedTuple):
    """A stretch between two line ends that count. ``text`` is trimmed, so ``text == report.text[start:end]``."""

    start: int
    end: int
    text: str
    lone: bool = False
    """Whether blank lines, or the text's ends, stand on both sides of it."""

    @property
    def words(self) -> int:
        """How many words, counted by spaces."""
        return self.text.count(" ") + 1

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends, closing quotation marks and brackets aside."""
        return FINAL_STOP.search(SOURCE.sub("", self.text[-70:])[-12:]) is not None


def block_of(text: str, start: int, end: int) -> Block | None:
    """The stretch without the white space around it; None where nothing else stands in it."""
    stretch = text[start:end]
    inner = stretch.strip()
    if not inner:
        return None
    start += len(stretch) - len(stretch.lstrip())
    return Block(start, start + len(inner), inner)


def blocks(text: str) -> list[Block]:
    """The text's blocks, in order.

    A blank line always ends a block. A single line end does so too, unless the lines are wrapped: the next
    word would not have fitted into the line, or a line that stops short of a sentence's end goes on in lower
    case.
    """
    lines = [block for m in LINE.finditer(text) if (block := block_of(text, m.start(), m.end()))]
    wrapped = _wrapped_width(text, lines)
    found: list[Block] = []
    for line in lines:
        if found and _goes_on(text, found[-1], line, wrapped):
            first = found.pop()
            found.append(Block(first.start, line.end, text[first.start : line.end]))
        else:
            found.append(line)
    return [_with_neighbours(text, found, i) for i in range(len(found))]


def _with_neighbours(text: str, found: list[Block], i: int) -> Block:
    block = found[i]
    above = i == 0 or _blank_between(text, found[i - 1], block)
    below = i + 1 == len(found) or _blank_between(text, block, found[i + 1])
    return block._replace(lone=above and below)


def _wrapped_width(text: str, lines: list[Block]) -> int:
    """The column at which this text's lines were wrapped, 0 where they were not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 3:
        return 0
    narrow = bisect_left(lengths, WIDEST_WRAPPED + 1)
    if narrow < 0.9 * len(lengths):
        return 0
    width = lengths[narrow - 1]
    pairs = [(a, b) for a, b in _pairs(lines) if not _blank_between(text, a, b)]
    full = [a for a, b in pairs if _is_full(a, b, width)]
    if width < 30 or not full or len(full) < 0.6 * len(pairs):
        return 0
    # Where the lines were wrapped, few sentences happen to end with them.
    return width if sum(line.stopped for line in full) < 0.5 * len(full) else 0


def _pairs(lines: list[Block]) -> Iterator[tuple[Block, Block]]:
    return pairwise(lines)


def _is_full(line: Block, after: Block, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width - 4


def _blank_between(text: str, before: Block, after: Block) -> bool:
    between = text[before.end : after.start]
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n") + between.count("\u2029") > 1


def _goes_on(text: str, before: Block, after: Block, width: int) -> bool:
    if _blank_between(text, before, after):
        return False
    between = text[before.end : after.start]
    if len(between) - between.rfind("\n") > 2:
        return False  # an indented line opens a paragraph
    last = Block(0, 0, before.text[before.text.rfind("\n") + 1 :])
    if width:
        return _is_full(last, after, width)
    return len(last.text) >= 40 and after.text[0].islower() and not before.stopped
