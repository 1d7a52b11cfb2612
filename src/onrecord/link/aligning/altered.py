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
    for mine, yours in pairs:
        sides = Sides(
            Stretch(one, [one.sentences[i] for i in mine]), Stretch(other, [other.sentences[j] for j in yours])
        )
        if one.text[sides.one.start : sides.one.end] != other.text[sides.other.start : sides.other.end]:
            found += [altered for kind in KINDS for altered in kind(sides)]
    return sorted(found, key=_place)


def _place(altered: Alteration) -> tuple[int, int]:
    return (altered.span or altered.original or (0, 0))[0], (altered.original or (0, 0))[0]
