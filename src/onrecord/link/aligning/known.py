"""The words that are no names, and the names that are one."""

import re
from functools import cache
from typing import Literal

from onrecord.data import table
from onrecord.lang import lexicon

FILE = "aligning.toml"


@cache
def idle() -> frozenset[str]:
    """Words that say little of what a sentence is about."""
    return frozenset(lexicon("tellings.toml")["idle"].split())


@cache
def shortened() -> frozenset[str]:
    """Shortened words behind which a sentence goes on."""
    return frozenset(lexicon(FILE)["shortened"].split())


@cache
def unnamed() -> frozenset[str]:
    """Words with a capital that name nobody: titles, and what goes before a name."""
    return frozenset(lexicon(FILE)["unnamed"].split()) | idle()


@cache
def calendar() -> dict[str, tuple[str, Literal["day", "month"]]]:
    """A day's or month's forms, each with its usual form and which of the two it is."""
    found: dict[str, tuple[str, Literal["day", "month"]]] = {}
    for line in lexicon(FILE)["days"]:
        found.update(dict.fromkeys(line.split(), (line.split()[0], "day")))
    for line in lexicon(FILE)["months"]:
        found.update(dict.fromkeys(line.split(), (line.split()[0], "month")))
    return found


@cache
def seats() -> dict[str, str]:
    """Capitals of one word that stand for their country's government, with its code."""
    return {
        row["capital"].split("|")[0].lower(): row["alpha3"] for row in table("countries.tsv") if row["capital"]
    }


@cache
def bounds(where: str = "bounds") -> dict[tuple[str, ...], str]:
    """The words that bound a number, with what they say of it."""
    return {tuple(form.split()): kind for kind, forms in lexicon(FILE)[where].items() for form in forms}


@cache
def spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """Letters that British and American writers set differently, with the American ones."""
    other: dict[str, str] = lexicon(FILE)["spellings"]
    return re.compile("|".join(other)), other
