"""The passages of a report as a reading of it has them."""

from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.model import Passage
from onrecord.store import tables as t

_DAMAGE = msgspec.json.Decoder(tuple[Any, ...])


def passages_of(connection: Connection, reading: int) -> tuple[Passage, ...]:
    """The passages that this reading found, in order."""
    held = t.passages.c
    rows = connection.execute(select(t.passages).where(held.reading == reading).order_by(held.key)).mappings()
    return tuple(
        msgspec.convert(
            {"start": row["start"], "end": row["end"], "kind": row["kind"], "repeats": row["repeats"],
             "damage": _DAMAGE.decode(row["damage"])},
            Passage,
        )
        for row in rows
    )  # fmt: skip


def latest_passages(connection: Connection, report: str) -> tuple[Passage, ...]:
    """The passages of a report's latest reading."""
    read = t.readings.c
    latest = connection.execute(select(func.max(read.key)).where(read.report == report)).scalar()
    return passages_of(connection, latest) if latest is not None else ()
