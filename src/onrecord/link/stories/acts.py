"""Words that tell acts, reduced to what two tellings of one act have in common."""

from collections import defaultdict
from functools import cache

from onrecord.lang import lexicon

FILE = "event_words.toml"
SHORTEST = 3
"""So many letters of a word stay when its ending goes."""
LONGEST = 8
"""So many letters of a long word tell it from others."""


@cache
def base(word: str) -> str:
    """The verb of an irregular form or noun, else the word itself.

    >>> base("Death"), base("stolen")
    ('die', 'steal')
    """
    plain = word.lower().strip("\"'“”‘’`.")
    return _forms().get(plain, plain)


@cache
def stem(word: str) -> str:
    """What the family of a word has in common.

    >>> stem("arrests") == stem("arrested"), stem("shootings") == stem("shoot")
    (True, True)
    """
    left = base(word)
    for ending, instead in lexicon(FILE)["endings"]:
        if left.endswith(ending) and len(left) - len(ending) >= SHORTEST:
            left = left[: -len(ending)] + instead
            break
    if len(left) > SHORTEST and left[-1] == left[-2] and left[-1] in "bdgmnprtl":
        left = left[:-1]
    if len(left) > SHORTEST and left[-1] in "ey":
        left = left[:-1]
    return left[:LONGEST]


def alike(a: str, b: str) -> bool:
    """Whether two stems are of words that can tell the same act."""
    return not _lines().get(a, frozenset()).isdisjoint(_lines().get(b, frozenset()))


@cache
def reporting() -> frozenset[str]:
    """The stems of verbs that tell of a telling."""
    return frozenset(map(stem, lexicon(FILE)["reporting"].split()))


@cache
def light() -> frozenset[str]:
    """Words that tell no act by themselves."""
    return frozenset(lexicon(FILE)["light"].split())


@cache
def _forms() -> dict[str, str]:
    return {form: verb for verb, forms in lexicon(FILE)["forms"].items() for form in forms.split()}


@cache
def _lines() -> dict[str, frozenset[int]]:
    """The numbers of the lines that a stem stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lexicon(FILE)["same"]):
        for word in line.split():
            found[stem(word)].add(number)
    return {each: frozenset(numbers) for each, numbers in found.items()}
