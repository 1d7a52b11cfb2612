"""What two sides say differently."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.link.within.parties import side
from onrecord.link.within.polarity import concepts, negated, shared
from onrecord.link.within.revisions import may_be_one, of_one_thing
from onrecord.model import Change, Reading, Statement, overlaps

NEAR = 25
SURE_OF_FIGURES = 0.65
SURE_OF_WORDS = 0.55


def disagreements(reading: Reading) -> Iterator[Change]:
    """Two claimants with two figures for one thing; two speakers, one saying what the other denies."""
    yield from _figures(reading)
    yield from _words(reading)


def _figures(reading: Reading) -> Iterator[Change]:
    side_of = {actor.id: side(actor) for actor in reading.actors}
    for figures in of_one_thing(reading).values():
        seen: set[frozenset[str]] = set()
        for i, one in enumerate(figures):
            for other in figures[i + 1 : i + NEAR]:
                if one.claimant is None or other.claimant is None or one.claimant == other.claimant:
                    continue
                sides = frozenset(side_of.get(c, c) for c in (one.claimant, other.claimant))
                if len(sides) < 2 or one.value == other.value or sides in seen or not may_be_one(one, other):
                    continue
                seen.add(sides)
                yield Change(
                    id="",
                    kind="disagreement",
                    by=(one.claimant, other.claimant),
                    steps=(one.id, other.id),
                    evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
                    confidence=round(min(SURE_OF_FIGURES, one.confidence, other.confidence), 2),
                    rule="link.within.disagreements:disagreements",
                    inputs={"what": one.what or "", "values": f"{one.value}, {other.value}"},
                )


def _words(reading: Reading) -> Iterator[Change]:
    text = reading.report.text
    sides = {actor.id: frozenset(code[:3] for code in actor.codes) for actor in reading.actors}
    said = [s for s in reading.statements if s.speaker is not None and s.confidence >= 0.5]
    known = {s.id: concepts(_content(s, text)) for s in said}
    denied = {s.id: negated(_content(s, text)) for s in said}
    seen: dict[frozenset[str], int] = defaultdict(int)
    for i, one in enumerate(said):
        for other in said[i + 1 : i + NEAR]:
            opposed = denied[one.id] ^ denied[other.id]
            if one.speaker == other.speaker or not opposed or _is_within(one, other):
                continue
            a, b = sides.get(one.speaker or "", frozenset()), sides.get(other.speaker or "", frozenset())
            pair = frozenset((one.speaker or "", other.speaker or ""))
            if (a and a == b) or seen[pair]:
                continue
            common = shared(known[one.id], known[other.id])
            if common & opposed:
                seen[pair] += 1
                yield Change(
                    id="",
                    kind="disagreement",
                    by=(one.speaker or "", other.speaker or ""),
                    steps=(one.id, other.id),
                    evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
                    confidence=SURE_OF_WORDS,
                    rule="link.within.disagreements:disagreements",
                    inputs={"about": ", ".join(sorted(common))},
                )


def _is_within(one: Statement, other: Statement) -> bool:
    """Whether one is told inside the other, or in the same words: a report of a report is no second voice."""
    return (
        any(overlaps(a, b) for a in one.content for b in other.content)
        or one.within == other.id
        or (other.within == one.id)
    )


def _content(statement: Statement, text: str) -> str:
    return " ".join(text[start:end] for start, end in statement.content)
