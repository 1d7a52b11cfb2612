"""The events as plain columns, batch by batch: what a list of a million is exported from.

The same rows in the same order as :func:`onrecord.store.queries.lines` gives, without a struct or its JSON for
each: first the keys in their order, then the columns of so many keys at once.
"""

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, case, func, select

from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.asking import AT_ONCE, some
from onrecord.store.queries import STANDING, original_of, select_records

_REPORT = ("title", "publisher", "published", "url", "source")
_LISTS = ("actors", "actor_codes", "recipients", "recipient_codes")
_NAMES = msgspec.json.Decoder(list[list[str]])


class _Day(msgspec.Struct):
    start: str | None
    end: str | None


class _Dated(msgspec.Struct):
    date: _Day | None = None


_DATED = msgspec.json.Decoder(_Dated)


def event_columns(connection: Connection, filters: Filters, *, bar: float) -> Iterator[dict[str, Sequence[Any]]]:
    """The events that pass the filters, each batch as its columns by their names.

    They are those of a timeline's cells, but for what was decided: that is ``verdict`` and ``ruled_by``.
    """
    asked = select_records("event", filters, bar).with_only_columns(STANDING.c.key, maintain_column_froms=True)
    keys = array("q", connection.execute(asked.execution_options(yield_per=AT_ONCE)).scalars())
    for at in range(0, len(keys), AT_ONCE):
        if rows := _rows(connection, keys[at : at + AT_ONCE]):
            yield _columns(connection, rows, bar)


def _rows(connection: Connection, keys: Sequence[int]) -> list[Row[Any]]:
    """The rows of these keys, in their order."""
    found = {row[0]: row for row in connection.execute(_SHOWN.where(_event.key.in_(sorted(keys)))).all()}
    return [found[key] for key in keys if key in found]


def _columns(connection: Connection, rows: Sequence[Row[Any]], bar: float) -> dict[str, Sequence[Any]]:
    columns: dict[str, Sequence[Any]] = dict(zip(_SOURCES, zip(*rows, strict=True), strict=True))
    for name in _LISTS:
        columns[name] = _decoded(columns[name])
    columns["start"], columns["end"] = _with_times(columns)
    reports = _reports(connection, {key // t.PER_READING for key in columns["key"]}, bar)
    told = zip(*(reports[key // t.PER_READING] for key in columns["key"]), strict=True)
    return columns | dict(zip(("report", *_REPORT, "copy_of"), told, strict=True))


def _decoded(told: Sequence[str]) -> list[list[str]]:
    """JSON lists as lists; the same few come again and again."""
    several = dict.fromkeys(told)
    lists = dict(zip(several, _NAMES.decode(f"[{','.join(several)}]"), strict=True))
    return [lists[one] for one in told]


def _with_times(columns: dict[str, Sequence[Any]]) -> tuple[list[str | None], list[str | None]]:
    """First and last day or time: the tables' columns have whole days, the record's JSON the time of day."""
    starts, ends = list(columns["start"]), list(columns["end"])
    for row, body in enumerate(columns["timed"]):
        if body is not None and (date := _DATED.decode(body).date):
            starts[row], ends[row] = date.start, date.end
    return starts, ends


def _reports(connection: Connection, readings: Collection[int], bar: float) -> dict[int, tuple[Any, ...]]:
    """The columns of the reports that these readings are of."""
    its = t.standing.c
    asked = select(its.reading, its.report, *(its[name] for name in _REPORT), original_of(its.report, bar))
    return {
        row[0]: tuple(row[1:])
        for few in some(readings)
        for row in connection.execute(asked.where(its.reading.in_(few)))
    }


_event, _record, _evidence, _ruling = t.events.c, t.records.c, t.evidence.c, t.rulings.c
_body = func.coalesce(_ruling.body, _record.body)
_SOURCES = {
    "key": _event.key,
    "id": _record.id,
    "start": _event.date_start,
    "end": _event.date_end,
    "timed": case((_event.precision.in_(("time", "interval")), _body)),
    "precision": _event.precision,
    "type": _event.type,
    "mode": _event.mode,
    "status": _event.status,
    "quad": _event.quad,
    "cameo": _event.cameo,
    "actors": _event.actors,
    "actor_codes": _event.actor_codes,
    "recipients": _event.recipients,
    "recipient_codes": _event.recipient_codes,
    "place": _event.place,
    "country": _event.country,
    "confidence": _record.confidence,
    "verdict": _ruling.verdict,
    "ruled_by": _ruling.by_whom,
    "sentence": func.coalesce(_evidence.quote, ""),
}
_SHOWN = (
    select(*_SOURCES.values())
    .join(t.records, _record.key == _event.key)
    .join(t.evidence, and_(_evidence.record == _event.key, _evidence.place == 0), isouter=True)
    .join(t.rulings, _ruling.record == _event.key, isouter=True)
)
