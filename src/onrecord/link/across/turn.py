"""A change as many reports tell it."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.link.occurrences import Link, Told, order
from onrecord.model import ChangeKind

BAR = 0.5
"""A link that is less sure than this turns nothing."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What turned: each step as the tellings of that stage, the clearest first, in the order of the world.

    ``by`` are names; ``why`` says what the rule saw; ``rule`` gave it.
    """

    kind: ChangeKind
    by: tuple[str, ...] = ()
    steps: tuple[tuple[Told, ...], ...]
    confidence: float
    why: str = ""
    rule: str


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """The tellings of one happening, the earliest first; ``key`` is the first one's."""

    key: int
    tellings: tuple[Told, ...]

    @property
    def out(self) -> str:
        """When it was first told."""
        return self.tellings[0].published or ""


def occurrence_of(tellings: Sequence[Told]) -> Occurrence:
    """The occurrence that these tell."""
    ranked = tuple(sorted(tellings, key=order))
    return Occurrence(key=ranked[0].key, tellings=ranked)


def clearest(tellings: Sequence[Told]) -> tuple[Told, ...]:
    """The tellings with the one that is surest, of equals the earliest, first."""
    return tuple(sorted(tellings, key=lambda told: (-told.fact.confidence, order(told))))


def closest(of: Mapping[int, Occurrence], links: Iterable[Link], *relations: str) -> list[Link]:
    """Of the links of these relations between two occurrences the surest, for each pair of occurrences."""
    best: dict[frozenset[int], Link] = {}
    for link in links:
        if link.relation not in relations or link.confidence < BAR or not {link.record, link.other} <= of.keys():
            continue
        pair = frozenset((of[link.record].key, of[link.other].key))
        if len(pair) == 2 and (pair not in best or best[pair].confidence < link.confidence):
            best[pair] = link
    return list(best.values())


def names(tellings: Sequence[Told]) -> tuple[str, ...]:
    """Who acts in the first of these that names somebody."""
    return next((tuple(who.name for who in told.actors) for told in tellings if told.actors), ())
