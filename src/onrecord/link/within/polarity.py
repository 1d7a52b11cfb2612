"""What a statement is about, and whether it says so or says not so: in words, with no parse."""

import re
from functools import cache, lru_cache

from onrecord.lang import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[’'][a-z]+)?")
REACH = 5
SAME = 0.7
LEAST = 2
"""Concepts that two statements must share, two of them named concepts, or half of the shorter's words."""


@lru_cache(maxsize=4096)  # a report that comes in is held against many, over and over
def concepts(text: str) -> frozenset[str]:
    """The concepts and content words of a text: "a retreat from the position" gives {"=change", "=policy"}."""
    by_word = _concepts()
    found = set()
    for match in WORD.finditer(text.casefold()):
        word = match.group()
        stem = _stem(word)
        concept = by_word.get(word) or by_word.get(stem)
        if concept:
            found.add(f"={concept}")
        elif word not in _idle() and len(stem) > 2:
            found.add(stem)
    return frozenset(found)


def negated(text: str) -> frozenset[str]:
    """The concepts that a text says are not so: those within five words after a negation."""
    words = lexicon("changes.toml")
    by_word, negations, predicates = _concepts(), frozenset(words["negations"]), frozenset(words["predicates"])
    found, since = set(), REACH + 1
    for match in WORD.finditer(text.casefold().replace("’", "'")):
        word = match.group()
        since = 0 if word in negations or word.endswith("n't") else since + 1
        concept = by_word.get(word) or by_word.get(_stem(word))
        if concept in predicates and 0 < since <= REACH:
            found.add(f"={concept}")
    return frozenset(found)


def shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What both are about; empty where that is too little to call it one matter."""
    common = one & other
    named = {c for c in common if c.startswith("=")}
    smaller = min(len(one), len(other))
    if len(common) < LEAST or not smaller:
        return frozenset()
    if len(common) / smaller > SAME and smaller > 4:
        # The same words told again, as a summary does, are no second opinion.
        return frozenset()
    if len(named) >= 2 or len(common) / smaller >= 0.5:
        return common
    return frozenset()


@cache
def _concepts() -> dict[str, str]:
    told: dict[str, list[str]] = lexicon("changes.toml")["concepts"]
    return {word: concept for concept, words in told.items() for word in words}


@cache
def _idle() -> frozenset[str]:
    return frozenset(lexicon("changes.toml")["idle"])


def _stem(word: str) -> str:
    for ending in ("'s", "’s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
