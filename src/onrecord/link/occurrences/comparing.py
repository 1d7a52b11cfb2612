"""What links two tellings of one kind."""

from collections.abc import Iterable, Iterator

from onrecord.link.occurrences import events, figures, statements, votes
from onrecord.link.occurrences.scoring import Link, Part, Relation, barred, sure
from onrecord.link.occurrences.told import Told, order

PROPOSED = 0.2
"""A link that is less sure than this is worth keeping only where it keeps two apart that are much alike."""


def compare(one: Told, other: Told) -> Link | None:
    """What links two tellings of one kind, None where nothing does."""
    if one.kind == "event":
        found: tuple[Relation, tuple[Part, ...]] | None = "same", events.compare(one, other)
    elif one.kind == "vote":
        found = "same", votes.compare(one, other)
    elif one.kind == "figure":
        found = figures.compare(one, other)
    else:
        found = statements.compare(one, other)
    if found is None or not found[1]:
        return None
    relation, parts = found
    against = barred(parts)
    confidence = sure((against,) if against is not None else parts)
    if confidence < PROPOSED and against is None:
        return None
    first, second = sorted((one, other), key=order)
    return Link(record=first.key, other=second.key, relation=relation, confidence=confidence, parts=parts)


def links(one: Told, others: Iterable[Told]) -> Iterator[Link]:
    """What links a telling to these, as far as they are of its kind."""
    for other in others:
        if other.kind == one.kind and other.key != one.key:
            link = compare(one, other)
            if link is not None:
                yield link
