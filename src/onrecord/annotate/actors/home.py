"""Whose officials, soldiers and politicians are meant where the report doesn't say: its own country's.

A report from one country calls its police "police". What stands beside "his", "its" or "the group's" belongs to
whom that means; else the country is that of the dateline, or the one that most of the report's actors share.
"""

from collections import Counter

import msgspec

from onrecord.annotate.actors.abroad import elsewhere
from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.hints import lead, led_by
from onrecord.annotate.actors.tables import ABROAD, Country, tables
from onrecord.data.places import look_up
from onrecord.lang import lexicon

_PUBLIC = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY", "SPY", "PRM", "ELI"))
_OWNED = ("person", "unnamed", "government", "organization")
_AT_HOME = frozenset(("LEG", "PTY", "OPP"))
"""Of whom reports from elsewhere seldom tell first."""
NEAR = 120
"""Tokens: how far back the body stands whose chief is named by the office alone."""
SHARE = 0.55
ENOUGH = 3
LEADING = 1 / 3
"""The least share of the mentions that the country has with which the report opens, where none has most."""


def infer_countries(frame: Frame) -> None:
    """Fill in the country of those public actors that have none."""
    for identity in frame.identities:
        if identity.kind in _OWNED and identity.spots:
            _from_possessor(frame, identity)
            if identity.kind == "person" and (identity.sector is None or identity.country is None):
                _from_body_s_noun(frame, identity)
                _from_body_before(frame, identity)
            if identity.kind == "person" and (identity.country is None or identity.sector is None):
                _from_membership(frame, identity)
        if identity.kind in ("organization", "person") and identity.country is None and " " in identity.name:
            _from_ship_s_name(identity)
    _own_forces(frame)
    open_ones = [
        i
        for i in frame.identities
        if i.country is None and i.sector in _PUBLIC and i.spots and not _is_from_abroad(i)
    ]
    if not open_ones:
        return
    counts = spoken_of(frame)
    home = home_of(frame, counts)
    sent = home is not None and home == _dateline(frame)
    given = [(identity, elsewhere(frame, identity, home, counts, sent=sent)) for identity in open_ones]
    for identity, country in given:
        if country is not None:
            _give(identity, country)


def _from_body_s_noun(frame: Frame, identity: Identity) -> None:
    """A title that opens with the last word of a body's name: "Commission spokesman X"; of several such bodies the
    one named last is meant."""
    for number, role in enumerate(identity.roles):
        if role.evidence is None or (role.sector is not None and role.country is not None):
            continue
        body = _opening_body(frame, frame.token_at(role.evidence[0]))
        if body is None or (identity.country is not None and identity.country != body.country):
            continue
        identity.country, identity.sector = body.country, identity.sector or body.sector
        identity.roles[number] = msgspec.structs.replace(
            role, of=body.name, country=body.country, sector=role.sector or body.sector
        )
        return


def _from_body_before(frame: Frame, identity: Identity) -> None:
    """An office that only bodies of states have, where one was named before: "Director General X" after the
    atomic energy agency, "Trade Commissioner X" after the European Commission."""
    if identity.country is not None or not identity.spots:
        return
    at = min(spot.head for spot in identity.spots)
    for number, role in enumerate(identity.roles):
        title = canonical(role.title)
        commission = title.endswith("commissioner") and role.sector == "GOV"
        if role.country is not None or not (commission or title in word_set("heads_of_bodies")):
            continue
        named = [
            spot
            for spot in frame.spots
            if at - NEAR < spot.head < at and _is_of_country(spot) and spot.identity is not None
            and spot.identity.country in ABROAD
            and (not commission or spot.identity.name.lower().endswith("commission"))
        ]  # fmt: skip
        if named and (body := max(named, key=lambda spot: spot.head).identity) is not None:
            identity.country, identity.sector = body.country, body.sector
            identity.roles[number] = msgspec.structs.replace(
                role, of=body.name, country=body.country, sector=body.sector
            )
            return


def _opening_body(frame: Frame, first: int) -> Identity | None:
    """The body that a title opens with, by its name or by the last word of it."""
    if frame.lower[first] == "the":
        first += 1
    held = frame.taken.get(first)
    if held is not None and _is_of_country(held):
        return held.identity
    named = [
        spot
        for spot in frame.spots
        if spot.head < first and spot.form == "name" and _is_of_country(spot) and spot.last - spot.first > 1
        and frame.lower[spot.last - 1] == frame.lower[first]
    ]  # fmt: skip
    return max(named, key=lambda spot: spot.head).identity if named else None


def _is_of_country(spot: Spot) -> bool:
    body = spot.identity
    named = body is not None and body.kind in ("organization", "government") and not body.key.startswith("country")
    return named and body is not None and body.country is not None


def _from_ship_s_name(identity: Identity) -> None:
    """A warship by its name: "HMS Dart" is the British navy's."""
    country = lexicon("actors.toml")["ship_prefixes"].get(identity.name.partition(" ")[0])
    if country is not None:
        identity.country, identity.sector, identity.kind = country, "MIL", "organization"


def _from_membership(frame: Frame, identity: Identity) -> None:
    """A body behind a name: "Colonel X of the Serbian army", "Y of Oxfam", "Z, who heads the army"."""
    for spot in identity.spots[:4]:
        for child in frame.tokens[spot.head].rights:
            if child.lower_ not in ("of", "from", "at", "with") or child.i != spot.last:
                continue
            for noun in child.rights:
                held = frame.taken.get(noun.i)
                body = None if held is None or held.head != noun.i else held.identity
                if body is None or body.kind not in ("organization", "government", "armed_group"):
                    continue
                if body.key.startswith("country") or body.country is None:
                    continue
                if identity.sector in (None, body.sector):
                    identity.country = identity.country or body.country
                    identity.sector = body.sector
                    return
        led = led_by(frame, spot)
        if led is not None:
            identity.country = identity.country or led.country
            identity.sector = identity.sector or led.sector
            return


def _is_from_abroad(identity: Identity) -> bool:
    """Whether who is named so is seldom the country's own: peacekeepers, observers, envoys."""
    last = identity.name.lower().split()[-1]
    return identity.kind != "person" and (last in word_set("from_abroad") or last[:-1] in word_set("from_abroad"))


def _own_forces(frame: Frame) -> None:
    """Troops that somebody withdraws or sends are that country's."""
    for identity in frame.identities:
        if identity.country is not None or identity.sector not in _PUBLIC:
            continue
        for spot in identity.spots:
            token = frame.tokens[spot.head]
            heard = identity.sector == "LEG" and token.head.lemma_ in ("tell", "address", "inform")
            own = heard or token.head.lemma_ in word_set("own_forces")
            if token.dep_ not in ("dobj", "dative") or not own:
                continue
            subject = next((child for child in token.head.lefts if child.dep_ == "nsubj"), None)
            if subject is None and token.head.dep_ == "conj":
                # "offered to mediate and sent an envoy"
                subject = next((child for child in token.head.head.lefts if child.dep_ == "nsubj"), None)
            if subject is not None and subject.tag_ in ("WDT", "WP"):
                subject = token.head.head
            held = None if subject is None else frame.taken.get(subject.i)
            if held is not None and held.identity is not None and held.identity.country:
                _give(identity, held.identity.country)
                break


def spoken_of(frame: Frame) -> Counter[str]:
    """How often each country is spoken of, by its actors, towns and regions."""
    counts: Counter[str] = Counter()
    for identity in frame.identities:
        speaks = identity.key.startswith(("country", "people")) or identity.sector in _PUBLIC
        if identity.country and identity.country not in ABROAD and speaks:
            counts[identity.country] += sum(not _is_across(frame, spot) for spot in identity.spots)
    for code, times in frame.countries.items():
        # Towns and regions tell too where the report is at home, if less.
        if code and code not in ABROAD:
            counts[code] += (times + 1) // 2
    return counts


def _is_across(frame: Frame, spot: Spot) -> bool:
    """Whether a country is named only as the other side: "its patrols with Chad"."""
    token = frame.tokens[spot.head]
    return token.dep_ == "pobj" and token.head.lower_ in ("with", "against", "towards", "toward")


def home_of(frame: Frame, counts: Counter[str]) -> str | None:
    """The country that the report is about: the dateline's where the report speaks of it more than of others, or
    the one that most mentions share."""
    country = _dateline(frame)
    most_common = counts.most_common(1)
    opener = lead(frame)
    leading = None if opener is None or opener.country in ABROAD else opener.country
    if country is not None:
        if country == leading or (counts[country] and _opens_at_home(frame, country)):
            return country
        # A capital next door is where reporters sit: what they write of is what they name most.
        if not counts or counts[country] >= most_common[0][1]:
            return country if counts[country] or not counts else None
        if counts[country] * 4 >= sum(counts.values()) and counts[country] * 2 > most_common[0][1]:
            return country
    if not counts:
        return None
    if leading and opener is not None and opener.sector in _AT_HOME and country is None:
        return leading
    country, most = most_common[0]
    total = sum(counts.values())
    enough = total >= ENOUGH or (len(counts) == 1 and frame.countries[country] > 1)
    if enough and most >= SHARE * total:
        return country
    return leading if leading and counts[leading] >= LEADING * total else None


def _opens_at_home(frame: Frame, country: str) -> bool:
    """Whether the report opens with people of no named country ("Soldiers seized the palace"), and its first
    sentence speaks of none but the dateline's."""
    opener = lead(frame)
    if opener is None or opener.country is not None:
        return False
    sentence = next((s for s in frame.doc.sents if any(t.i == opener.spots[0].head for t in s)), None)
    if sentence is None:
        return False
    return not any(
        identity.country not in (None, country)
        and any(sentence.start <= s.head < sentence.end for s in identity.spots)
        for identity in frame.identities
    )


def _from_possessor(frame: Frame, identity: Identity) -> None:
    """Take over what the owner is: "its president" after a union is no president of a state."""
    firsts = {spot.first for spot in identity.spots if spot.form != "pronoun"}
    firsts.update(frame.token_at(role.evidence[0]) for role in identity.roles if role.evidence is not None)
    for first in sorted(firsts):
        owner = _owner(frame, frame.taken.get(first), identity)
        if owner is None:
            continue
        if owner.kind in ("organization", "armed_group"):
            _place_in_body(frame, identity, owner, first)
        across = _is_counterpart(frame, identity, first)
        if identity.country is None and owner.country and not across:
            if owner.country not in ABROAD:
                _give(identity, owner.country)
            elif identity.sector is None:
                identity.country = owner.country
        body = owner.kind in ("organization", "armed_group", "government")
        serves = identity.kind == "unnamed" or any(
            canonical(role.title) in word_set("place_in_body") | word_set("peers") for role in identity.roles
        )
        unset = identity.sector is None or any(canonical(r.title) in word_set("peers") for r in identity.roles)
        if unset and (body or serves) and owner.sector != "CVL":
            identity.sector = owner.sector
            identity.country = identity.country or (None if across else owner.country)
        return


def _is_counterpart(frame: Frame, identity: Identity, first: int) -> bool:
    """Whether the words that open here call somebody another's counterpart, who is of another country."""
    return any(s.first == first and frame.lower[s.head] in ("counterpart", "counterparts") for s in identity.spots)


def _owner(frame: Frame, spot: Spot | None, identity: Identity) -> Identity | None:
    """Whose it is, where the phrase opens with a possessor: "its", "the group's"."""
    if spot is None or spot.identity is None or spot.identity is identity:
        return None
    token = frame.tokens[spot.head]
    return spot.identity if token.dep_ == "poss" or spot.form == "pronoun" else None


def _place_in_body(frame: Frame, identity: Identity, owner: Identity, first: int) -> None:
    """A title that says a place in a body: the person's sector is the body's."""
    offset = frame.offsets[first]
    for number, role in enumerate(identity.roles):
        inside = role.evidence is not None and role.evidence[0] == offset
        if inside and canonical(role.title) in word_set("place_in_body"):
            identity.country, identity.sector = owner.country, owner.sector
            identity.roles[number] = msgspec.structs.replace(
                role, of=owner.name, country=owner.country, sector=owner.sector
            )
            return
    titled = any(canonical(identity.name).endswith(title) for title in word_set("place_in_body"))
    if identity.kind == "unnamed" and not identity.roles and titled:
        identity.country, identity.sector = owner.country, owner.sector


def _give(identity: Identity, country: str) -> None:
    identity.country = country
    name = tables().countries.get(country)
    identity.roles[:] = [
        role
        if role.country or role.sector is None
        else msgspec.structs.replace(role, of=role.of or name, country=country)
        for role in identity.roles
    ]


def _dateline(frame: Frame) -> str | None:
    """The country that the report was sent from."""
    for passage in frame.doc._.passages:
        if passage.kind == "dateline":
            line = frame.text[passage.start : passage.end]
            for match in frame.name_matches:
                if passage.start <= match.start < passage.end and isinstance(match.entry, Country):
                    code: str = match.entry.code
                    return code
            town = line.split(",")[0].split("(")[0].strip(" -–—").title()
            return next((place.country for place in look_up(town, frame.own)), None) if town else None
    return None
