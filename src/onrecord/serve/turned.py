"""A change as pages show it: its steps beside each other, and which of their words differ."""

from itertools import pairwise

import msgspec

from onrecord.serve.differing import Run, differing
from onrecord.store.rows import ChangeLine


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """A change; ``wordings`` are the steps' sentences in runs, each against the step before it, the first against
    the one after it."""

    line: ChangeLine
    wordings: tuple[tuple[Run, ...], ...]


def turned(line: ChangeLine) -> Turned:
    """The change with its wordings."""
    said = [step.sentence for step in line.steps]
    beside = [differing(before, now) for before, now in pairwise(said)]
    first = tuple(before for before, _ in beside[:1])
    return Turned(line=line, wordings=(*first, *(now for _, now in beside)))
