"""STIX 2.1, a bundle of standard objects: https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html

STIX has no object for an event or a statement in the news: each is a Note on the Identities that take part and the
Location where it was, with the report as its external reference. Of the lists it holds the rows in which somebody
takes part, as a note must be on something. Ids follow from what an object is, so that they are the same in every
export; the notes are dated by their reports, and what has no date of its own by the beginning of 1970.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

import msgspec

from onrecord.export.formats import Format
from onrecord.export.parties import Parties, alpha2, identity
from onrecord.model import Actor, ActorKind, Place
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import line_says
from onrecord.store import Filters
from onrecord.store.rows.records import EventLine, StatementLine
from onrecord.store.rows.reports import ReportLine

Object = dict[str, Any]

CLASSES: dict[ActorKind, str] = {
    "person": "individual",
    "organization": "organization",
    "government": "organization",
    "armed_group": "group",
    "population": "class",
    "place": "unknown",
    "unnamed": "unknown",
}
"""An actor's kind in the vocabulary ``identity-class-ov``."""

UNDATED = "1970-01-01T00:00:00.000Z"


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A bundle: every row as a note, after the identities and the place that it is on."""
    parties, told, rows = Parties(record), set[str](), 0
    asked = msgspec.json.encode([of, {name: str(value) for name, value in filters.items()}]).decode()
    out.write(f'{{"type":"bundle","id":"{_id("bundle", asked)}"'.encode())
    for line in FORMAT.rows(record, of, filters):
        for one in _objects(line, parties):
            if one["id"] not in told:
                out.write((b",\n" if told else b',"objects":[\n') + msgspec.json.encode(one))
                told.add(one["id"])
        rows += 1
    out.write(b"\n]}\n" if told else b"}\n")  # a list of objects may not be empty
    return rows


def has_parties(line: EventLine | StatementLine) -> bool:
    """Whether somebody takes part who is on record as an actor."""
    if isinstance(line, EventLine):
        return bool(line.actors or line.recipients)
    return line.record.speaker is not None


def _objects(line: EventLine | StatementLine, parties: Parties) -> Iterator[Object]:
    place = line.record.place if isinstance(line, EventLine) else None
    if isinstance(line, EventLine):
        ids: tuple[str | None, ...] = (*line.record.actors, *line.record.recipients)
        labels: list[str] = [line.record.type, line.record.status]
    else:
        ids = (line.record.speaker, line.record.addressee, line.record.relayed_by)
        labels = ["statement", line.record.act]
    on = [_identity(actor) for actor in parties.of(line.report.id, ids)]
    if place is not None and (where := _location(place)) is not None:
        on.append(where)
    yield from on
    yield _object(
        "note",
        line.id,
        _moment(line.report.published),
        abstract=line_says(line),
        content=line.sentence,
        labels=labels,
        confidence=round(line.record.confidence * 100),
        external_references=[_reference(line.id, line.report)],
        object_refs=list(dict.fromkeys(one["id"] for one in on)),
    )


def _identity(actor: Actor) -> Object:
    told = {"name": actor.name, "identity_class": CLASSES[actor.kind]}
    return _object("identity", identity(actor), UNDATED, **told)


def _location(place: Place) -> Object | None:
    """The place, None where neither its country nor its point is known: STIX wants one of them."""
    country, point = alpha2(place.country), {}
    if place.latitude is not None and place.longitude is not None:
        point = {"latitude": place.latitude, "longitude": place.longitude}
    if country is None and not point:
        return None
    told = {"name": place.name, "administrative_area": place.admin1, "country": country, **point}
    told = {name: value for name, value in told.items() if value is not None}
    return _object("location", msgspec.json.encode(told).decode(), UNDATED, **told)


def _reference(id: str, report: ReportLine) -> Object:
    """Where it was read: who published it, its title, its address, and the record's own id."""
    told = {
        "source_name": report.publisher or "OnRecord",
        "description": report.title,
        "url": report.url,
        "external_id": id,
    }
    return {name: value for name, value in told.items() if value}


def _object(type: str, what: str, at: str, **told: Any) -> Object:
    return {
        "type": type, "spec_version": "2.1", "id": _id(type, what), "created": at, "modified": at, **told,
    }  # fmt: skip


def _id(type: str, what: str) -> str:
    return f"{type}--{uuid5(NAMESPACE_URL, f'urn:onrecord:{type}:{what}')}"


def _moment(told: str | None) -> str:
    """The time in UTC; a day is its beginning."""
    if told is None:
        return UNDATED
    moment = datetime.fromisoformat(told)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


FORMAT = Format(
    ending=".stix.json",
    says="STIX 2.1: a bundle of notes on identities and locations",
    holds=("events", "statements"),
    write=write,
    keeps=has_parties,
)
