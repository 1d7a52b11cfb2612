"""Figures that the same claimant gave anew, and those in which two claimants differ."""

from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.across.turn import Occurrence, Turn, clearest, names
from onrecord.link.occurrences import Link

BAR = 0.5
MOST = 0.8
"""So sure at most is a turn that no report tells as one."""


def revisions(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Each claim that takes the place of an earlier one by the same claimant: of all earlier ones the last."""
    before: dict[int, tuple[str, float, Occurrence]] = {}
    for link in links:
        if link.relation != "revision" or link.confidence < BAR or not {link.record, link.other} <= of.keys():
            continue
        earlier, later = sorted((of[link.record], of[link.other]), key=_since)
        if earlier.key == later.key or _since(earlier) == _since(later):
            continue
        known = before.get(later.key)
        found = (_since(earlier), link.confidence, earlier)
        if known is None or found[:2] > known[:2]:
            before[later.key] = found
    occurrences = {occurrence.key: occurrence for occurrence in of.values()}
    for key, (_, confidence, earlier) in sorted(before.items()):
        yield _turn("revision", earlier, occurrences[key], confidence)


def disagreements(of: Mapping[int, Occurrence], links: Iterable[Link]) -> Iterator[Turn]:
    """Each pair of claims by two claimants that differ: told by the reports that say both, else by the closest."""
    best: dict[frozenset[int], Link] = {}
    for link in links:
        if link.relation != "disagreement" or link.confidence < BAR or not {link.record, link.other} <= of.keys():
            continue
        pair = frozenset((of[link.record].key, of[link.other].key))
        if len(pair) == 2 and (pair not in best or best[pair].confidence < link.confidence):
            best[pair] = link
    for link in best.values():
        earlier, later = sorted((of[link.record], of[link.other]), key=_since)
        yield _turn("disagreement", earlier, later, link.confidence)


def _since(occurrence: Occurrence) -> str:
    """The day as of which a claim holds, as far as a text says; else when it came out."""
    return occurrence.out


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
