"""What two numbers must have in common to count one thing, in one report or in many."""

from functools import cache

import msgspec

from onrecord.lang import lexicon
from onrecord.link.tellings.words import stemmed, wording
from onrecord.model import Figure

ALIKE = {"arrested": "detained"}
"""Kinds that are told for each other."""
TOLLS = frozenset(("killed", "injured", "missing", "displaced", "detained"))
"""Kinds that say enough: two such numbers count one thing unless their words or places say another."""
TAKEN = frozenset(("missing", "detained"))
"""Of those who were taken some say that they are missing."""
OWN_DEEDS = frozenset(("troops", "aid"))
"""What each side counts of its own."""
MOST = 20.0
"""So many times the other, a number counts something else."""
ROUND = 0.06
"""So far, as a share, "nearly 50" may lie from 48."""
TENS = 3
"""So far "nearly 20" may lie from 17."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure counts: its ``kind``, its unit, the stems of its own words, less those that fit every such
    figure, and ``names`` among them; ``is_bare``: only what was told before says what it counts; ``is_crowd``: how
    many came; ``is_part``: some of those counted elsewhere ("the remaining three")."""

    kind: str
    unit: str | None
    words: frozenset[str]
    names: frozenset[str] = frozenset()
    is_bare: bool = False
    is_crowd: bool = False
    is_part: bool = False


def counted(figure: Figure, sentence: str) -> Counted:
    """What the figure counts, by its own words and its sentence, which its evidence begins with."""
    matter = frozenset(wording(figure.what or "").matter)
    words = matter - _stems("anybody") - _stems("counting") - _stems("befallen")
    if figure.kind == "money" and (words & _stems("lost") or figure.inputs.get("verb") in _words("losing")):
        words = frozenset(("loss",))
    around = frozenset(wording(sentence).matter)
    is_crowd = figure.kind == "other" and (
        bool(matter & _stems("crowd")) or bool(matter & _stems("attending") and around & _stems("gathering"))
    )
    untold = figure.kind in ("other", "money") and not words and not matter - _stems("counting")
    is_bare = untold and (figure.kind == "money" or _is_given(figure, sentence))
    return Counted(
        kind=ALIKE.get(figure.kind, figure.kind),
        unit=figure.unit,
        words=words - _stems("crowd") - _stems("attending") if is_crowd else words,
        names=wording(figure.what or "").names & words,
        is_bare=is_bare,
        is_crowd=is_crowd,
        is_part=_is_part(figure, sentence),
    )


def _is_given(figure: Figure, sentence: str) -> bool:
    """Whether the words give no more than the number: "spoke of 63", "stood by its count of 63"."""
    ahead = sentence[: figure.text[0] - figure.evidence[0][0]].casefold().split()[-2:]
    of_count = len(ahead) > 1 and ahead[1] == "of" and ahead[0] in _words("counting")
    return of_count or figure.inputs.get("verb", "") in _words("giving")


def _is_part(figure: Figure, sentence: str) -> bool:
    start, end = (place - figure.evidence[0][0] for place in figure.text)
    ahead, behind = sentence[:start].casefold().split()[-1:], sentence[end:].casefold().split()[:3]
    if figure.of is not None or _words("rest").intersection((*ahead, *behind[:1])):
        return True
    # "six of them", "30 of the 80", not "120 of its supporters"
    return len(behind) > 1 and behind[0] == "of" and behind[1].strip(".,;") in _words("some_of")


def one_thing(one: Counted, other: Counted, *, near: bool = False) -> bool:
    """Whether two figures may count one thing. ``near``: they stand so close that the one may go on where the
    other stopped ("63 were held … the party gave a figure of 120")."""
    if one.unit != other.unit or OWN_DEEDS & {one.kind, other.kind} or one.is_part or other.is_part:
        return False
    if one.is_bare or other.is_bare:
        return near and ("money" in (one.kind, other.kind) or not (one.is_bare and other.is_bare))
    share = bool(one.words & other.words)
    if one.kind != other.kind:
        return share and {one.kind, other.kind} == TAKEN
    if one.is_crowd or other.is_crowd:
        both = one.is_crowd and other.is_crowd
        return (both or near) and (share or not (one.words and other.words))
    if share or one.kind not in TOLLS:
        return share
    if one.words and other.words:
        # "three sailors wounded", "one wounded Zambian"
        return near and (one.words <= one.names) != (other.words <= other.names)
    return not (one.words | other.words) & _stems("parts")


def idle_stems() -> frozenset[str]:
    """The stems of words that every sentence with such a figure may have, whatever it counts."""
    return _stems("anybody") | _stems("counting") | _stems("befallen") | _stems("telling")


def one_number(one: Figure, other: Figure) -> bool:
    """Whether the two numbers are one, to the letter or rounded."""
    if (one.value, one.low, one.high) == (other.value, other.low, other.high):
        return True
    if one.value is None or other.value is None:
        return False
    return any(_rounds(mine, yours) for mine, yours in ((one, other), (other, one)))


def far_apart(one: Figure, other: Figure) -> bool:
    """Whether the numbers are so different that they can't count one thing; those with no value are."""
    if one.value is None or other.value is None:
        return True
    small, large = sorted((abs(one.value), abs(other.value)))
    return large > MOST * small


def _rounds(figure: Figure, exact: Figure) -> bool:
    value, other = figure.value, exact.value
    if not value or other is None or figure.bound not in lexicon("changes.toml")["rounding"] or value % 5:
        return False
    least = TENS if value % 10 == 0 else 0
    return abs(value - other) <= max(least, ROUND * max(abs(value), abs(other)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("changes.toml")["counted"][name])


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stemmed, lexicon("changes.toml")["counted"][name]))
