"""Whether a line shows people or things doing something now, as a caption does."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.lang import lexicon

WORD = re.compile(r"[^\W\d_][\w'’-]*")
QUOTES = ("“", "”", '"', "``")
OPENING_WORDS = 22
"""The scene's verb stands among the first words."""


class _Words(NamedTuple):
    third: frozenset[str]
    plain: frozenset[str]
    ing: frozenset[str]
    seen: frozenset[str]
    telling: frozenset[str]
    plans: frozenset[str]
    plural: frozenset[str]
    no_verb_behind: frozenset[str]
    no_opening: frozenset[str]
    planned: frozenset[str]


@cache
def _words() -> _Words:
    words = lexicon("clean_captions.toml")
    scene = words["scene"]
    return _Words(
        third=frozenset(verb + "s" for verb in scene) | frozenset(words["irregular_s"]),
        plain=frozenset(scene),
        ing=frozenset(verb + "ing" for verb in scene) | frozenset(words["irregular_ing"]),
        seen=frozenset(words["seen"]),
        telling=frozenset(words["telling"]),
        plans=frozenset(words["plans"]),
        plural=frozenset(words["plural_nouns"]),
        no_verb_behind=frozenset(words["no_verb_behind"]),
        no_opening=frozenset(words["no_opening"]),
        planned=frozenset(form for verb in words["planned"] for form in (verb, verb + "s", verb + "es")),
    )


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day, and a day with its year."""
    months = "|".join(lexicon("clean_furniture.toml")["months"])
    year = rf"\b(?:(?:{months})\.? \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}} (?:{months})\.? (?:19|20)\d\d)\b"
    day = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    return re.compile(rf"{day}|{year}"), re.compile(year)


def shows_scene(text: str) -> bool:
    """Whether a line with no full stop shows people or things doing something now.

    >>> shows_scene("A farmer carries sandbags along the flooded road")
    True
    >>> shows_scene("The minister said that farmers carry the cost")
    False
    """
    return _verb_of(text) is not None


def names_a_day(text: str) -> bool:
    """Whether a weekday or a full date stands in it."""
    return ("day" in text or "20" in text or "19" in text) and _dates()[0].search(text) is not None


def shows_dated_scene(text: str) -> bool:
    """Whether a sentence shows a scene in the present tense on a day that is past: what no report tells so.

    >>> shows_dated_scene("A farmer carries sandbags along the road to Ersin on Monday.")
    True
    >>> shows_dated_scene("The court meets in Ersin on Monday.")
    False
    """
    if not names_a_day(text):
        return False
    verb = _verb_of(text.rstrip(". "))
    words = _words()
    if verb is None or verb in words.ing or verb in words.seen:
        return False
    return verb not in words.planned or _dates()[1].search(text) is not None


def _verb_of(text: str) -> str | None:
    """The verb of the scene, None where the line shows none or tells something."""
    words = _words()
    found: list[str] = WORD.findall(text)
    if len(found) < 4 or text[-1] in ":,;?" or not text[0].isupper() or text[0] in "“\"‘'":
        return None
    if found[0].lower() in words.no_opening or ": " in text or any(mark in text for mark in QUOTES):
        return None
    if any(word.lower() in words.telling for word in found):
        return None
    plural = told = False
    for at, word in enumerate(found[:OPENING_WORDS]):
        lower = word.lower()
        after = found[at + 1].lower() if at + 1 < len(found) else ""
        if lower in words.plans and after == "to":
            return None
        before = found[at - 1].lower() if at else ""
        told = told or (word[0].islower() and lower.endswith("ed") and before not in words.no_verb_behind)
        if told and lower == "to":
            return None  # "voted to suspend the joint patrols": what is done to follow is no scene
        if before and word[0].islower() and before not in words.no_verb_behind:
            if lower in words.third and (before not in words.plural or _one(found[: at - 1])):
                return lower
            if lower in words.plain and plural and not before.endswith(("'s", "’s")):
                return lower
            if (lower in words.ing or lower in words.seen) and len(found) >= 5:
                return lower
        plural = plural or lower in words.plural or (lower.endswith("s") and len(lower) > 3) or lower == "and"
    return None


def _one(before: list[str]) -> bool:
    """ "A family sits", "the crew of a lifeboat waits": one body, though its members are many."""
    return any(word.lower() in ("a", "an") for word in before)
