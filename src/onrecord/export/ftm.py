"""FollowTheMoney entities as JSON lines: https://followthemoney.tech/docs/

An event is an Event with whoever takes part as ``involved``, and an UnknownLink for each who acted on whom; a
statement is a Note on its speaker; a report an Article; an actor a Person, PublicBody, Organization or LegalEntity
with a Mention in each report. Everything names its report as ``proof``. The parties and the reports stand
before what points at them, each once.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, BinaryIO

import msgspec

from onrecord.export.formats import Format
from onrecord.export.parties import Parties, alpha2, countries, digest, identity
from onrecord.model import Actor, ActorKind, When
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import line_says
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, StatementLine
from onrecord.store.rows.reports import ReportLine
from onrecord.store.rows.shared import ActorLine

Entity = dict[str, Any]

SCHEMA: dict[ActorKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "government": "PublicBody",
    "armed_group": "Organization",
}
"""What an actor is; whoever is none of these (a population, the unnamed) is a LegalEntity: a party, no more."""


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every row as its entity, after those that it names."""
    told, rows, parties = set[str](), 0, Parties(record)
    for line in FORMAT.rows(record, of, filters):
        for entity in _ENTITIES[of](line, parties):
            if entity["id"] not in told:
                told.add(entity["id"])
                out.write(msgspec.json.encode(entity) + b"\n")
        rows += 1
    return rows


def _event(line: EventLine, parties: Parties) -> Iterator[Entity]:
    event = line.record
    actors = parties.of(line.report.id, event.actors)
    recipients = parties.of(line.report.id, event.recipients)
    yield from _party_entities([*actors, *recipients], line.report)
    shared = {**_dates(event.date), **_proof(line.report), "recordId": line.id, "summary": line.sentence}
    place = event.place
    yield _entity(
        f"or-event-{line.id}",
        "Event",
        **shared,
        name=line_says(line),
        involved=[_party_id(one) for one in (*actors, *recipients)],
        location=place.name if place else None,
        country=(alpha2(place.country) or "").lower() if place else None,
        keywords=[event.type, event.mode, event.status, *event.contexts],
    )
    for actor, recipient in product(actors, recipients):
        yield _entity(
            f"or-link-{line.id}-{actor.id}-{recipient.id}",
            "UnknownLink",
            **shared,
            subject=_party_id(actor),
            object=_party_id(recipient),
            role=f"{event.type} {event.status}",
        )


def _statement(line: StatementLine, parties: Parties) -> Iterator[Entity]:
    speaker = parties.of(line.report.id, [line.record.speaker])
    yield from _party_entities(speaker, line.report)
    yield _entity(
        f"or-statement-{line.id}",
        "Note",
        **_proof(line.report),
        name=line_says(line),
        description=line.content,
        summary=line.sentence,
        entity=[_party_id(one) for one in speaker],
        keywords=[line.record.act, line.record.kind],
    )


def _actor(line: ActorLine, parties: Parties) -> Iterator[Entity]:
    yield from _party_entities([line.record], line.report, names=line.names)


def _party_entities(actors: list[Actor], report: ReportLine, names: tuple[str, ...] = ()) -> Iterator[Entity]:
    """The report, the parties, and that it mentions them."""
    yield from _report(report)
    for actor in actors:
        schema = SCHEMA.get(actor.kind, "LegalEntity")
        titles = [role.title for role in actor.roles] if schema == "Person" else []
        yield _entity(
            _party_id(actor),
            schema,
            name=actor.name,
            alias=[name for name in names if name != actor.name],
            country=[code.lower() for code in countries(actor)],
            position=titles,
        )
        yield _entity(
            f"or-mention-{digest(identity(actor), report.id)}",
            "Mention",
            document=_article_id(report),
            resolved=_party_id(actor),
            name=actor.name,
            detectedSchema=schema,
        )


def _report(line: ReportLine, parties: Parties | None = None) -> Iterator[Entity]:
    yield _entity(
        _article_id(line),
        "Article",
        title=line.title,
        publisher=line.publisher,
        sourceUrl=line.url,
        publishedAt=line.published,
    )


def _entity(id: str, schema: str, **told: str | list[Any] | None) -> Entity:
    """An entity of what is known: each property a list without empty values."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in told.items()}
    properties = {name: [one for one in values if one] for name, values in listed.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
    }


def _party_id(actor: Actor) -> str:
    return f"or-actor-{identity(actor)}"


def _article_id(report: ReportLine) -> str:
    return f"or-report-{report.id}"


def _proof(report: ReportLine) -> dict[str, str | None]:
    return {"proof": _article_id(report), "publisher": report.publisher, "sourceUrl": report.url}


def _dates(date: When | None) -> dict[str, str | None]:
    """One day as ``date``, an interval as its ends."""
    if date is None:
        return {}
    if date.start == date.end:
        return {"date": date.start}
    return {"startDate": date.start, "endDate": date.end}


_ENTITIES: dict[str, Callable[[Any, Parties], Iterator[Entity]]] = {
    "events": _event,
    "statements": _statement,
    "actors": _actor,
    "reports": _report,
}

FORMAT = Format(
    ending=".ftm.json", says="FollowTheMoney entities, one a line", holds=tuple(_ENTITIES), write=write
)
