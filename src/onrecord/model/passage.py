"""The passages that a report's text falls into, and what is wrong with them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

import msgspec

from onrecord.model.span import Span

PassageKind = Literal["headline", "byline", "dateline", "paragraph", "caption", "boilerplate"]
DamageKind = Literal[
    "doubled words", "unbalanced quotation mark", "fragment", "broken syntax", "name conflict", "mojibake"
]


class Damage(msgspec.Struct, frozen=True, kw_only=True):
    """A place where copying or rewriting broke the text. ``other`` (JSON: ``with``) is its counterpart."""

    start: int
    end: int
    kind: DamageKind
    other: Span | None = msgspec.field(name="with", default=None)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text with one function. Passages stand in order and never overlap.

    ``repeats`` is the index of the first passage that says this, in the same words or reworded.
    """

    start: int
    end: int
    kind: PassageKind
    repeats: int | None = None
    damage: tuple[Damage, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether records may be drawn from it: a headline or a paragraph that repeats nothing."""
        return self.kind in ("headline", "paragraph") and self.repeats is None


def passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    """The passage that holds this offset, or None where the text between passages (white space) does."""
    i = bisect_right(passages, offset, key=lambda p: p.start) - 1
    return passages[i] if i >= 0 and offset < passages[i].end else None
