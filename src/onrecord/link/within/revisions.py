"""Figures that the same claimant gave anew."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from onrecord.lang import lexicon
from onrecord.link.within.parties import days_agree, places_agree, side
from onrecord.model import Change, Figure, Reading

SURE = 0.6
WORDS_BEFORE = 4
"""So many words before a number say that it no longer holds."""


def revisions(reading: Reading) -> Iterator[Change]:
    """Two different values that one claimant gives for the same thing in the same place, in different sentences,
    are a revision: the later told, or by their dates the later, replaces the earlier. So are two in one sentence
    that says which one it was "from"."""
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
                    yield _revision(one, other)
    for one, other in _from_to(reading):
        yield _revision(one, other)


def _revision(one: Figure, other: Figure) -> Change:
    return Change(
        id="",
        kind="revision",
        by=(other.claimant,) if other.claimant else (),
        steps=(one.id, other.id),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        confidence=round(min(SURE, one.confidence, other.confidence), 2),
        rule="link.within.revisions:revisions",
        inputs={"what": other.what or "", "values": f"{one.value}, {other.value}"},
    )


def _from_to(reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    """The earlier and the later of two numbers in one sentence: "raised the toll to 17 from 14"."""
    by_sentence: dict[tuple[tuple[int, int], ...], list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        if figure.value is not None and figure.unit is None and figure.confidence >= 0.5:
            by_sentence[figure.evidence].append(figure)
    for figures in by_sentence.values():
        olds = [figure for figure in figures if _is_old(figure, reading.report.text)]
        if len(olds) != 1 or len(figures) < 2:
            continue
        [old] = olds
        news = [figure for figure in figures if figure is not old and _may_replace(figure, old)]
        if news:
            yield old, min(news, key=lambda figure: abs(figure.text[0] - old.text[0]))


def _is_old(figure: Figure, text: str) -> bool:
    """Whether the words just before say that the number no longer holds."""
    words = lexicon("changes.toml")
    start = figure.evidence[0][0]
    before = " ".join(text[start : figure.text[0]].casefold().split()[-WORDS_BEFORE:])
    sentence = f" {text[start : figure.evidence[0][1]].casefold()} "
    if any(before.endswith(f"{word}") or f"{word} " in f"{before} " for word in words["no_longer"]):
        return any(f" {verb} " in sentence for verb in words["revising"])
    return False


def _may_replace(new: Figure, old: Figure) -> bool:
    """Whether two numbers in one sentence may count one thing: one has no words for it, or they share them."""
    mine, yours = (set((figure.what or "").casefold().split()) for figure in (new, old))
    return new.value != old.value and (not mine or not yours or bool(mine & yours))


def _order(figure: Figure, text: str) -> tuple[str, bool, int]:
    """By date; with none, what "had" been put at or was "earlier" comes first, whatever is told first."""
    words: list[str] = lexicon("changes.toml")["before"]
    sentence = " ".join(text[start:end] for start, end in figure.evidence).casefold()
    earlier = any(f" {word} " in f" {sentence} " for word in words)
    return ((figure.date.start or "") if figure.date else "", not earlier, figure.text[0])


def of_one_thing(reading: Reading) -> dict[tuple[str, str], list[Figure]]:
    """The figures that count one thing, by kind and thing; those of no kind of their own (two countries here, nine
    there) are left out, for nothing says that they count the same, but for the one crowd of a report."""
    crowds = frozenset(lexicon("changes.toml")["crowds"])
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        own = figure.kind != "other" or (figure.what or "").casefold() in crowds
        if figure.what and own and figure.value is not None and figure.confidence >= 0.5:
            found[figure.kind, f"{figure.what.casefold()} {figure.unit or ''}"].append(figure)
    return found


def may_be_one(one: Figure, other: Figure) -> bool:
    """Whether two figures may be for the same thing, by day and place."""
    return days_agree(one.date, other.date) and places_agree(one.place, other.place)
