"""Who of a report's open offices and bodies can't be its own country's: another holds that office there, somebody
at home is their counterpart, or the sentence opens in another capital.

An office has one holder a country: where a report from Kenya names Kenya's foreign minister, "Foreign Secretary
Roe" is another's; and where it speaks of one other country only, that one's.
"""

from collections import Counter

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, canonical, word_set
from onrecord.annotate.actors.hints import hints
from onrecord.annotate.actors.whose import seat_in_front

CLEARLY = 2
"""How many times as often the one other country is spoken of as a third, at least."""


def elsewhere(
    frame: Frame, identity: Identity, home: str | None, spoken_of: Counter[str], *, sent: bool
) -> str | None:
    """The country that an actor of none is of: ``home``, another, or None where that is open.

    ``sent``: whether the report was sent from home, which is a sign of its own.
    """
    if identity.kind == "person":
        told = hints(frame, identity)
        (country, most), (_, next_most) = [*told.most_common(2), *(("", 0),) * 2][:2]
        if home is not None and most > told[home] + sent:
            return country
        if home is None:
            return country if most > next_most else None
    elif identity.kind in ("government", "organization"):
        seats = (seat_in_front(frame, spot.head) for spot in identity.spots if spot.form == "nominal")
        sited = next(filter(None, seats), None)
        if sited is not None:
            return sited
    if home is None or not (_faces_home(frame, identity, home) or _office_is_held(frame, identity, home)):
        return home
    (first, most), (_, third) = [*Counter({c: n for c, n in spoken_of.items() if c != home}).most_common(2),
                                 *((None, 0),) * 2][:2]  # fmt: skip
    return first if most >= CLEARLY * max(third, 0.5) else None


def _faces_home(frame: Frame, identity: Identity, home: str) -> bool:
    """Whether somebody of the report's own country calls them a counterpart: "will meet his counterpart, Roe"."""
    for spot in identity.spots:
        if spot.form == "nominal" and frame.tokens[spot.head].lemma_.lower() in word_set("sharing"):
            owner = _owner(frame, frame.tokens[spot.head])
            if owner is not None and owner.country == home and not _is_lower(frame.lower[spot.head]):
                return True
    return False


def _is_lower(noun: str) -> bool:
    return noun in ("deputy", "successor")


def _owner(frame: Frame, noun: Token) -> Identity | None:
    held = next((frame.taken.get(c.i) for c in noun.lefts if c.dep_ == "poss"), None)
    return None if held is None else held.identity


def _office_is_held(frame: Frame, identity: Identity, home: str) -> bool:
    """Whether another person of the report holds the same office in its own country."""
    own = _offices(identity) if identity.kind == "person" else set()
    return bool(own) and any(
        other is not identity and other.country == home and other.spots and own & _offices(other)
        for other in frame.identities
        if other.kind == "person"
    )


def _offices(identity: Identity) -> set[str]:
    """The offices that a person is named by; a foreign secretary is what others call a foreign minister."""
    said = (spot.reading for spot in identity.spots if spot.reading is not None and not spot.reading.past)
    titles = (canonical(r.role.text) for r in said if r.role is not None and r.role.office and not r.role.plural)
    return {
        t.removesuffix("secretary") + "minister" if t.endswith(" secretary") else t
        for t in titles
        if t not in ("minister", "secretary")
    }
