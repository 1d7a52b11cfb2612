"""JSON lines: a row of the list a line, as the record has it."""

from typing import BinaryIO

import msgspec

from onrecord.export.formats import LISTS, Format
from onrecord.pipeline.record import Record
from onrecord.store import Filters


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every row of the list as JSON, with its record, its sentence and its report."""
    rows = 0
    for line in LISTS[of](record, filters):
        out.write(msgspec.json.encode(line) + b"\n")
        rows += 1
    return rows


FORMAT = Format(ending=".jsonl", says="JSON lines: each row in full", holds=tuple(LISTS), write=write)
