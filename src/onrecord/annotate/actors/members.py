"""Names of bodies that nothing but what they have shows: "Blue Horizon, whose leader was freed", "Blue Horizon's
members".

The recognizer takes the names of parties and movements for people's; but nobody has a leader and members.
"""

from collections.abc import Iterator

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.tables import tables

_OWN = frozenset(("'s", "’s", "'", "’"))
_OF = frozenset(("of", "from"))
REACH = 4
"""Tokens: how many words may stand before the noun: "its jailed former leader"."""
FAR = 25
"""Tokens: how far behind the name "its leader" may come."""


def bodies_by_members(frame: Frame) -> Iterator[tuple[int, int]]:
    """Where such a name stands, wherever in the report it does."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for ent in frame.doc.ents:
        first, last = ent.start, ent.end
        while last > first and frame.tokens[last - 1].text in _OWN:
            last -= 1
        if ent.label_ == "PERSON" and last - first > 1 and frame.lower[first] not in tables().genders:
            runs.setdefault(frame.words(first, last), []).append((first, last))
    for found in runs.values():
        if any(_has_members(frame, first, last) for first, last in found):
            yield from found


def _has_members(frame: Frame, first: int, last: int) -> bool:
    lower = frame.lower
    if lower[last : last + 1] and lower[last] in _OWN:
        return _names_members(frame, last + 1)
    if first > 1 and lower[first - 1] in _OF and lower[first - 2] in word_set("of_bodies_alone"):
        return True
    at = last + 1 if lower[last : last + 1] == [","] else last
    if lower[at : at + 1] == ["whose"]:
        return _names_members(frame, at + 1)
    return frame.tokens[last - 1].dep_ == "nsubj" and _has_its_own(frame, last)


def _has_its_own(frame: Frame, last: int) -> bool:
    """Whether "its leader" follows in the sentence, and no other body stands between."""
    end = frame.tokens[last - 1].sent.end
    for i in range(last, min(end, last + FAR)):
        if frame.lower[i] == "its":
            return _names_members(frame, i + 1)
        role = frame.role_ending.get(i)
        other = frame.tokens[i].ent_type_ in ("ORG", "GPE") or (role is not None and role.entry.kind == "group")
        if other:
            return False
    return False


def _names_members(frame: Frame, first: int) -> bool:
    """Whether the phrase that begins here is of somebody whom only a body has."""
    for lower in frame.lower[first : first + REACH]:
        if lower in word_set("of_bodies_alone"):
            return True
        if not lower.isalpha():
            return False
    return False
