"""The passages of a text: where they end, what each is for, which repeat, what is broken."""

from collections.abc import Callable, Sequence

from onrecord.clean.blocks import Block, block_of, blocks
from onrecord.clean.boilerplate import boilerplate, glued
from onrecord.clean.bylines import bylines
from onrecord.clean.captions import captions
from onrecord.clean.damage import damaged
from onrecord.clean.datelines import dateline_end, datelines
from onrecord.clean.headlines import headlines
from onrecord.clean.repeats import repeats
from onrecord.model import Arrival, Passage, PassageKind

Recogniser = Callable[[Sequence[Block], Sequence[PassageKind | None]], list[int]]

KINDS: tuple[tuple[PassageKind, Recogniser], ...] = (
    ("byline", bylines),
    ("dateline", datelines),
    ("boilerplate", boilerplate),
    ("headline", headlines),
    ("caption", captions),
)
"""What a line may be other than a paragraph, in the order in which it is asked. To add one: a file with a
function from the blocks and the kinds known so far to the indexes of its own, and its line here."""


def passages(arrival: Arrival) -> tuple[Passage, ...]:
    """The passages of a report's text, in order, never overlapping, without white space at their ends.

    What the source's markup says of a passage (``arrival.marked``) stands; the rest is told from the text.
    """
    text = arrival.report.text
    found, kinds = _cut(text, arrival.marked)
    for kind, recognise in KINDS:
        for i in recognise(found, kinds):
            kinds[i] = kind
    settled = [kind or "paragraph" for kind in kinds]
    again = repeats([block.text for block in found], settled)
    return damaged(
        text,
        [
            Passage(start=block.start, end=block.end, kind=kind, repeats=first)
            for block, kind, first in zip(found, settled, again, strict=True)
        ],
    )


def _cut(text: str, marked: Sequence[Passage]) -> tuple[list[Block], list[PassageKind | None]]:
    """The blocks, cut where the markup names a passage and behind datelines, with the kinds known by now."""
    found: list[Block] = []
    kinds: list[PassageKind | None] = []

    def keep(block: Block | None, kind: PassageKind | None = None) -> None:
        if block:
            found.append(block)
            kinds.append(kind)

    named = sorted(marked, key=lambda p: p.start)
    at = 0
    for block in blocks(text):
        start = block.start
        while at < len(named) and named[at].start < block.end:
            passage = named[at]
            at += 1
            if passage.start < start:
                continue  # overlaps the one before
            for part in _filed(text, start, passage.start):
                keep(*part)
            keep(block_of(text, passage.start, passage.end), passage.kind)
            start = passage.end
        whole = dateline_end(block.text) is None and glued(block.text) == (0, len(block.text))
        if start == block.start and whole:
            keep(block)
            continue
        for part in _filed(text, start, block.end):
            keep(*part)
    return found, kinds


def _filed(text: str, start: int, end: int) -> list[tuple[Block | None, PassageKind | None]]:
    """A block, its dateline cut off, and the furniture that a copy ran together with it."""
    block = block_of(text, start, end) if start < end else None
    if block is None:
        return []
    own, owned = (block.start + offset for offset in glued(block.text))
    parts: list[tuple[Block | None, PassageKind | None]] = [(block_of(text, block.start, own), "boilerplate")]
    length = dateline_end(text[own:owned])
    if length is not None:
        parts.append((block_of(text, own, own + length), "dateline"))
        own += length
    return [*parts, (block_of(text, own, owned), None), (block_of(text, owned, block.end), "boilerplate")]
