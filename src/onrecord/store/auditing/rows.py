"""What the record answers about audits."""

import msgspec


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A record of an audit's sample; ``stratum`` is the part of the list that it was drawn from."""

    id: str
    stratum: str | None = None


class AuditSample(msgspec.Struct, frozen=True, kw_only=True):
    """Records of a list drawn at random, to be judged. ``of`` is the list, ``by`` the field by which it is
    divided, ``population`` counts the records drawn from; ``drawn`` are those not judged yet, ``judged`` counts
    the others."""

    of: str
    by: str | None
    seed: int
    population: int
    drawn: tuple[Drawn, ...]
    judged: int


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How many of so many judged are right. ``precision`` is their share, each weighed by how many it stands for,
    with the ends of its Wilson interval of 95 %; all None where nothing is judged."""

    name: str
    judged: int
    right: int
    precision: float | None = None
    low: float | None = None
    high: float | None = None
    population: int | None = None


class AuditReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an audit of a list found: ``whole`` counts records right in all that was judged, ``told`` those that
    the text tells at all; ``fields`` and ``strata`` one by one. ``passed`` counts verdicts on what is read
    otherwise by now; ``unseen`` records of parts in which none was judged, of which the figures say nothing."""

    of: str
    by: str | None
    population: int
    whole: Share
    told: Share
    fields: tuple[Share, ...]
    strata: tuple[Share, ...]
    passed: int
    unseen: int
