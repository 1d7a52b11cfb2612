"""What the record has most of: the places of events, the subjects of figures."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.model import Event
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.filters import clauses
from onrecord.store.queries import STANDING
from onrecord.store.rows.shared import PlaceLine, SubjectLine

_EVENT = msgspec.json.Decoder(Event)


def places(connection: Connection, filters: Filters, *, bar: float) -> Iterator[PlaceLine]:
    """The places with coordinates of the events that pass the filters, those with most events first."""
    event = t.events.c
    asked = _counted("event", (event.place, event.latitude, event.longitude), filters, bar)
    query = asked.where(event.latitude.isnot(None), event.longitude.isnot(None)).add_columns(
        func.min(event.date_start), func.max(event.date_end)
    )
    rows = connection.execute(query).all()
    # The place as a report has it, with its precision: that of its first event here.
    told = {}
    for few in some([row.first for row in rows]):
        bodies = connection.execute(select(t.records.c.key, t.records.c.body).where(t.records.c.key.in_(few)))
        told.update({key: _EVENT.decode(body).place for key, body in bodies})
    for _, latitude, longitude, count, first, since, until in rows:
        if place := told[first]:
            there = msgspec.structs.replace(place, latitude=latitude, longitude=longitude, text=None)
            yield PlaceLine(place=there, events=count, since=since, until=until)


def subjects(connection: Connection, filters: Filters, *, bar: float) -> Iterator[SubjectLine]:
    """What the figures that pass the filters count, the most frequent first."""
    figure = t.figures.c
    for kind, what, count, _ in connection.execute(_counted("figure", (figure.kind, figure.what), filters, bar)):
        yield SubjectLine(kind=kind, what=what, figures=count)


def _counted(kind: str, by: tuple[ColumnElement[Any], ...], filters: Filters, bar: float) -> Select[Any]:
    """The standing records of a kind by the values of these columns: how many, and the first one's key."""
    facts = t.FACTS[kind]
    count, key = func.count(), STANDING.c.key
    return (
        select(*by, count.label("n"), func.min(key).label("first"))
        .join_from(STANDING, facts, facts.c.key == key)
        .where(STANDING.c.kind == kind, *clauses(kind, STANDING, filters, bar))
        .group_by(*by)
        .order_by(count.desc(), *by)
        .limit(filters.get("limit"))
    )
