"""Whose a body is, where its name alone doesn't say: "Uganda's Navy Ministry", "the Navy Ministry in Kampala".

Two countries' bodies that bear one name are two. The name alone means the one that was named last.
"""

from onrecord.annotate.actors.frame import Frame, Identity
from onrecord.annotate.actors.joining import merge
from onrecord.annotate.actors.phrases import read_phrase
from onrecord.annotate.actors.tables import Country

_OWNED = ("'s", "’s", "'", "’")
_SEATED = frozenset(("in", "at"))
PUBLIC = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))
_NEAR = 3
"""So many words in front of a body's name its country may stand: "Kenya's powerful Defence Ministry"."""


def country_of_name(frame: Frame, first: int, last: int) -> str | None:
    """The country that the words around a body's name give it, None where they give none."""
    return (
        _owner(frame, first)
        or _seat_behind(frame, first, last)
        or seat_in_front(frame, frame.head_of(first, last))
    )


def _owner(frame: Frame, first: int) -> str | None:
    """The country that owns it, or whose adjective stands before it."""
    for i in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        token = frame.tokens[i]
        if token.text in _OWNED:
            return _country(frame, frame.name_ending.get(i - 1)) if i else None
        found = frame.name_ending.get(i)
        if found is not None and isinstance(found.entry, Country) and found.entry.form == "adjective":
            return _country(frame, found)
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") or token.is_sent_start:
            return None
    return None


def _seat_behind(frame: Frame, first: int, last: int) -> str | None:
    """The country of the capital right behind it: "the Foreign Ministry in Jakarta"."""
    tokens = frame.tokens
    if last + 1 >= len(tokens) or frame.lower[last] not in _SEATED or not first <= tokens[last].head.i < last:
        return None
    return _country(frame, frame.name_starting.get(last + 1))


def seat_in_front(frame: Frame, head: int) -> str | None:
    """The country of the capital that the sentence opens in: "In Lima the ministry said", "the navy's chief"."""
    token = frame.tokens[head]
    while token.dep_ in ("poss", "compound", "nmod") and token.head.i > token.i:
        token = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    opening = next((c for c in token.head.lefts if c.dep_ == "prep" and c.lower_ == "in"), None)
    place = None if opening is None else next((c for c in opening.children if c.dep_ == "pobj"), None)
    return None if place is None else _country(frame, frame.name_starting.get(place.i))


def _country(frame: Frame, match: object) -> str | None:
    entry = getattr(match, "entry", None)
    if not isinstance(entry, Country) or entry.form == "region":
        return None
    return str(entry.code)


def settle_namesakes(frame: Frame) -> None:
    """Give each mention of a bare name ("the Defence Ministry") to the body of a known country that bears it and
    was named last; a headline's to the first."""
    bodies = [i for i in frame.identities if i.spots and _is_public(i)]
    for bare in [body for body in bodies if body.country is None]:
        known = [body for body in bodies if body.country is not None and _bears(body, bare.name)]
        if known:
            _share_out(frame, bare, known)


def join_twins(frame: Frame) -> None:
    """Join two names of one country's body: "the Armenian Defence Ministry", "Armenia's Defence Ministry"."""
    bodies = [i for i in frame.identities if i.spots and i.country is not None and _is_public(i)]
    for short in bodies:
        for full in bodies:
            same = full.country == short.country and full is not short and full.spots and short.spots
            if same and _is_fuller(full, short):
                merge(short, full)


def _is_fuller(full: Identity, short: Identity) -> bool:
    """Whether the one name is the other's with the country in front, or the very same."""
    if full.name == short.name:
        return True
    before = full.name.removesuffix(" " + short.name)
    return before != full.name and read_phrase(before).sector == ""


def _is_public(body: Identity) -> bool:
    return body.sector in PUBLIC and body.key.startswith("body ")


def _bears(body: Identity, name: str) -> bool:
    """Whether the body is called so, its country aside."""
    return body.name == name or body.name.endswith(" " + name)


def _share_out(frame: Frame, bare: Identity, known: list[Identity]) -> None:
    named = sorted((spot.head, number) for number, body in enumerate(known) for spot in body.spots)
    for spot in list(bare.spots):
        before = [number for head, number in named if head < spot.head]
        if before or frame.in_headline(spot.head):
            body = known[before[-1] if before else named[0][1]]
            bare.spots.remove(spot)
            spot.identity = body
            body.spots.append(spot)
            body.placed = body.placed and bare.placed
