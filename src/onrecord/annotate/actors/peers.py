"""Titles that somebody has by whose peer or second they are: "his Polish counterpart, X" is a minister where he is
one, "her successor, X" holds what she held, "the mayor's deputy, X" is the deputy mayor."""

from onrecord.annotate.actors.frame import Frame, Identity, canonical, word_set
from onrecord.annotate.actors.genders import GENDERED, gender_of
from onrecord.model import Role

NEAR = 60
"""How many tokens back the owner of "his" in "his counterpart" was named."""
_SECONDS = frozenset(("deputy",))


def share_titles(frame: Frame) -> None:
    """Give the people whom the report calls somebody's counterpart, successor or deputy the title meant."""
    for person in frame.identities:
        if person.kind != "person":
            continue
        for role in list(person.roles):
            title = canonical(role.title)
            if role.evidence is None or title not in word_set("sharing"):
                continue
            first = frame.token_at(role.evidence[0])
            owner = _owner(frame, first, frame.token_at(role.evidence[1] - 1) + 1, person)
            if owner is not None:
                _inherit(person, owner, role, title)


def _inherit(person: Identity, owner: Identity, role: Role, peer: str) -> None:
    for own in list(owner.roles):
        title = own.title
        if own.sector is None or not title or canonical(title) in word_set("sharing"):
            continue
        if peer in _SECONDS:
            title = f"deputy {title.split()[-1].lower()}"
        if not any(canonical(known.title) == canonical(title) for known in person.roles):
            country = role.country if role.country is not None or peer == "counterpart" else own.country
            person.roles.append(
                Role(title=title, of=role.of, country=country, sector=own.sector, evidence=role.evidence)
            )


def _owner(frame: Frame, first: int, last: int, person: Identity) -> Identity | None:
    """Whose peer it is: who stands there with an "'s", else whoever "his" can mean that was named last before."""
    for i in range(first, last):
        held = frame.taken.get(i)
        if held is not None and held.identity is not None and held.identity.kind == "person":
            return held.identity if held.identity is not person else None
    gender = next((GENDERED[frame.lower[i]] for i in range(first, last) if frame.lower[i] in GENDERED), None)
    if gender is None:
        return None
    for i in range(first - 1, max(-1, first - NEAR), -1):
        held = frame.taken.get(i)
        if held is None or held.head != i or held.identity is None or held.identity.kind != "person":
            continue
        if held.identity is not person and held.identity.roles and gender_of(held.identity) in (None, gender):
            return held.identity
    return None
