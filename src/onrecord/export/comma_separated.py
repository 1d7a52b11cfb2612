"""Comma-separated values: the list's columns, as its verb prints them with ``--format csv``."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, TextIO

from onrecord.export.formats import LISTS, Format
from onrecord.pipeline.cells import CELLS
from onrecord.pipeline.record import Record
from onrecord.store import Filters


def write_cells(rows: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """The rows with a header; lists are joined by "; ", what is not known is empty. Returns how many."""
    writer, written = None, 0
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})
        written += 1
    return written


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """The list with a header."""
    words = io.TextIOWrapper(out, "utf8", newline="", write_through=True)
    try:
        return write_cells(map(CELLS[of], LISTS[of](record, filters)), words)
    finally:
        words.detach()  # the file stays open for whoever opened it


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return value


FORMAT = Format(ending=".csv", says="comma-separated values, a row a line", holds=tuple(CELLS), write=write)
