"""Figures that the same claimant gave anew, and those in which two claimants differ."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.across.turn import Occurrence, Turn, clearest, closest, names
from onrecord.link.occurrences import Link

MOST = 0.8
"""So sure at most is a turn that no report tells as one."""


def turns(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Claims that take the place of an earlier one by the same claimant, and those by two claimants that differ.
    Of two claims that some tellings show as the one and some as the other, the surer holds."""
    related = closest(of, links, "revision", "disagreement")
    revised = _revised(of, [link for link in related if link.relation == "revision"])
    for link, earlier, later in revised:
        yield _turn("revision", earlier, later, link.confidence)
    revised_on = {earlier.key: later.out for _, earlier, later in revised}
    for link in related:
        if link.relation == "disagreement":
            first, second = in_order(of, link)
            if revised_on.get(first.key, "~") >= second.out:
                yield _turn("disagreement", first, second, link.confidence)


def _revised(of: Mapping[int, Occurrence], links: Iterable[Link]) -> list[tuple[Link, Occurrence, Occurrence]]:
    """Each claim that takes the place of others, behind the last of these."""
    before: dict[int, tuple[Link, Occurrence, Occurrence]] = {}
    for link in links:
        earlier, later = in_order(of, link)
        known = before.get(later.key)
        if earlier.out != later.out and (
            known is None or (earlier.out, link.confidence) > (known[1].out, known[0].confidence)
        ):
            before[later.key] = link, earlier, later
    return [before[key] for key in sorted(before)]


def in_order(of: Mapping[int, Occurrence], link: Link) -> tuple[Occurrence, Occurrence]:
    """The two claims that a link joins, as they came out."""
    first, second = sorted((of[link.record], of[link.other]), key=lambda one: one.out)
    return first, second


def _turn(kind: str, earlier: Occurrence, later: Occurrence, confidence: float) -> Turn:
    steps = clearest(earlier.tellings), clearest(later.tellings)
    sure = min(confidence, *(step[0].fact.confidence for step in steps), MOST)
    return Turn(
        kind=kind,  # type: ignore[arg-type]
        by=names(steps[1]) if kind == "revision" else (*names(steps[0]), *names(steps[1])),
        steps=steps,
        confidence=round(sure, 2),
        rule="link.across.figures:turns",
    )
