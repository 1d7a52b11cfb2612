"""Where copying or rewriting broke the text.

In: the text and its passages. Out: the same passages, each with the places that are broken. Promise: the text
stays as it is, a mark covers at most :data:`LONGEST` characters, and what a careful writer may write is not
marked: a false alarm costs a reader as much as a miss.
"""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.clean.damage.doubled_words import doubled_words
from onrecord.clean.damage.fragments import fragments
from onrecord.clean.damage.mojibake import mojibake
from onrecord.clean.damage.quotation_marks import quotation_marks
from onrecord.model import Damage, Passage

LONGEST = 120
"""No mark is longer, in characters."""

IN_A_PASSAGE = (doubled_words, fragments, mojibake)
"""What is seen in one passage alone, in order. To add one: a file with a generator, and its name here."""

__all__ = ["damaged"]


def damaged(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with their damage. Boilerplate is nobody's text and is not looked at."""
    marks = quotation_marks(text, passages)
    return tuple(
        msgspec.structs.replace(passage, damage=found)
        if (found := tuple(_apart([*_alone(text, passage), *marks.get(i, ())])))
        else passage
        for i, passage in enumerate(passages)
    )


def _alone(text: str, passage: Passage) -> Iterator[Damage]:
    if passage.kind not in ("headline", "paragraph", "caption"):
        return
    stretch = text[passage.start : passage.end]
    for kind in IN_A_PASSAGE:
        for start, end, name in kind(stretch):
            yield Damage(start=passage.start + start, end=passage.start + min(end, start + LONGEST), kind=name)


def _apart(found: list[Damage]) -> Iterator[Damage]:
    """In order, and of two that overlap only the first."""
    end = -1
    for damage in sorted(found, key=lambda d: (d.start, -d.end)):
        if damage.start >= end:
            end = damage.end
            yield damage
