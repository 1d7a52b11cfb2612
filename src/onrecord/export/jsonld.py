"""What the formats in schema.org's words share: https://schema.org/docs/developers.html"""

from collections.abc import Mapping
from typing import Any

from onrecord.export.parties import identity
from onrecord.export.texts import address, urn
from onrecord.model import Actor, Place, When
from onrecord.store.rows import ReportLine

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def known(**properties: Any) -> Node:
    """A node of what is known: nothing is said of what is not. ``type`` and ``id`` are JSON-LD's own words."""
    renamed = {"type": "@type", "id": "@id", "context": "@context"}
    return {renamed.get(name, name): value for name, value in properties.items() if value not in (None, [], "", {})}


def party(name: str | None, actor: Actor | None) -> Node | None:
    """Who speaks or claims: a Person or an Organization, whoever is neither a Thing."""
    if name is None:
        return None
    if actor is None:
        return known(type="Thing", name=name)
    return known(type=_TYPES.get(actor.kind, "Thing"), id=urn(f"actor:{identity(actor)}"), name=name)


_TYPES: Mapping[str, str] = {
    "person": "Person",
    "organization": "Organization",
    "government": "GovernmentOrganization",
    "armed_group": "Organization",
}


def article(report: ReportLine) -> Node:
    """The report that tells it."""
    return known(
        type="NewsArticle",
        id=address(report),
        headline=report.title,
        url=report.url,
        datePublished=report.published,
        publisher=known(type="Organization", name=report.publisher) if report.publisher else None,
    )


def day(date: When | None) -> str | None:
    """The day, or the interval as ISO 8601 has it; an open side is two points."""
    if date is None:
        return None
    if date.start == date.end:
        return date.start
    return f"{date.start or '..'}/{date.end or '..'}"


def place(told: Place | None) -> Node | None:
    """Where: by its name, and its point where that is known."""
    if told is None:
        return None
    point = None
    if told.latitude is not None and told.longitude is not None:
        point = known(type="GeoCoordinates", latitude=told.latitude, longitude=told.longitude)
    return known(type="Place", name=told.name, geo=point)
