"""Whether two reports tell one denial: the same party says of one matter that it was not so.

Denials are short, and each report tells them in its own words: "denied sabotaging a pipeline", "denied that it had
a hand in the explosion". What is denied is one matter by a word of it, or by words for one sort of act.
"""

from functools import cache

from onrecord.lang import lexicon
from onrecord.link.occurrences.scoring import Part
from onrecord.link.occurrences.sides import context, distance, official, overlap
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings import wording
from onrecord.link.tellings.speakers import Speaker, is_named, likeness
from onrecord.link.tellings.words import Wording, stemmed

SOON, LATE = 4, 30
"""So many days apart is a denial told of one occasion, and so many at most told again."""


def compare(one: Told, other: Told) -> tuple[Part, ...]:
    """The points for and against two denials being one; empty where they can't be."""
    mine, yours = (told.actors[0] if told.actors else Speaker() for told in (one, other))
    apart = distance(one.out, other.out)
    if apart is None or apart > LATE:
        return ()
    speaker = _speaker(mine, yours)
    words = wording(one.content), wording(other.content)
    if speaker is None or _differ(words[0].names, words[1].names) or _differ(words[0].numbers, words[1].numbers):
        return ()
    share, both = overlap(*words)
    act = _acts(words[0]) & _acts(words[1])
    if not both and not act:
        return ()
    certain = act and all(len(_acts(its)) == 1 for its in words)
    matter = max(round(4.0 * (share - 0.25), 2), (2.0 if certain else 1.0) if act else 0.0)
    return (
        Part("one of many", -1.5),
        speaker,
        Part("words", matter, ", ".join((*both[:8], *sorted(act)))),
        Part("date", 0.6 if apart <= SOON else -0.2, f"{apart} days"),
        context(one, other),
    )


def _speaker(one: Speaker, other: Speaker) -> Part | None:
    """One speaker, or two who speak for one government."""
    like = likeness(one, other)
    if like == "same" and is_named(one):
        return Part("speaker", 0.6, one.name)
    return Part("speaker", 0.3, f"{one.name}, {other.name}") if official(one) & official(other) else None


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has what the other doesn't."""
    return bool(one - other and other - one)


def _acts(words: Wording) -> frozenset[str]:
    """The sorts of acts that words tell of; of a word for several all of them."""
    sorts = _sorts()
    return frozenset().union(*(sorts.get(stem, frozenset()) for stem in words.matter))


@cache
def _sorts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for sort, words in lexicon("tellings.toml")["acts"].items():
        for word in words.split():
            stem = stemmed(word)
            found[stem] = found.get(stem, frozenset()) | {sort}
    return found
