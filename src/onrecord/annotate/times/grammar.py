"""The rules of ``times_rules.toml``, compiled: which stretches of lexemes may be temporal expressions."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.annotate.times.lexemes import Lexeme
from onrecord.lang import lexicon

NAMES = re.compile(r"(?<![?<A-Za-z_])[A-Z][A-Z_]*")
UNLISTED = (
    "NUMBER", "YEAR", "ORDINAL", "FRACTION", "CLOCK", "ISO", "SLASHED", "DECADE", "SHORT", "CLITIC", "COMMA",
    "DOT", "DASH", "SLASH", "QUARTERED",
)  # fmt: skip
NOTHING = " "
STRETCH = re.compile(f"[^{NOTHING}]+")


class Rule(NamedTuple):
    """One rule: ``reading`` names the function that gives its value, ``check`` the one that may refuse it."""

    name: str
    pattern: re.Pattern[str]
    reading: str
    check: str | None


class Grammar(NamedTuple):
    """The compiled rules; ``signs`` is one character a class, ``trigger`` finds those that no time is without."""

    signs: dict[str, str]
    trigger: re.Pattern[str]
    rules: tuple[Rule, ...]


@cache
def grammar() -> Grammar:
    """The grammar, compiled once a process.

    Raises:
        ValueError: a pattern names a class that there isn't.
    """
    told = lexicon("times_rules.toml")
    classes = dict.fromkeys((*lexicon("times.toml")["words"], *lexicon("times.toml")["phrases"], *UNLISTED))
    signs = {kind: chr(0x4E00 + i) for i, kind in enumerate(classes)}
    macros: dict[str, str] = told["macros"]

    def spelled(pattern: str) -> str:
        def replaced(match: re.Match[str]) -> str:
            name = match.group()
            if name in macros:
                return f"(?:{spelled(macros[name])})"
            if name not in signs:
                raise ValueError(f"times_rules.toml names no such class: {name}")
            return signs[name]

        return re.sub(r"\s+", "", NAMES.sub(replaced, pattern))

    prefix = f"(?:{spelled(told['prefix'])})?"
    rules = []
    for entry in told["rule"]:
        body = f"(?:{spelled(entry['pattern'])})"
        pattern = re.compile((prefix if entry.get("part") else "") + body)
        rules.append(Rule(entry["name"], pattern, entry["then"], entry.get("check")))
    triggers = re.compile(f"[{''.join(signs[kind] for kind in told['triggers'])}]")
    return Grammar(signs, triggers, tuple(rules))


class Match(NamedTuple):
    """A rule that fits the lexemes ``[first, last)``."""

    rule: Rule
    first: int
    last: int


def stretches(lexemes: list[Lexeme]) -> tuple[str, Iterator[tuple[int, int]]]:
    """The lexemes as one string of signs, and the stretches of it that hold a trigger."""
    compiled = grammar()
    signs = "".join([compiled.signs.get(lexeme.kind, NOTHING) for lexeme in lexemes])
    return signs, (
        match.span() for match in STRETCH.finditer(signs) if compiled.trigger.search(signs, *match.span())
    )


def matches(signs: str, at: int, end: int) -> list[Match]:
    """The rules that fit here, the longest first; of equals, the first named."""
    found = []
    for rule in grammar().rules:
        match = rule.pattern.match(signs, at, end)
        if match and match.end() > at:
            found.append(Match(rule, at, match.end()))
    found.sort(key=lambda m: m.first - m.last)
    return found
