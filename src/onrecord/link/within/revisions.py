"""Figures that the same claimant gave anew."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.lang import lexicon
from onrecord.link.within.parties import days_agree, places_agree, side
from onrecord.model import Change, Figure, Reading

SURE = 0.6


def revisions(reading: Reading) -> Iterator[Change]:
    """Two different values that one claimant gives for the same thing in the same place, in different sentences,
    are a revision: the later told, or by their dates the later, replaces the earlier."""
    side_of = {actor.id: side(actor) for actor in reading.actors}
    for figures in of_one_thing(reading).values():
        by_claimant: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.claimant is not None:
                by_claimant[side_of.get(figure.claimant, figure.claimant)].append(figure)
        for given in by_claimant.values():
            given.sort(key=lambda f: _order(f, reading.report.text))
            for one, other in pairwise(given):
                if (
                    one.value != other.value
                    and one.evidence != other.evidence
                    and places_agree(one.place, other.place)
                ):
                    yield Change(
                        id="",
                        kind="revision",
                        by=(other.claimant,) if other.claimant else (),
                        steps=(one.id, other.id),
                        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
                        confidence=round(min(SURE, one.confidence, other.confidence), 2),
                        rule="link.within.revisions:revisions",
                        inputs={"what": other.what or "", "values": f"{one.value}, {other.value}"},
                    )


def _order(figure: Figure, text: str) -> tuple[str, bool, int]:
    """By date; with none, what "had" been put at or was "earlier" comes first, whatever is told first."""
    words: list[str] = lexicon("changes.toml")["before"]
    sentence = " ".join(text[start:end] for start, end in figure.evidence).casefold()
    earlier = any(f" {word} " in f" {sentence} " for word in words)
    return ((figure.date.start or "") if figure.date else "", not earlier, figure.text[0])


def of_one_thing(reading: Reading) -> dict[tuple[str, str], list[Figure]]:
    """The figures that count one thing, by kind and thing; those of no kind of their own (two countries here, nine
    there) are left out: nothing says that they count the same."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        if figure.what and figure.kind != "other" and figure.value is not None and figure.confidence >= 0.5:
            found[figure.kind, f"{figure.what.casefold()} {figure.unit or ''}"].append(figure)
    return found


def may_be_one(one: Figure, other: Figure) -> bool:
    """Whether two figures may be for the same thing, by day and place."""
    return days_agree(one.date, other.date) and places_agree(one.place, other.place)
