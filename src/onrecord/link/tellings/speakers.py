"""Whether two reports mean one speaker: by the names, offices and codes that each gives."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

import msgspec

from onrecord.lang import lexicon, table
from onrecord.link.once import once
from onrecord.model import ActorKind

Likeness = Literal["same", "unsure", "other"]
WORD = re.compile(r"\w+")
SMALL = frozenset(("of", "for", "and", "in", "the"))
DOTS = re.compile(r"[.'’ʼ`]")


class Speaker(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Who says it, as one report knows them.

    ``name`` is the fullest name, or the text's words for somebody it does not name, empty where it says nothing;
    ``kind`` None where it is no actor; ``forms`` are the other names that the report gives, ``offices`` what it
    calls them for their office, and the bodies that they hold it in.
    """

    name: str = ""
    kind: ActorKind | None = None
    codes: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


def likeness(one: Speaker, other: Speaker) -> Likeness:
    """Whether two speakers are one, surely two, or may be one."""
    mine, yours = name_words(one.name), name_words(other.name)
    if not mine or not yours:
        return "unsure"
    if is_named(one) and is_named(other):
        return _of_named(one, other)
    if not is_named(one) and not is_named(other) and mine == yours:
        return "unsure" if _pronoun(one) else "same"
    if _anybody(one) or _anybody(other) or _akin(one, other):
        return "unsure"
    return "other"


def by_office(one: Speaker, other: Speaker) -> bool:
    """Whether the one report calls them only what the other calls them too, beside a name: "the governor"."""
    mine, yours = set(name_words(one.name)), set(name_words(other.name))
    if any(len(words) == 1 and _anybody(who) for words, who in ((mine, one), (yours, other))):
        return False  # "the spokesman" may be anybody's
    return bool(mine and yours) and (mine <= _words_of(other) or yours <= _words_of(one))


def is_named(speaker: Speaker) -> bool:
    """Whether it has a name, rather than the text's words for somebody."""
    return speaker.kind not in (None, "unnamed", "population")


def _of_named(one: Speaker, other: Speaker) -> Likeness:
    if (one.kind == "person") != (other.kind == "person"):
        return "unsure" if _akin(one, other) else "other"
    same = _one_person if one.kind == "person" else _one_body
    if same(name_words(one.name), name_words(other.name)):
        return "same"
    # What the one report calls them is the other's fullest name.
    if any(name_words(form) == name_words(other.name) for form in one.forms) or any(
        name_words(form) == name_words(one.name) for form in other.forms
    ):
        return "same"
    return "unsure" if one.kind != "person" and _akin(one, other) else "other"


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A surname is the person's; of two full names the one holds the other, short first names aside."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1]:
        return False
    return all(any(_one_name(word, theirs) for theirs in long[:-1]) for word in short[:-1])


def _one_name(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or other in _long_names().get(one, ()) or one in _long_names().get(other, ())


def _one_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    one, other = (tuple(word for word in name if word not in SMALL) for name in (one, other))
    if sorted(one) == sorted(other):  # "the Ministry of Finance"
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(long) > 1 and short[0] == initials


def _akin(one: Speaker, other: Speaker) -> bool:
    """Whether one may speak for the other, or be another name of it: an office, a body or a country of both."""
    mine, yours = _words_of(one), _words_of(other)
    if set(name_words(one.name)) <= yours or set(name_words(other.name)) <= mine:
        return True
    return any(code.startswith(theirs) or theirs.startswith(code) for code in one.codes for theirs in other.codes)


@once
def _words_of(speaker: Speaker) -> frozenset[str]:
    """All words by which its report knows a speaker."""
    return frozenset(
        word for name in (speaker.name, *speaker.forms, *speaker.offices) for word in name_words(name)
    )


def _anybody(speaker: Speaker) -> bool:
    """Whether the words fit nearly anybody: "officials", "a senior source"."""
    return not is_named(speaker) and set(name_words(speaker.name)) <= _listed("anybody")


def _pronoun(speaker: Speaker) -> bool:
    words = name_words(speaker.name)
    return len(words) == 1 and len(words[0]) <= 4 and words[0] in _pronouns()


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words that tell a name from another, as they are compared.

    >>> name_words("the U.S. officials"), name_words("President José Núñez")
    (('us', 'officials'), ('jose', 'nunez'))
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = WORD.findall(DOTS.sub("", plain.replace("'s", "").replace("’s", "")))
    while words[1:] and words[0] in lexicon("tellings.toml")["speakers"]["idle"]:
        words = words[1:]
    return _after_titles(words)


def _after_titles(words: Iterable[str]) -> tuple[str, ...]:
    """The words behind a title; a title alone is all that there is."""
    words = tuple(words)
    named = words
    while named and named[0] in _listed("titles"):
        named = named[1:]
    return named or words


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(("he", "she", "they", "it", "we", "i", "who", "you", "one"))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("tellings.toml")["speakers"][name].split())


@cache
def _long_names() -> dict[str, frozenset[str]]:
    return {
        row["nickname"].casefold(): frozenset(name.casefold() for name in (row["names"] or "").split("|"))
        for row in table("nicknames.tsv")
    }
