"""Sentences that broke in the middle, as far as words alone show it."""

import re
from collections.abc import Iterator

from onrecord.model import DamageKind

# An article wants its noun: "half of the could push" lost it. "the would-be", "the must-see" have it.
ORPHAN = re.compile(
    r"(?<![\w“\"‘'’-])(?:of |in |to )?(?:the|a|an)\s"
    r"(?:could|would|should|were|was|has|have|are|a|an|the|of|to|and|than|they|he|she|who|them)\b(?![-’'”\"])(?=\s[a-z])"
)


def broken_syntax(text: str) -> Iterator[tuple[int, int, DamageKind]]:
    """An article with a verb, a pronoun or another function word where its noun should be."""
    for m in ORPHAN.finditer(text):
        yield m.start(), m.end(), "broken syntax"
