"""What somebody says did not happen, and what two speakers say against each other."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.across.turn import Occurrence, Turn, clearest, closest, names
from onrecord.link.occurrences import Link, Told
from onrecord.link.occurrences.sides import parties, place
from onrecord.link.tellings.words import stemmed

SURE = 0.6


def of_events(occurrence: Occurrence) -> Iterator[Turn]:
    """An act that some reports tell, and that is denied in these or others."""
    denied = [
        told for told in occurrence.tellings if told.event.status == "denied" and told.fact.confidence >= 0.5
    ]
    told = [
        told
        for told in occurrence.tellings
        if told.event.status in ("occurred", "ongoing") and told.fact.confidence >= 0.5
    ]
    told = [one for one in told if any(_of_one_act(one, other) for other in denied)]
    if told:
        steps = clearest(told), clearest(denied)
        yield Turn(
            kind="denial",
            by=names(steps[1]),
            steps=steps,
            confidence=round(min(SURE, *(step[0].fact.confidence for step in steps)), 2),
            rule="link.across.denials:of_events",
        )


def _of_one_act(one: Told, other: Told) -> bool:
    """Whether what is denied is this very act, not another that it is told with."""
    mine, yours = one.event, other.event
    where = place(mine.place, yours.place, same=1.0, holds=0.5, apart=-1.0)
    apart = parties(one.recipients, other.recipients)[0] < 0 or (where is not None and where.points < 0)
    by_same = parties(one.actors, other.actors)[0]
    if apart or by_same < 0:
        return False
    there = where is not None and where.points == 1.0
    heads = mine.inputs.get("head"), yours.inputs.get("head")  # what people annotated has none
    if heads[0] and heads[1] and stemmed(heads[0]) == stemmed(heads[1]):
        return by_same > 0 or there
    return mine.mode is not None and mine.mode == yours.mode and by_same > 0


def of_statements(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Two speakers of whom one denies what the other says, or says the opposite."""
    for link in closest(of, links, "denial", "disagreement"):
        first, second = of[link.record], of[link.other]
        if link.relation == "denial" and first.tellings[0].statement.act == "denies":
            first, second = second, first
        elif link.relation == "disagreement":
            first, second = sorted((first, second), key=lambda one: one.out)
        steps = clearest(first.tellings), clearest(second.tellings)
        both = (*names(steps[0]), *names(steps[1]))
        yield Turn(
            kind=link.relation,  # type: ignore[arg-type]
            by=names(steps[1]) if link.relation == "denial" else both,
            steps=steps,
            confidence=round(min(link.confidence, *(step[0].fact.confidence for step in steps)), 2),
            why="; ".join(part.why for part in link.parts),
            rule="link.across.denials:of_statements",
        )
