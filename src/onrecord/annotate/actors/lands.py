"""Countries named again by a noun: "the country" after Ghana, "his country" after a Thai minister."""

from onrecord.annotate.actors.bodies import country_identity
from onrecord.annotate.actors.frame import Frame, Spot, word_set
from onrecord.annotate.actors.home import home_of, spoken_of
from onrecord.annotate.actors.metonyms import is_locative
from onrecord.annotate.actors.tables import tables

_DETERMINERS = frozenset(("the", "this", "that"))
_OWNERS = frozenset(("his", "her", "their", "its"))
_SPEAKERS = frozenset(("my", "our"))
_ACTS = frozenset(("nsubj", "nsubjpass", "poss", "agent"))
_WITH = frozenset(("by", "with", "against"))
REACH = 40
"""How many mentions back the country was named."""


def find_lands(frame: Frame) -> None:
    """Put on the frame the nouns that mean a country which does something or to which something is done."""
    nouns = word_set("country_again")
    found = [i for i, lower in enumerate(frame.lower) if lower in nouns]
    if not found:
        return
    order = sorted((spot for spot in frame.spots if spot.identity_is_place()), key=lambda spot: spot.first)
    home = home_of(frame, spoken_of(frame))
    nxt = 0
    for i in found:
        while nxt < len(order) and order[nxt].first < i:
            nxt += 1
        held = frame.taken.get(i)
        if (held is not None and held.form != "nominal") or not frame.tells(i) or not _acts(frame, i):
            continue
        code = _code(frame, i, order[max(0, nxt - REACH) : nxt], home)
        if code is None:
            continue
        identity = country_identity(frame, code, tables().countries.get(code, code))
        identity.placed = False
        frame.add(Spot(i - 1, i + 1, i, "nominal", i - 1), identity)


def _acts(frame: Frame, i: int) -> bool:
    token = frame.tokens[i]
    if i == 0 or is_locative(frame, i) or any(child.i != i - 1 for child in token.lefts):
        return False
    if any(child.dep_ in ("relcl", "prep", "acl") for child in token.rights):
        return False
    if token.dep_ == "dobj":
        return token.head.lemma_ not in word_set("motion")
    return token.dep_ in _ACTS or (token.dep_ == "pobj" and token.head.lower_ in _WITH)


def _code(frame: Frame, i: int, before: list[Spot], home: str | None) -> str | None:
    word = frame.lower[i - 1]
    if word in _OWNERS:
        owner = frame.taken.get(i - 1)
        return None if owner is None or owner.identity is None else owner.identity.country
    if word in _SPEAKERS:
        return home
    if word not in _DETERMINERS:
        return None
    if home is not None:
        return home
    return None if not before or before[-1].identity is None else before[-1].identity.country
