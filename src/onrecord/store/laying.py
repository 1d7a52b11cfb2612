"""A reading laid out for the record, with nothing of the record at hand: its rows, and what it is found by.

That takes about as long as writing it; a process of its own may do it for the one that writes.
"""

import msgspec

from onrecord.model import Reading, Report
from onrecord.store import tables as t
from onrecord.store.facts import Rows, rows_of
from onrecord.store.search.index import Entry
from onrecord.store.search.keeping import found_by


class Laid(msgspec.Struct, frozen=True, array_like=True):
    """A reading laid out under the key 0: ``entries`` are what the index of words has of its records, ``names``
    what leads to its actors."""

    report: Report
    method: str
    schema: int
    rows: Rows
    entries: list[Entry]
    names: set[str]


def lay_out(reading: Reading) -> Laid:
    """The reading as it is written.

    Raises:
        EvidenceMismatch: a record has no evidence, or a span that the text doesn't have.
    """
    rows = rows_of(reading, 0)
    return Laid(reading.report, reading.method, reading.schema, rows, *found_by(rows))


def rows_under(laid: Laid, key: int) -> Rows:
    """The rows under the reading's own key."""
    first = key * t.PER_READING
    moved: Rows = {}
    for name, rows in laid.rows.items():
        if name in ("passages", "actors", "records"):
            moved[name] = [(row[0] + first, key, *row[2:]) for row in rows]
        elif name == "evidence":
            moved[name] = [(row[0] + first, row[1] + first, *row[2:]) for row in rows]
        elif name == "participants":
            moved[name] = [
                (row[0] + first, row[1] + first, None if row[2] is None else row[2] + first, *row[3:])
                for row in rows
            ]
        else:
            moved[name] = [(row[0] + first, *row[1:]) for row in rows]
    return moved


def entries_under(laid: Laid, key: int) -> list[Entry]:
    """What the index of words has of the reading's records, under its own key."""
    first = key * t.PER_READING
    return [Entry(number + first, said, names) for number, said, names in laid.entries]
