"""The columns of the record's lists and their types: fixed, so that a list with no rows has them too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.data import table
from onrecord.errors import BadExport

if TYPE_CHECKING:
    import pyarrow  # type: ignore[import-untyped]

ROWS = 20_000
"""Rows in one batch: what is in memory at once."""


@cache
def kinds_of(name: str) -> dict[str, str]:
    """The columns of a list, in their order, each with its kind: text, texts, lists, whole, number or flag.

    >>> kinds_of("copies")["shared"]
    'number'
    """
    return {row["column"]: row["kind"] for row in table("columns.tsv") if row["list"] == name}


def schema_of(name: str) -> "pyarrow.Schema":
    """The Arrow schema of a list; each field says what it holds in its metadata, under ``description``.

    Days and times are text in ISO 8601: a column holds whole days and times of day with their zones alike.

    Raises:
        BadExport: pyarrow is not installed.
    """
    arrow = installed("pyarrow")
    types = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "lists": arrow.list_(arrow.list_(arrow.string())),
        "whole": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
    }
    return arrow.schema(
        arrow.field(row["column"], types[row["kind"]], metadata={"description": row["holds"]})
        for row in table("columns.tsv")
        if row["list"] == name
    )


def batches(name: str, rows: Iterable[Mapping[str, Any]]) -> "Iterator[pyarrow.RecordBatch]":
    """Rows of a list's cells as batches of its schema."""
    columns = kinds_of(name)
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS)):
        yield batch(name, [[row[column] for row in some] for column in columns])


def batch(name: str, columns: Sequence[Sequence[Any]]) -> "pyarrow.RecordBatch":
    """One batch of a list's schema from its columns."""
    arrow, schema = installed("pyarrow"), schema_of(name)
    arrays = [
        arrow.array(_numbers(values) if kind == "number" else values, type=field.type)
        for values, kind, field in zip(columns, kinds_of(name).values(), schema, strict=True)
    ]
    return arrow.record_batch(arrays, schema=schema)


def _numbers(values: Sequence[float | None]) -> list[float | None]:
    """As a column of numbers holds them: to sixteen digits, and nothing where one is beyond what a float can."""
    return [_number(value) for value in values]


def _number(value: float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def installed(module: str) -> Any:
    """A library that only data frames and Parquet need.

    Raises:
        BadExport: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        name = module.partition(".")[0]
        remedy = "pip install 'onrecord[parquet]'" if name == "pyarrow" else f"pip install {name}"
        raise BadExport(f"that needs {name}.", remedy=remedy) from error
