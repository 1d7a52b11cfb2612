"""Where two stretches of words differ."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from onrecord.link.aligning.tokens import Word


class Block(NamedTuple):
    """Words of the one side that stand where those of the other side stand; between blocks the words are the same.
    Either side may be empty."""

    one: range
    other: range


def blocks(one: Sequence[Word], other: Sequence[Word]) -> list[Block]:
    """The places where the words differ, in order."""
    found: list[Block] = []
    for code in Indel.opcodes([word.key for word in one], [word.key for word in other]):
        if code.tag == "equal":
            continue
        mine, yours = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        last = found[-1] if found else None
        if last and last.one.stop == mine.start and last.other.stop == yours.start:
            mine, yours = range(last.one.start, mine.stop), range(last.other.start, yours.stop)
            found.pop()
        found.append(Block(mine, yours))
    return found


def block_of(found: Sequence[Block], i: int, j: int) -> Block | None:
    """The block that holds this word of the one side and that word of the other."""
    return next((block for block in found if i in block.one and j in block.other), None)
