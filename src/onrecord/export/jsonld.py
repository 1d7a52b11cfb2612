"""What the formats in schema.org's words share: https://schema.org/docs/developers.html"""

from collections.abc import Mapping
from typing import Any

from onrecord.export.parties import identity
from onrecord.export.texts import address, urn
from onrecord.model import Actor, Place, When
from onrecord.store.rows.records import StatementLine
from onrecord.store.rows.reports import ReportLine

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def known(**properties: Any) -> Node:
    """A node of what is known: nothing is said of what is not. ``type`` and ``id`` are JSON-LD's own words."""
    own = {"type": "@type", "id": "@id", "context": "@context"}
    return {own.get(name, name): value for name, value in properties.items() if value not in (None, [], "", {})}


def party(actor: Actor | None) -> Node | None:
    """A Person or an Organization; a population, or whoever is unnamed, is neither."""
    if actor is None or actor.kind not in _TYPES:
        return None
    return known(type=_TYPES[actor.kind], id=urn(f"actor:{identity(actor)}"), name=actor.name)


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


def days_of(date: When | None) -> str | None:
    """The day, or the interval as ISO 8601 has it; an open side is two points."""
    if date is None or date.start == date.end:
        return date.start if date else None
    return f"{date.start or '..'}/{date.end or '..'}"


def said_on(date: When | None) -> Node:
    """When words were said: a day is a date, an interval none."""
    return known(**{"dateCreated" if date and date.start == date.end else "temporal": days_of(date)})


def tellings(line: StatementLine) -> list[Node]:
    """Every report that tells the statement."""
    reports = [line.report, *(telling.report for telling in line.tellings)]
    return [article(report) for report in {report.id: report for report in reports}.values()]


def place(told: Place | None) -> Node | None:
    """Where: by its name, and its point where that is known."""
    if told is None:
        return None
    point = None
    if told.latitude is not None and told.longitude is not None:
        point = known(type="GeoCoordinates", latitude=told.latitude, longitude=told.longitude)
    return known(type="Place", name=told.name, geo=point)
