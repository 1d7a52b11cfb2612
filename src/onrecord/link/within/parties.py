"""Whether two records may be about the same parties, day and place."""

from collections.abc import Iterable

from onrecord.data import table
from onrecord.model import Actor, Event, Place, When

SECTORS = frozenset(row["sector"] for row in table("plover_sectors.tsv"))


def ids(event: Event) -> frozenset[str]:
    """The actors on both sides."""
    return frozenset((*event.actors, *event.recipients))


def country_of(code: str) -> str:
    """The country or body in a code: "KEN" of "KENGOV" and of "KEN", nothing of a bare sector."""
    return "" if code in SECTORS else code[:3]


def side(actor: Actor) -> str:
    """Whose voice an actor is: a government and its ministries speak for one country, others for themselves."""
    official = (code for code in actor.codes if country_of(code) and code[3:] in ("", "GOV"))
    return next((country_of(code) for code in official if actor.kind != "population"), actor.id)


def voices(actors: Iterable[Actor]) -> dict[str, str]:
    """Whose voice each actor is, by their ids: as :func:`side` says; who speaks for a body is the body's."""
    known = list(actors)
    found = {actor.id: side(actor) for actor in known}
    by_name = {actor.name: actor.id for actor in known if actor.kind not in ("person", "unnamed")}
    for actor in known:
        body = next((by_name[role.of] for role in actor.roles if role.of in by_name), None)
        if found[actor.id] == actor.id and body is not None:
            found[actor.id] = found[body]
    return found


def is_known(actor: Actor | None) -> bool:
    """Whether it is said which country or body an actor is of, or what its name is."""
    return actor is not None and (actor.kind != "unnamed" or any(map(country_of, actor.codes)))


def countries(event: Event) -> frozenset[str]:
    """The countries and bodies on both sides."""
    return frozenset(filter(None, map(country_of, (*event.actor_codes, *event.recipient_codes))))


def share_parties(one: Event, other: Event) -> bool:
    """Whether they share an actor, or one's countries are all among the other's."""
    if _are_strangers(one, other):
        return False
    if ids(one) & ids(other):
        a, b = countries(one), countries(other)
        return len(a) < 2 or len(b) < 2 or bool(a <= b or b <= a)
    a, b = countries(one), countries(other)
    if min(len(a), len(b)) == 1 and not _actors_countries(one) & _actors_countries(other):
        return False  # who only receives a visitor is not who plans other talks
    return bool(a and b and (a <= b or b <= a) and max(len(a), len(b)) > 1)


def days_agree(one: When | None, other: When | None) -> bool:
    """Whether two intervals may be one: either is unknown, or they overlap."""
    if one is None or other is None or not (one.start and one.end and other.start and other.end):
        return True
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]


def places_agree(one: Place | None, other: Place | None) -> bool:
    """Whether two places may be one: either is unknown, they have one name, or one holds the other."""
    if one is None or other is None or one.name.casefold() == other.name.casefold():
        return True
    return one.country == other.country and "country" in (one.precision, other.precision)


def _are_strangers(one: Event, other: Event) -> bool:
    """Whether one has a party of no country that the other has nobody like: talks with bondholders are no talks
    with another government."""
    if len(ids(one)) < 2 or len(ids(other)) < 2:
        return False
    here, there = (_codes(one), _codes(other))
    return any(
        not country_of(code) and not any(match.endswith(code) for match in opposite)
        for codes, opposite in ((here, there), (there, here))
        for code in codes
    )


def _codes(event: Event) -> tuple[str, ...]:
    return (*event.actor_codes, *event.recipient_codes)


def _actors_countries(event: Event) -> frozenset[str]:
    return frozenset(filter(None, map(country_of, event.actor_codes)))
