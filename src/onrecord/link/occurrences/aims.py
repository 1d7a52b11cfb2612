"""What an event is about by the words beside its trigger: what is demanded, which round of the talks it is."""

import re
from functools import cache, lru_cache

from onrecord.lang import lexicon
from onrecord.link.occurrences.told import Told
from onrecord.link.once import once
from onrecord.link.tellings.speakers import name_words
from onrecord.link.tellings.words import stemmed, wording

AUXILIARY = 2
"""Within so many words before a trigger stands its auxiliary."""
NEXT = 12
"""So many characters from a trigger may stand what says which round it is: "held talks in a first round"."""


@once
def aim(told: Told) -> frozenset[str]:
    """The words that a speech act is about: those behind its trigger, without the parties, the day and the place.

    "He blamed Norland for the strike" is about a strike.
    """
    behind = _behind(told)
    end = _clause_end().search(behind)
    before = _what_it_was().search(told.sentence[: _trigger(told)[0]])
    where = map(stemmed, name_words(told.event.place.name)) if told.event.place else ()
    its = _matter(behind[: end.start()] if end else behind)
    if before is not None:
        its |= _matter(before["what"])
    return its - parties_of(told) - frozenset(where)


@once
def aim_names(told: Told) -> frozenset[str]:
    """The names and numbers among them."""
    said = wording(_behind(told))
    return aim(told) & (said.names | said.numbers)


@once
def ordinal(told: Told) -> int | None:
    """Which of several it is: 1 the first round, 2 the second, 0 one that is not the first ("to meet again")."""
    start, end = _trigger(told)
    for found in _numbered().finditer(told.sentence):
        if found.start() <= end + NEXT and start <= found.end() + NEXT:
            numbers: dict[str, int] = lexicon("occurrences.toml")["rounds"]["ordinals"]
            return numbers.get(found["which"].lower(), 0)
    return 0 if _again().match(told.sentence[end:]) else None


@once
def looks_back(told: Told) -> bool:
    """Whether it is told as over by then: "has accused", "had already threatened"."""
    ahead = told.sentence[: _trigger(told)[0]].casefold().split()[-AUXILIARY:]
    return not {"has", "have", "had", "having"}.isdisjoint(ahead)


@once
def spot(told: Told) -> frozenset[str]:
    """The words of the place's name: the place on record, else what stands behind the trigger as one does."""
    where = told.event.place
    if where is not None:
        return frozenset(name_words(where.name)) - _kinds()
    found = _at().match(_behind(told))
    return frozenset(name_words(found["name"])) - _days() - _kinds() if found is not None else frozenset()


@once
def _trigger(told: Told) -> tuple[int, int]:
    """Where the trigger stands in its sentence, the sentence's end where it stands elsewhere."""
    first = min((start for start, _ in told.event.evidence[:1]), default=0)
    start, end = told.event.trigger[0] - first, told.event.trigger[1] - first
    size = len(told.sentence)
    return (start, end) if 0 <= start <= end <= size else (size, size)


def _behind(told: Told) -> str:
    return told.sentence[_trigger(told)[1] :]


@lru_cache(maxsize=8192)
def _matter(text: str) -> frozenset[str]:
    return frozenset(wording(text).matter) - _days()


@once
def parties_of(told: Told) -> frozenset[str]:
    """The words by which those who take part are called."""
    return frozenset(
        stemmed(word)
        for who in (*told.actors, *told.recipients)
        for name in (who.name, *who.forms)
        for word in name_words(name)
    )


@cache
def _days() -> frozenset[str]:
    return frozenset(map(stemmed, lexicon("occurrences.toml")["days"]))


@cache
def _clause_end() -> re.Pattern[str]:
    """Where what is said ends and something else begins."""
    return re.compile(rf"[;:]|,? and (?=\w+ed\b)|,\s+(?={_any('going_on')}\b)", re.IGNORECASE)


@cache
def _what_it_was() -> re.Pattern[str]:
    """What stands before a relative clause that ends in the trigger: "the papers that Norland has asked for"."""
    return re.compile(r"(?P<what>(?:[\w'’-]+ ){1,3})(?:that|which|whom) (?:[\w'’-]+ ){1,9}$")


@cache
def _numbered() -> re.Pattern[str]:
    rounds = lexicon("occurrences.toml")["rounds"]
    which = "|".join((*rounds["ordinals"], *rounds["later"]))
    return re.compile(
        rf"\b(?P<which>{which})\s+(?:{'|'.join(rounds['what'])})\b(?!\s+by\b|\s+since\b)", re.IGNORECASE
    )


@cache
def _at() -> re.Pattern[str]:
    """A preposition of place and a name, no more than a few words behind."""
    at = "|".join(lexicon("occurrences.toml")["at"])
    return re.compile(rf"(?:\s+[a-z]+){{0,3}}?\s+(?:{at})\s+(?:the\s+)?(?P<name>[A-Z]\w+(?:[ -][A-Z]\w+)*)")


@cache
def _kinds() -> frozenset[str]:
    """What many places are called after their names: "Island"."""
    return frozenset(lexicon("occurrences.toml")["kinds"])


@cache
def _again() -> re.Pattern[str]:
    return re.compile(r"\s+(?:again|once more|anew)\b", re.IGNORECASE)


def _any(name: str) -> str:
    return f"(?:{'|'.join(lexicon('occurrences.toml')[name])})"
