"""Rows like those of ACLED (ACLED Codebook; the columns of its API), as CSV, with OnRecord's own columns after."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from onrecord.data import table
from onrecord.export.coded import Coded, coded, columns_of, names_of_countries
from onrecord.export.formats import Format
from onrecord.model import Event, Place
from onrecord.pipeline.fatalities import Killed
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import amount
from onrecord.store import Filters
from onrecord.store.rows.records import FigureLine

ARMED = frozenset(("MIL", "REB", "COP", "PRM", "UAF", "SPY"))
DEADLY = ("Political violence", "Demonstrations")
"""The disorder types whose events have fatalities."""
TIMES = {"time": 1, "day": 1, "weekend": 2, "week": 2, "month": 3}
"""ACLED's time precision: 1 the day is known, 2 the week, 3 the month."""
PLACES = {"site": 1, "city": 1, "admin1": 3, "region": 3}
"""ACLED's geo precision: 1 the town is known, 3 a larger region."""


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """A row for each occurrence, with a header."""
    words = io.TextIOWrapper(out, "utf8", newline="", write_through=True)
    written = 0
    try:
        writer = csv.DictWriter(words, columns_of("acled"), lineterminator="\n", restval="")
        writer.writeheader()
        for row in _rows(record, of, filters):
            writer.writerow(row)
            written += 1
    finally:
        words.detach()  # the file stays open for whoever opened it
    return written


def _rows(record: Record, of: str, filters: Filters) -> Iterator[dict[str, Any]]:
    killed = Killed(record)
    for row in coded(record, of, filters):
        types = _types(row)
        claims = killed.claims(row.event, row.tellings) if types.get("disorder_type") in DEADLY else []
        told = {"fatalities": killed.fatalities(claims), "fatality_claims": "; ".join(map(_claim, claims))}
        yield {**_row(row), **types, **told}


def _row(row: Coded) -> dict[str, Any]:
    event, first = row.event, row.first_day
    return {
        "event_id_cnty": row.id,
        "event_date": first,
        "year": first[:4] if first else None,
        "time_precision": TIMES.get(row.when.precision) if row.when else None,
        "actor1": row.actor.name,
        "assoc_actor_1": "; ".join(row.line.actors[1:]) if event.recipients else None,
        "actor2": row.target.name,
        "assoc_actor_2": "; ".join(row.line.recipients[1:]),
        **(_place(row.place) if row.place else {}),
        "source": "; ".join(dict.fromkeys(filter(None, (told.report.publisher for told in row.tellings)))),
        "notes": row.line.sentence,
        "end_date": row.when.end[:10] if row.when and row.when.end else None,
        "status": event.status,
        "plover_type": event.type,
        "plover_mode": event.mode,
        "cameo": event.cameo,
        "actors": row.actor.all,
        "recipients": row.recipient.all,
        "reports": row.reports,
        "independent": row.independent,
        "confidence": event.confidence,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "country": names_of_countries().get(place.country or ""),
        "admin1": place.admin1,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": PLACES.get(place.precision or ""),
    }


def _types(row: Coded) -> dict[str, str]:
    """ACLED's types, as far as the event's type, mode and sides say them."""
    found = dict(_crossed(row.event))
    if found.get("disorder_type") == "Political violence":
        one, other = set(row.actor.sectors), set(row.target.sectors)
        if other and other <= {"CVL"}:
            found["civilian_targeting"] = "Civilian targeting"
            if not found["event_type"]:
                found |= {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
        elif not found["event_type"] and one & ARMED and other & ARMED:
            found |= {"event_type": "Battles", "sub_event_type": "Armed clash"}
    return found


def _crossed(event: Event) -> dict[str, str]:
    types = _table()
    return types.get((event.type, event.mode or ""), types.get((event.type, ""), {}))


@cache
def _table() -> dict[tuple[str, str], dict[str, str]]:
    columns = ("disorder_type", "event_type", "sub_event_type")
    rows = table("acled_types.tsv")
    return {(row["type"], row["mode"]): {column: row[column] for column in columns} for row in rows}


def _claim(line: FigureLine) -> str:
    """One figure, whose it is, and where it is found: "at least 41 (Interior Ministry, 3f2a9c01d4e5b678.f2)"."""
    said = " ".join(filter(None, (line.record.bound, amount(line.record))))
    return f"{said} ({line.claimant or 'the report'}, {line.id})"


FORMAT = Format(ending=".csv", says="occurrences in ACLED's columns", holds=("occurrences",), write=write)
