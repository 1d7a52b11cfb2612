"""The parts of a name by which somebody may be called again: family names, given names."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.naming import SUFFIXES

FAMILY, MIDDLE, GIVEN = range(3)
QUOTES = frozenset(("“", "”", "‘", "’", '"', "'", "``", "''", "(", ")"))
"""Marks around a pet name in the middle of a full one."""


class Part(NamedTuple):
    """A part of somebody's name, in lower-case tokens; the lower the rank, the likelier it stands alone."""

    words: tuple[str, ...]
    rank: int
    person: Identity


def parts_of(frame: Frame, spot: Spot, person: Identity) -> Iterator[Part]:
    """The ways in which a full name may be said again, in the tokens of its fullest mention."""
    begins = [
        i
        for i in range(spot.named, spot.last)
        if frame.tokens[i].text[0].isalpha() and (i == spot.named or frame.tokens[i - 1].whitespace_)
    ]
    words = frame.lower[spot.named : spot.last]
    inside = pet_name(words)
    opens = None if inside is None else inside[0] - 1
    if inside is not None:
        yield Part(tuple(words[slice(*inside)]), MIDDLE, person)
        begins = [i for i in begins if not inside[0] <= i - spot.named < inside[1]]
    ends = [i - spot.named for i in begins[1:]] + [len(words)]
    while len(begins) > 1 and frame.tokens[begins[-1]].text in SUFFIXES:
        begins.pop()
        ends.pop()
    starts = [i - spot.named for i in begins]
    stop = ends[len(starts) - 1] if starts else 0
    if not starts:
        return
    small = word_set("particles")
    shown = [
        frame.text[frame.offsets[i] : frame.offsets[i] + ends[k] + 40].split()[0] for k, i in enumerate(begins)
    ]
    if len(starts) > 1 and family_first(shown):
        yield Part(tuple(words[: ends[0]]), FAMILY, person)
    for k, start in enumerate(starts):
        yield Part(tuple(words[start:stop]), FAMILY, person)
        inner = 0 < k < len(starts) - 1 and words[start] not in small
        if inner and ends[k] - start == 1 and len(words[start]) > 2:
            yield Part((words[start],), MIDDLE, person)
    own = bare(" ".join(words[starts[-1] : stop]).replace(" - ", "-"))
    if own is not None and own in words[starts[-1] : stop]:
        yield Part((own,), FAMILY, person)
    for k in range(len(starts) - 1):
        if words[starts[k]] not in small and not words[starts[0]].endswith("."):
            given = words[: ends[k]] if opens is None or ends[k] < opens else words[: min(opens, ends[k])]
            yield Part(tuple(given), GIVEN, person)


def pet_name(words: list[str]) -> tuple[int, int] | None:
    """Where the pet name stands that a full name holds between marks: "Tito" in "Tomás “Tito” Vela"."""
    opens = next((k for k, word in enumerate(words) if word in QUOTES), None)
    if opens is None:
        return None
    closes = next((k for k in range(opens + 1, len(words)) if words[k] in QUOTES), None)
    return None if closes is None or closes == opens + 1 else (opens + 1, closes)


def bare(surname: str) -> str | None:
    """A family name without its Arabic article: "Haddad" of "al-Haddad"; None where it has none."""
    article, hyphen, own = surname.partition("-")
    return own if hyphen and own and article.lower() in word_set("articles") else None


def family_first(words: list[str]) -> bool:
    """Whether the family name opens the name, as in much of East Asia: "Kim Tae-sik", "Xi Jinping"."""
    second, _, third = words[1].partition("-")
    return words[0].lower() in word_set("family_first") or (third.islower() and second.istitle())
