"""One office held by two names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from onrecord.clean.damage.marking import with_damage
from onrecord.lang import lexicon
from onrecord.model import Actor, Damage, Passage, Role, Span, passage_at

ALIKE = 75.0
"""Surnames at least so alike, of 100, and not the same, are one name misspelt."""
NEAR = 120
"""Characters before and after a holder in which a word may say that the office changed hands."""
LONGEST = 120


class Holder(NamedTuple):
    """An actor, the role that the report gives it, and where it does: the title with the name."""

    actor: Actor
    role: Role
    span: Span


def name_conflicts(passages: Sequence[Passage], actors: Sequence[Actor], text: str = "") -> tuple[Passage, ...]:
    """The passages, with damage marked where the report gives one office to two names.

    Machine rewriting turns one name into another ("Secretary Wills" for "Secretary Blinken"), and then two
    people hold what one can hold. Both places are marked, each ``with`` the other. Offices that many hold are
    left alone, and so are those that change hands in the report ("former", "succeeded", as far as ``text`` is
    given), and presidents and prime ministers whose names are not nearly the same: history has many.
    """
    by_title: defaultdict[str, list[Holder]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person":
            for holder in _held(actor):
                by_title[_title(holder.role)].append(holder)
    marks: list[Damage] = []
    for title, holders in by_title.items():
        for first, other in _pairs(title, holders, text, passages):
            marks += [
                Damage(start=here.span[0], end=here.span[1], kind="name conflict", other=there.span)
                for here, there in ((first, other), (other, first))
            ]
    return with_damage(passages, marks)


def _title(role: Role) -> str:
    return role.title.lower().replace("’", "'").removeprefix("the ").strip()


def _held(actor: Actor) -> Iterator[Holder]:
    """The offices that the report itself gives the actor, and that nothing says are over."""
    for role in actor.roles:
        if role.evidence is None or role.until is not None:
            continue
        start, end = role.evidence
        for mention in actor.mentions:
            if mention[0] <= end + 3 and start <= mention[1] + 3:
                start, end = min(start, mention[0]), max(end, mention[1])
                break
        if end - start <= LONGEST:
            yield Holder(actor, role, (start, end))


@cache
def _offices() -> tuple[frozenset[str], frozenset[str], frozenset[str], re.Pattern[str]]:
    words = lexicon("clean_offices.toml")
    handed_over = re.compile(r"\b(?:" + "|".join(words["succession"]) + r")\b", re.IGNORECASE)
    return (
        frozenset(words["sole"]),
        frozenset(words["sole_in_each"]),
        frozenset(words["often_historic"]),
        handed_over,
    )


def _pairs(
    title: str, holders: Sequence[Holder], text: str, passages: Sequence[Passage]
) -> Iterator[tuple[Holder, Holder]]:
    """The first holder with each later one whom the report gives the same office under another name."""
    sole, sole_in_each, often_historic, handed_over = _offices()
    if len(holders) < 2:
        return
    known = title in sole | sole_in_each | often_historic
    first = holders[0]
    for other in holders[1:]:
        if other.actor.id == first.actor.id or _same_name(first.actor.name, other.actor.name):
            continue
        together = _same_country(first.role, other.role)
        alike = _nearly(first.actor.name, other.actor.name)
        if together is False or (together is None and title not in sole and not alike):
            continue
        if (title in often_historic and not alike) or not (known or _misspelt(first.actor.name, other.actor.name)):
            continue
        if not any(handed_over.search(_around(text, h.span, passages)) for h in (first, other)):
            yield first, other


def _around(text: str, span: Span, passages: Sequence[Passage]) -> str:
    """The words near a holder in its own passage."""
    passage = passage_at(passages, span[0])
    start, end = (passage.start, passage.end) if passage else (0, len(text))
    return text[max(start, span[0] - NEAR) : min(end, span[1] + NEAR)]


def _same_country(a: Role, b: Role) -> bool | None:
    """Whether two roles are of one country or body, None where one of them is given none."""
    if a.country and b.country:
        return a.country == b.country
    if a.of and b.of:
        return a.of.casefold() == b.of.casefold()
    return None


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_][\w’'-]*", name.lower()) if len(word) > 1]


def _same_name(a: str, b: str) -> bool:
    """Whether two names may be one person's: one says less than the other, or they share the last word."""
    one, two = _words(a), _words(b)
    return not one or not two or one[-1] == two[-1] or set(one) <= set(two) or set(two) <= set(one)


def _nearly(a: str, b: str) -> bool:
    """Whether the last names are alike, or the first names the same."""
    one, two = _words(a), _words(b)
    return ratio(one[-1], two[-1]) >= ALIKE or (len(one) > 1 and len(two) > 1 and one[0] == two[0])


def _misspelt(a: str, b: str) -> bool:
    """Whether the first names are the same and the last ones alike."""
    one, two = _words(a), _words(b)
    return len(one) > 1 and len(two) > 1 and one[:-1] == two[:-1] and ratio(one[-1], two[-1]) >= ALIKE
