"""Parquet (Apache, format 2.6): the list's columns with fixed types, lists as lists. Needs pyarrow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.export.formats import TABLES, Format
from onrecord.pipeline.columns import installed, schema_of
from onrecord.pipeline.record import Record
from onrecord.store import Filters

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

GROUP = 50_000
"""Rows in one row group: what a reader takes in at once, and what is in memory while it is written."""


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """The list's rows under its schema, a row group at a time; a list with no rows has its columns too."""
    arrow, parquet = installed("pyarrow"), installed("pyarrow.parquet")
    schema, written = schema_of(of), 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(TABLES[of](record, filters).batches()):
            writer.write_table(arrow.Table.from_batches(group, schema=schema), row_group_size=GROUP)
            written += sum(batch.num_rows for batch in group)
    return written


def _groups(batches: "Iterator[pyarrow.RecordBatch]") -> "Iterator[list[pyarrow.RecordBatch]]":
    """Batches, as many at a time as make a row group."""
    group: list[pyarrow.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(one.num_rows for one in group) >= GROUP:
            yield group
            group = []
    if group:
        yield group


FORMAT = Format(
    ending=".parquet", says="Parquet: the list's columns, typed", holds=tuple(TABLES), write=write, text=False
)
