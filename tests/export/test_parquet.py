"""Parquet, read back with pyarrow and pandas."""

import io

import pandas
import pytest
from pyarrow import parquet  # type: ignore[import-untyped]

from onrecord.export import export
from onrecord.export.formats import TABLES
from onrecord.pipeline.columns import schema_of
from onrecord.pipeline.record import Record


def written(record: Record, of: str, **filters: str) -> io.BytesIO:
    out = io.BytesIO()
    export(record, "parquet", out, of=of, **filters)  # type: ignore[arg-type]
    out.seek(0)
    return out


@pytest.mark.parametrize("of", TABLES)
def test_a_file_is_the_lists_frame(samples: Record, of: str) -> None:
    assert parquet.read_table(written(samples, of)).equals(TABLES[of](samples, {}).to_arrow())


@pytest.mark.parametrize("of", TABLES)
def test_an_empty_file_has_the_columns_with_what_they_hold(samples: Record, of: str) -> None:
    schema = parquet.read_schema(written(samples, of, since="2031-01-01"))
    assert schema.equals(schema_of(of))
    assert all(field.metadata[b"description"] for field in schema)


def test_pandas_opens_it(samples: Record) -> None:
    frame = pandas.read_parquet(written(samples, "events", status="cancelled"))
    assert len(frame) == len(list(samples.timeline(status="cancelled"))) > 0
    assert set(frame["status"]) == {"cancelled"}
