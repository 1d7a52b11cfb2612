"""What was altered within aligned sentences. To add a kind: a file with a generator, and its name here."""

from collections.abc import Callable, Iterator, Sequence

from onrecord.link.aligning.figures import figures
from onrecord.link.aligning.names import names
from onrecord.link.aligning.pairing import Side
from onrecord.link.aligning.quotations import quotations
from onrecord.link.aligning.sentences import Told
from onrecord.link.aligning.stretches import Sides, Stretch
from onrecord.model import Alteration

KINDS: tuple[Callable[[Sides], Iterator[Alteration]], ...] = (names, figures, quotations)


def alterations(one: Told, other: Told, pairs: Sequence[tuple[Side, Side]]) -> list[Alteration]:
    """What the copy has otherwise than its source in these pairs, in the order of the copy."""
    found: list[Alteration] = []
    for side, source in pairs:
        mine, yours = [one.sentences[i] for i in side], [other.sentences[j] for j in source]
        if [sentence.written for sentence in mine] != [sentence.written for sentence in yours]:
            sides = Sides(Stretch(one, mine), Stretch(other, yours))
            found += [altered for kind in KINDS for altered in kind(sides)]
    return sorted(found, key=_place)


def _place(altered: Alteration) -> tuple[int, int]:
    return (altered.span or altered.original or (0, 0))[0], (altered.original or (0, 0))[0]
