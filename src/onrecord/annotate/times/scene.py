"""What an expression is read against: the report's day, the tense around it, the times told before it."""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from onrecord.annotate.times.lexemes import Lexeme
from onrecord.annotate.times.values import at, day_of, interval, moved

Direction = Literal["past", "future", "present", "either"]
"""``either``: what had been planned for a day, which may be past or to come."""
Kind = Literal["DATE", "TIME", "DURATION", "SET"]


NEAR = 150


class Told(NamedTuple):
    """What a reading makes of an expression: its TimeML type and value, and what settled the value.

    ``span`` is the interval where the value alone does not give it; ``zone`` the offset of a clock time;
    ``part`` START, MID, END, BEFORE or AFTER where only a part of the value is meant; ``loose`` that the day is
    none that the text gives, but the report's.
    """

    type: Kind
    value: str
    inferred: tuple[str, ...] = ()
    span: tuple[date | None, date | None] | None = None
    zone: str = ""
    part: str = ""
    loose: bool = False


class Scene:
    """One report while it is read from front to back.

    ``anchor`` is the day that it speaks from, None where nothing says it; ``source`` what gave the anchor;
    ``direction`` gives the tense around an offset.
    """

    def __init__(self, anchor: date | None, source: str, direction: Callable[[int], Direction | None]) -> None:
        self.anchor = anchor
        self.source = source
        self.direction = direction
        self.offset = 0
        self.told: list[tuple[int, str]] = []
        self.quarter: str | None = None

    def relative(self, count: int, unit: str) -> str:
        """The value of the unit so many units from the anchor's."""
        if self.anchor is None:
            return unknown(unit)
        return at(moved(self.anchor, count, unit), unit)

    def tense(self) -> Direction | None:
        """The tense around the expression that is being read."""
        return self.direction(self.offset)

    def remember(self, told: Told, *, aside: bool = False) -> None:
        """Keep what was told, for what is told in its terms later ("the following day"). What a relative clause
        tells ``aside`` is kept only where nothing was told near before it."""
        if aside and self.told and self.offset - self.told[-1][0] <= NEAR and self.last("day", "time"):
            return
        if told.value:
            self.told.append((self.offset, told.value))

    def last(self, *precisions: str) -> str | None:
        """The last value told before that is of one of these precisions (of any, where none is named)."""
        for _, value in reversed(self.told[-40:]):
            span = interval(value)
            if span and (not precisions or span[2] in precisions):
                return value
        return None

    def day_near(self) -> date | None:
        """The day told just before, that an hour without a day means."""
        if not self.told or self.offset - self.told[-1][0] > NEAR:
            return None
        return day_of(self.told[-1][1])

    def last_near(self) -> str | None:
        """The time told last, where it is told near by and is no day in itself; else the day told last: "in
        March ... four days later" has no day to count from."""
        if self.told and self.offset - self.told[-1][0] <= NEAR:
            return self.last()
        return self.last("day", "time")

    def last_day(self) -> date | None:
        """The day told last."""
        return day_of(self.last("day", "time"))


def unknown(unit: str) -> str:
    """The value of a day, week, month ... of which nothing is known."""
    return {
        "D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
        "10Y": "XXX", "100Y": "XX",
    }.get(unit, "XXXX")  # fmt: skip


class Found(NamedTuple):
    """The lexemes of an expression, by class, with the two before and the eight after it; ``near`` are the words
    around it."""

    lexemes: tuple[Lexeme, ...]
    before: tuple[Lexeme, ...] = ()
    after: tuple[Lexeme, ...] = ()
    near: tuple[str, ...] = ()

    def one(self, *kinds: str) -> Lexeme | None:
        """The first lexeme of one of these classes."""
        return next((lexeme for lexeme in self.lexemes if lexeme.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Whether there is one."""
        return self.one(*kinds) is not None

    def shift(self) -> int | None:
        """What this, last, next ... say: -1, 0, 1; None where none of them stands."""
        words = [
            lexeme.worth for lexeme in self.lexemes if lexeme.kind in ("LAST", "NEXT", "THIS", "THAT", "SAME")
        ]
        return sum(int(worth) for worth in words) if words else None

    def part(self) -> str:
        """START, MID, END, BEFORE or AFTER, as "early", "the end of", "later" say."""
        lexeme = self.one("EARLY", "MID", "LATE", "EDGE", "EARLIER", "LATER")
        return str(lexeme.worth) if lexeme else ""
