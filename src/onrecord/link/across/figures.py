"""Figures that the same claimant gave anew, and those in which two claimants differ."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.across.turn import Occurrence, Turn, clearest, closest, names
from onrecord.link.occurrences import Link

MOST = 0.8
"""So sure at most is a turn that no report tells as one."""


def revisions(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Each claim that takes the place of an earlier one by the same claimant: of all earlier ones the last."""
    before: dict[int, tuple[str, float, Occurrence]] = {}
    for link in closest(of, links, "revision"):
        earlier, later = sorted((of[link.record], of[link.other]), key=lambda one: one.out)
        found = (earlier.out, link.confidence, earlier)
        known = before.get(later.key)
        if earlier.out != later.out and (known is None or found[:2] > known[:2]):
            before[later.key] = found
    occurrences = {occurrence.key: occurrence for occurrence in of.values()}
    for key, (_, confidence, earlier) in sorted(before.items()):
        yield _turn("revision", earlier, occurrences[key], confidence)


def disagreements(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Each pair of claims by two claimants that differ: told by the reports that say both, else by the closest."""
    for link in closest(of, links, "disagreement"):
        earlier, later = sorted((of[link.record], of[link.other]), key=lambda one: one.out)
        yield _turn("disagreement", earlier, later, link.confidence)


def _turn(kind: str, earlier: Occurrence, later: Occurrence, confidence: float) -> Turn:
    steps = clearest(earlier.tellings), clearest(later.tellings)
    sure = min(confidence, *(step[0].fact.confidence for step in steps), MOST)
    return Turn(
        kind=kind,  # type: ignore[arg-type]
        by=names(steps[1]) if kind == "revision" else (*names(steps[0]), *names(steps[1])),
        steps=steps,
        confidence=round(sure, 2),
        rule=f"link.across.figures:{kind}s",
    )
