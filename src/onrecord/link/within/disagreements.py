"""What two sides say differently."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.link.counts import one_number
from onrecord.link.within.polarity import concepts, negated, shared
from onrecord.link.within.revisions import are_of_one, revisions, told
from onrecord.model import Change, Reading, Statement, overlaps

NEAR = 25
SURE_OF_FIGURES = 0.65
SURE_OF_WORDS = 0.55


def disagreements(reading: Reading) -> Iterator[Change]:
    """Two claimants with two figures for one thing; two speakers, one saying what the other denies."""
    yield from _figures(reading)
    yield from _words(reading)


def _figures(reading: Reading) -> Iterator[Change]:
    """Of each two sides that count one thing, each figure beside the one that is told closest to it."""
    text = reading.report.text
    no_longer = {change.steps[0] for change in revisions(reading)}
    figures = [(figure, voice) for figure, voice in told(reading) if figure.id not in no_longer]
    pairs = [
        (abs(other.text[0] - one.text[0]), one, voice, other, other_voice)
        for i, (one, voice) in enumerate(figures)
        for other, other_voice in figures[i + 1 : i + NEAR]
        if voice != other_voice and not one_number(one, other) and are_of_one(one, other, text)
    ]
    taken: set[tuple[str, str]] = set()
    for _, one, voice, other, other_voice in sorted(pairs, key=lambda pair: (pair[0], pair[1].text)):
        if {(one.id, other_voice), (other.id, voice)} & taken:
            continue
        taken |= {(one.id, other_voice), (other.id, voice)}
        yield Change(
            id="",
            kind="disagreement",
            by=tuple(who for who in (one.claimant, other.claimant) if who is not None),
            steps=(one.id, other.id),
            evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
            confidence=round(min(SURE_OF_FIGURES, one.confidence, other.confidence), 2),
            rule="link.within.disagreements:disagreements",
            inputs={"what": one.what or other.what or "", "values": f"{one.value}, {other.value}"},
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
