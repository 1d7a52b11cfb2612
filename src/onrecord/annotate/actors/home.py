"""Whose officials, soldiers and politicians are meant where the report doesn't say: its own country's.

A report from one country calls its police "police". What stands beside "his" or "her" belongs to whom that
means; else the country is that of the dateline, or the one that most of the report's actors share.
"""

from collections import Counter

import msgspec

from onrecord.annotate.actors.frame import Frame, Identity
from onrecord.annotate.actors.tables import Country, tables
from onrecord.data.places import gazetteer

_PUBLIC = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "OPP", "PTY", "SPY", "PRM", "ELI"))
_ABROAD = frozenset(("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG"))
SHARE = 0.55
ENOUGH = 4


def infer_countries(frame: Frame) -> None:
    """Fill in the country of those public actors that have none."""
    _from_possessors(frame)
    open_ones = [i for i in frame.identities if i.country is None and i.sector in _PUBLIC and i.spots]
    if not open_ones:
        return
    home = _home(frame)
    if home is None:
        return
    for identity in open_ones:
        _give(identity, home)


def _from_possessors(frame: Frame) -> None:
    for identity in frame.identities:
        if identity.country is not None or identity.kind not in (
            "person",
            "unnamed",
            "government",
            "organization",
        ):
            continue
        firsts = {spot.first for spot in identity.spots}
        firsts.update(frame.token_at(role.evidence[0]) for role in identity.roles if role.evidence is not None)
        for first in firsts:
            spot = frame.taken.get(first)
            if spot is not None and spot.form == "pronoun" and spot.identity is not None and spot.identity.country:
                _give(identity, spot.identity.country)
                identity.sector = identity.sector or spot.identity.sector
                break


def _give(identity: Identity, country: str) -> None:
    identity.country = country
    name = tables().countries.get(country)
    identity.roles[:] = [
        role
        if role.country or role.sector is None
        else msgspec.structs.replace(role, of=role.of or name, country=country)
        for role in identity.roles
    ]


def _home(frame: Frame) -> str | None:
    """The dateline's country where the report speaks of it, or the one that most mentions share."""
    counts: Counter[str] = Counter()
    for identity in frame.identities:
        speaks = identity.key.startswith(("country", "people")) or identity.sector in _PUBLIC
        if identity.country and identity.country not in _ABROAD and speaks:
            counts[identity.country] += len(identity.spots)
    country = _dateline(frame)
    if country is not None:
        return country if counts[country] * 4 >= sum(counts.values()) else None
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    total = sum(counts.values())
    return country if total >= ENOUGH and most >= SHARE * total else None


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
            return next((place.country for place in gazetteer().look_up(town)), None) if town else None
    return None
