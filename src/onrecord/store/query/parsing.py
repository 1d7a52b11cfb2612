"""Reading a query: its marks one by one, then what they come to.

::

    query   = choice+                        all of them hold
    choice  = part ("OR" part)*              one of them holds
    part    = ["-" | "NOT"] (word | "phrase" | field | "(" query ")")
"""

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.errors import RecordError
from onrecord.store.query.fields import NAMES, checked
from onrecord.store.query.nodes import And, Field, Node, Not, Or, Words
from onrecord.store.search.words import words

LONGEST = 2_000
"""Characters that a query may have."""
MOST = 100
"""Words and fields that a query may have."""
DEEPEST = 10
"""Brackets that may stand in brackets."""
SHORTEST = 2
"""Letters that the beginning of a word must have."""

_MARK = re.compile(
    r"""\s*(?:
        (?P<open>-?\() | (?P<close>\)) |
        (?P<minus>-)?(?:(?P<field>[A-Za-z][A-Za-z_-]*):)?
            (?:"(?P<quoted>[^"]*)(?P<end>"\*?)?|(?P<bare>[^\s()"]+))? |
        (?P<odd>.)
    )""",
    re.VERBOSE,
)
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_UNTYPED = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class _Mark(NamedTuple):
    """A mark of the query and where it stands; ``part`` is what it asks for, where it is a word or a field."""

    sign: str
    at: int
    part: Node | None = None


@lru_cache(maxsize=256)
def parse(query: str) -> Node:
    """What this query asks for.

    Raises:
        RecordError: it is malformed; says what, at which character, and what to do.
    """
    if len(query) > LONGEST:
        raise RecordError(
            f"the query has {len(query):,} characters.",
            remedy=f"At most {LONGEST:,} are taken: ask for less at once.",
        )
    return _Reading(_marks(_UNTYPED.sub(" ", query.translate(_QUOTES)))).whole()


def _where(at: int) -> str:
    return f"the query, character {at + 1}"


def _marks(query: str) -> list[_Mark]:
    found: list[_Mark] = []
    at = 0
    while query[at:].strip():
        match = _MARK.match(query, at)
        assert match is not None  # whatever stands there is a mark, if an odd one
        start = at + len(match.group()) - len(match.group().lstrip())
        found += _marks_of(match, start)
        at = match.end()
    if sum(mark.part is not None for mark in found) > MOST:
        raise RecordError(f"the query has more than {MOST} words.", remedy="Ask for less at once.")
    return found


def _marks_of(match: re.Match[str], at: int) -> list[_Mark]:
    told = match.groupdict()
    if told["open"]:
        return [_Mark("-", at), _Mark("(", at + 1)] if told["open"] == "-(" else [_Mark("(", at)]
    if told["close"]:
        return [_Mark(")", at)]
    bare, quoted = told["bare"], told["quoted"]
    if bare in ("OR", "AND", "NOT") and not told["minus"] and not told["field"]:
        return [_Mark("-" if bare == "NOT" else bare, at)]
    minus = [_Mark("-", at)] if told["minus"] else []
    if quoted is not None and told["end"] is None:
        raise RecordError(
            "a quotation mark is never closed.", where=_where(match.start("quoted") - 1), remedy='Close it with ".'
        )
    if told["field"]:
        return [*minus, _Mark("part", at, _field(told["field"], bare if quoted is None else quoted, at))]
    if quoted is None and bare is None:
        raise RecordError("a minus excludes nothing.", where=_where(at), remedy="Write the word right after it.")
    words_told = quoted if bare is None else bare
    starred = told["end"] == '"*' or words_told.endswith("*")
    return [*minus, _Mark("part", at, _words(words_told, starred, at))]


def _field(name: str, value: str | None, at: int) -> Field:
    known = NAMES.get(name.lower())
    if known is None:
        raise RecordError(
            f"there is no field {name!r}.",
            where=_where(at),
            remedy=f"Fields: {', '.join(NAMES)}. To look for the words themselves, quote them.",
        )
    if not value or not value.strip():
        raise RecordError(
            f"the field {name!r} has no value.",
            where=_where(at),
            remedy=f'Write it right after: {name}:"two words".',
        )
    return Field(known, checked(known, value.strip(), _where(at)))


def _words(told: str, prefix: bool, at: int) -> Words:
    found = tuple(word.folded for word in words(told))
    if not found:
        raise RecordError(f"{told!r} has no word to look for.", where=_where(at), remedy="Leave it out.")
    if "*" in told.removesuffix("*"):
        raise RecordError(
            "a star stands for the end of a word only.", where=_where(at), remedy="Write it last: ceasef*"
        )
    if prefix and len(found[-1]) < SHORTEST:
        raise RecordError(
            f"{told!r} begins too many words.",
            where=_where(at),
            remedy=f"Give {SHORTEST} letters before the star.",
        )
    return Words(found, prefix)


class _Reading:
    """One pass over the marks."""

    def __init__(self, marks: list[_Mark]) -> None:
        self._marks = marks
        self._at = 0

    def whole(self) -> Node:
        """All of the query."""
        if not self._marks:
            raise RecordError("the query is empty.", remedy="Give a word to look for.")
        node = self._all(0)
        if self._at < len(self._marks):
            raise self._wrong("a bracket is closed that was not opened.", "Leave it out, or quote it.")
        return node

    def _sign(self) -> str:
        return self._marks[self._at].sign if self._at < len(self._marks) else ""

    def _wrong(self, what: str, remedy: str) -> RecordError:
        mark = self._marks[min(self._at, len(self._marks) - 1)]
        return RecordError(what, where=_where(mark.at), remedy=remedy)

    def _all(self, depth: int) -> Node:
        parts = [self._any(depth)]
        while self._sign() not in ("", ")"):
            if self._sign() == "AND":
                self._at += 1
            parts.append(self._any(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _any(self, depth: int) -> Node:
        parts = [self._part(depth)]
        while self._sign() == "OR":
            self._at += 1
            parts.append(self._part(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _part(self, depth: int) -> Node:
        sign = self._sign()
        if sign in ("", ")", "OR", "AND"):
            around = {sign, self._marks[self._at - 1].sign if self._at else ""} & {"OR", "AND"}
            remedy = f"Put a word on each side of {around.pop()}, or quote it." if around else "Put a word here."
            raise self._wrong("something to look for is missing here.", remedy)
        mark = self._marks[self._at]
        self._at += 1
        if sign == "-":
            if self._sign() == "-":
                raise self._wrong("this is excluded twice.", "Leave one out.")
            return Not(self._part(depth))
        if sign == "(":
            return self._bracketed(depth + 1, mark.at)
        assert mark.part is not None
        return mark.part

    def _bracketed(self, depth: int, at: int) -> Node:
        if depth > DEEPEST:
            raise self._wrong("brackets stand in too many brackets.", f"At most {DEEPEST} are taken.")
        node = self._all(depth)
        if self._sign() != ")":
            raise RecordError("a bracket is never closed.", where=_where(at), remedy="Close it, or quote it.")
        self._at += 1
        return node
