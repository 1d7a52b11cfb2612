"""Two tellings beside each other: of one statement, or of the same words by two speakers?"""

from datetime import date, timedelta

import msgspec

from onrecord.link.tellings.comparing import same_quotation, same_report
from onrecord.link.tellings.speakers import Speaker, likeness
from onrecord.link.tellings.words import Wording, quoted, wording
from onrecord.model import Act, StatementKind, When

LONG = 8
"""A quotation of so many words is nobody else's by chance."""
ENOUGH = 6
"""So many quoted words within a reported statement tell which one it is."""
BRIEF = 4
SCRAP = 3
"""So few quoted words, not one of them another, tell which quotation of one speaker they are from."""
A_DAY = timedelta(days=1)
ASKED = frozenset(("asks", "demands"))
TURNED = frozenset(("denies", "declines"))


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's telling of a statement; ``published`` is the report's day or time."""

    kind: StatementKind
    act: Act = "asserts"
    content: str
    date: When | None = None
    published: str | None = None
    speaker: Speaker = Speaker()


def of_one_statement(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one statement, as far as words, act, date and speaker tell."""
    if likeness(one.speaker, other.speaker) != "same" or not alike(one, other):
        return False
    said = _said(one), _said(other)
    if said[0] is not None and said[1] is not None:
        return _meet(*said)
    # "We are ready" is said often, and so are most words that are as few.
    brief = min(len(wording(telling.content).words) for telling in (one, other)) < BRIEF
    return not brief or _meet(said[0] or _told(one), said[1] or _told(other))


def alike(one: Telling, other: Telling) -> bool:
    """Whether the two say the same, whoever says it."""
    mine, yours = wording(one.content), wording(other.content)
    if "indirect" not in (one.kind, other.kind):
        if same_quotation(mine, yours):
            return True
        if one.kind == other.kind == "direct":
            return False
    if _part_quoted(one, other) or _part_quoted(other, one):
        return True
    return _acts_agree(one.act, other.act) and same_report(mine, yours)


def _part_quoted(mixed: Telling, direct: Telling) -> bool:
    """Whether the one quotes a part of what the other quotes in full, and reports the rest in words of its own."""
    if mixed.kind != "mixed" or direct.kind == "indirect":
        return False
    words = wording(quoted(mixed.content, mixed.kind))
    turned = len(wording(mixed.content).negated) > len(words.negated)
    return not turned and len(words.words) >= ENOUGH and same_quotation(words, wording(direct.content))


def of_two_speakers(one: Telling, other: Telling) -> bool:
    """Whether the same quotation is given to two who are surely not one. Whether the one passes on the other's
    words is for the caller to see."""
    return same_words(one, other) and likeness(one.speaker, other.speaker) == "other"


def same_passage(one: Telling, other: Telling) -> bool:
    """Whether the one quotes what the other quotes too, all of it or a part, and enough to tell which words these
    are."""
    short, long = sorted(
        (wording(quoted(telling.content, telling.kind)) for telling in (one, other)),
        key=lambda told: len(told.words),
    )
    return len(short.words) >= ENOUGH and same_quotation(short, long)


def scrap_of(one: Telling, other: Telling, *, least: int = SCRAP) -> bool:
    """Whether the one quotes a few words, all of which stand in the other's quotation as they are."""
    short, long = sorted(
        (wording(quoted(telling.content, telling.kind)) for telling in (one, other)),
        key=lambda told: len(told.words),
    )
    few = len(short.words)
    if few < least or len(short.matter) < 2 or short.negated != long.negated & set(short.matter):
        return False
    return any(long.words[i : i + few] == short.words for i in range(len(long.words) - few + 1))


def same_words(one: Telling, other: Telling) -> bool:
    """Whether the two quote nearly the same words, and enough of them that this is no chance."""
    mine, yours = _quotation(one), _quotation(other)
    return mine is not None and yours is not None and same_quotation(mine, yours)


def _quotation(telling: Telling) -> Wording | None:
    words = wording(quoted(telling.content, telling.kind))
    return words if len(words.words) >= LONG else None


def _acts_agree(one: Act, other: Act) -> bool:
    """Who denies that a thing is so says another thing than who says that it is; a question is no answer."""
    if one in TURNED or other in TURNED:
        return one == other
    return (one in ASKED) == (other in ASKED)


Days = tuple[date, date]


def _meet(one: Days | None, other: Days | None) -> bool:
    """Whether two intervals share a day; a day apart is the world's time zones. What is unknown meets nothing."""
    return one is not None and other is not None and one[0] <= other[1] + A_DAY and other[0] <= one[1] + A_DAY


def _said(telling: Telling) -> Days | None:
    """The days between which it was said, None where the text itself tells none."""
    when = telling.date
    return _days(when.start, when.end) if when is not None and when.text is not None else None


def _told(telling: Telling) -> Days | None:
    return _days(telling.published, telling.published)


def _days(start: str | None, end: str | None) -> Days | None:
    try:
        return date.fromisoformat((start or "")[:10]), date.fromisoformat((end or "")[:10])
    except ValueError:
        return None
