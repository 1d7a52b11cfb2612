"""Figures that the same claimant gave anew."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.lang import lexicon
from onrecord.link.counts import counted, far_apart, one_number, one_thing
from onrecord.link.within.parties import days_agree, places_agree, voices
from onrecord.model import Change, Figure, Reading

SURE = 0.6
NEAR = 40
"""So many characters at most stand between two sentences of which the one goes on with the other."""
IT = frozenset(("it", "they", "he", "she", "the", "a", "an", "its", "their"))
LATEST = "9999"
"""A count without a date is the one that stands."""
WORDS_BEFORE = 4
"""So many words before a number say that it no longer holds."""


def revisions(reading: Reading) -> Iterator[Change]:
    """Two different values that one claimant gives for the same thing in the same place, in different sentences,
    are a revision: the later told, or by their dates the later, replaces the earlier. Where their words for it
    differ, one must say that it no longer holds. So are two in one sentence that says which one it was "from"."""
    by_claimant: dict[str, list[Figure]] = defaultdict(list)
    for figure, voice in told(reading):
        by_claimant[voice].append(figure)
    seen: set[frozenset[str]] = set()
    for given in by_claimant.values():
        given.sort(key=lambda f: _order(f, reading.report.text))
        for place, other in enumerate(given):
            one = next((f for f in reversed(given[:place]) if _are_one_claim(f, other, reading)), None)
            if one is not None:
                seen.add(frozenset((one.id, other.id)))
                yield _revision(one, other)
    for one, other in _from_to(reading):
        if frozenset((one.id, other.id)) not in seen:
            yield _revision(one, other)


def _are_one_claim(one: Figure, other: Figure, reading: Reading) -> bool:
    """Whether a later figure of one claimant takes an earlier one's place."""
    text = reading.report.text
    if one.value == other.value or one.evidence == other.evidence or not places_agree(one.place, other.place):
        return False
    if one.kind != "other" and (one.kind, one.what, one.unit) == (other.kind, other.what, other.unit):
        return True
    no_longer = _is_earlier(one, text) or _is_revised(other, text)
    return no_longer and not one_number(one, other) and are_of_one(one, other, text)


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
        if figure.value is not None and figure.confidence >= 0.5:
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
    if any(f" {word} " in f" {before} " for word in (*words["earlier_count"], *words["before"])):
        return True
    if any(before.endswith(f"{word}") or f"{word} " in f"{before} " for word in words["no_longer"]):
        return any(f" {verb} " in sentence for verb in words["revising"])
    return False


def _may_replace(new: Figure, old: Figure) -> bool:
    """Whether two numbers in one sentence may count one thing: one has no words for it, or they share them."""
    mine, yours = (set((figure.what or "").casefold().split()) for figure in (new, old))
    alike = new.unit == old.unit and not far_apart(new, old)
    return new.value != old.value and alike and (not mine or not yours or bool(mine & yours))


def _order(figure: Figure, text: str) -> tuple[bool, str, int]:
    """What "had" been put at or was "earlier" comes first, whatever is told first; then by date."""
    return not _is_earlier(figure, text), (figure.date and figure.date.start) or LATEST, figure.text[0]


def _is_earlier(figure: Figure, text: str) -> bool:
    """Whether its sentence says that it was told before: "had put the toll at"."""
    return _says(figure, text, "before")


def _is_revised(figure: Figure, text: str) -> bool:
    """Whether its sentence says that it takes another's place: "raised the toll to"."""
    return _says(figure, text, "taking_its_place")


def _says(figure: Figure, text: str, words: str) -> bool:
    sentence = " ".join(text[start:end] for start, end in figure.evidence).casefold()
    return any(f" {word} " in f" {sentence} " for word in lexicon("changes.toml")[words])


def told(reading: Reading) -> list[tuple[Figure, str]]:
    """The figures that may stand against another, those with one number and a claimant, each with whose voice
    gives it: the side of an actor, or the words for whom the report doesn't know."""
    side_of = voices(reading.actors)
    found = []
    for figure in reading.figures:
        if figure.value is not None and figure.confidence >= 0.5:
            words = "" if figure.claimant_span is None else reading.report.text[slice(*figure.claimant_span)]
            name = words if any(word[0].isupper() and word.casefold() not in IT for word in words.split()) else ""
            voice = side_of.get(figure.claimant, figure.claimant) if figure.claimant else name.casefold()
            if voice:
                found.append((figure, voice))
    return found


def are_of_one(one: Figure, other: Figure, text: str) -> bool:
    """Whether two figures of one report may be for the same thing, by its words, day and place. Of two of no kind
    of their own (two countries here, nine there) nothing says that they count the same, but for the one crowd of a
    report, or where one goes on with the other."""
    if far_apart(one, other) or not (days_agree(one.date, other.date) and places_agree(one.place, other.place)):
        return False
    first, second = sorted((one, other), key=lambda figure: figure.text)
    near = second.evidence[0][0] - first.evidence[0][1] <= NEAR
    things = [counted(figure, sentence_of(figure, text)) for figure in (first, second)]
    if things[0].is_bare and not things[1].is_bare:
        return False  # it goes on with something else, told before
    tied = near or any(thing.kind != "other" or thing.is_crowd for thing in things)
    return tied and one_thing(*things, near=near)


def sentence_of(figure: Figure, text: str) -> str:
    """The figure's own sentence."""
    start, end = figure.evidence[0]
    return text[start:end]
