"""What reports that are joined in one transaction ask for again and again, kept from one to the next."""

from dataclasses import dataclass, field

from onrecord.link.occurrences import Told


@dataclass(frozen=True)
class Sitting:
    """Holds within one transaction, as long as nothing in it is taken back.

    ``told`` are records by their keys, as they were compared; ``frequencies`` are how many reports have each term,
    of the terms that were ``asked`` for.
    """

    told: dict[int, Told] = field(default_factory=dict)
    frequencies: dict[int, int] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
