"""Text that was decoded wrongly before it came here: ``â€™`` for ``’``."""

import re
from collections.abc import Iterator

from onrecord.model import Repair

SUSPICIOUS = re.compile("[\x80-\x9fÂÃâðÐÑÏÎØÙïÅÄ\ufffd]")
STRETCH = 600
"""Mojibake is looked for in stretches of about so many characters, so that one repair needs no whole text."""


def set_right(text: str, broken: tuple[Repair, ...] = ()) -> tuple[str, tuple[Repair, ...]]:
    """The text with what was decoded wrongly before it came here set right, and all its repairs.

    ``broken``, the repairs that the text has had, move along. Nothing else is touched: quotation marks,
    ligatures, widths and accents stay as the source has them.

    >>> set_right("donâ€™t")
    ('don’t', (Repair(start=3, end=4, was='â€™', kind='mojibake'),))
    """
    if text.isascii() or not SUSPICIOUS.search(text):
        return text, broken
    import ftfy
    from ftfy import TextFixerConfig
    from rapidfuzz.distance import Levenshtein

    config = TextFixerConfig(
        unescape_html=False, fix_latin_ligatures=False, uncurl_quotes=False, normalization=None
    )
    parts: list[str] = []
    repairs: list[Repair] = []
    moves: list[tuple[int, int]] = []  # (offset in the old text, how far all after it moves)
    at = length = 0
    for stretch in _stretches(text):
        right = stretch
        if not stretch.isascii() and SUSPICIOUS.search(stretch):
            right = ftfy.fix_encoding(stretch, config)
        if right != stretch:
            for tag, *ends in Levenshtein.opcodes(stretch, right):
                if tag == "equal":
                    continue
                src_start, src_end, dest_start, dest_end = map(int, ends)
                start, end = length + dest_start, length + dest_end
                was = stretch[src_start:src_end]
                if repairs and repairs[-1].end == start:
                    last = repairs.pop()
                    start, was = last.start, last.was + was
                repairs.append(Repair(start=start, end=end, was=was))
            moves.append((at + len(stretch), length + len(right) - at - len(stretch)))
        parts.append(right)
        length += len(right)
        at += len(stretch)
    return "".join(parts), tuple(sorted([*_moved(broken, moves), *repairs], key=lambda r: (r.start, r.end)))


def _stretches(text: str) -> Iterator[str]:
    """The text in pieces, cut behind line ends and spaces."""
    at = 0
    while at < len(text):
        end = min(len(text), at + STRETCH)
        if end < len(text):
            cut = max(text.rfind("\n", at, end), text.rfind(" ", at + STRETCH // 2, end))
            end = cut + 1 if cut > at else end
        yield text[at:end]
        at = end


def _moved(broken: tuple[Repair, ...], moves: list[tuple[int, int]]) -> Iterator[Repair]:
    at = by = 0
    for repair in broken:
        while at < len(moves) and moves[at][0] <= repair.start:
            by = moves[at][1]
            at += 1
        yield Repair(start=repair.start + by, end=repair.end + by, was=repair.was, kind=repair.kind)
