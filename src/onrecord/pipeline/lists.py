"""The record's lists as people use them: typed rows one by one, or all at once as a data frame."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from onrecord.pipeline.cells import CELLS, Cells
from onrecord.pipeline.columns import batch, batches, installed, kinds_of, schema_of
from onrecord.pipeline.wording import ruling_says
from onrecord.store import Filters
from onrecord.store.rows.decisions import Ruled
from onrecord.store.rows.records import EventLine

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped]

    from onrecord.store import Store

Line = TypeVar("Line")


class Lines(Iterator[Line]):
    """A list of the record. Iterating gives its typed rows as they come, once; the frames hold all of its rows,
    whatever was iterated before, in the columns that CSV and Parquet have.

    >>> Lines("copies", lambda: iter(())).to_arrow().column_names[:3]
    ['report', 'title', 'copy_of']
    """

    def __init__(
        self, name: str, ask: Callable[[], Iterator[Line]], *, cells: Callable[[Line], Cells] | None = None
    ) -> None:
        self.name = name
        self.cells: Callable[[Line], Cells] = cells or CELLS[name]
        self._ask = ask
        self._rows: Iterator[Line] | None = None

    def __next__(self) -> Line:
        if self._rows is None:
            self._rows = self._ask()
        return next(self._rows)

    def _repr_html_(self) -> str:
        """The first rows, as a notebook shows them."""
        from onrecord.pipeline.notebook import lines_html

        return lines_html(self, self._ask)

    def batches(self) -> "Iterator[pyarrow.RecordBatch]":
        """The rows as Arrow record batches of one schema, as they come.

        Raises:
            BadExport: pyarrow is not installed.
        """
        return batches(self.name, map(self.cells, self._ask()))

    def to_arrow(self) -> "pyarrow.Table":
        """The rows as an Arrow table; lists stay lists.

        Raises:
            BadExport: pyarrow is not installed.
        """
        return installed("pyarrow").Table.from_batches(self.batches(), schema=schema_of(self.name))

    def to_pandas(self) -> "pandas.DataFrame":
        """The rows as a pandas frame; whole numbers stay whole where some are not known.

        Raises:
            BadExport: pyarrow or pandas is not installed.
        """
        arrow, types = installed("pyarrow"), installed("pandas")
        nullable = {arrow.int64(): types.Int64Dtype(), arrow.bool_(): types.BooleanDtype()}
        frame: pandas.DataFrame = self.to_arrow().to_pandas(types_mapper=nullable.get)
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """The rows as a Polars frame.

        Raises:
            BadExport: pyarrow or Polars is not installed.
        """
        frame: polars.DataFrame = installed("polars").from_arrow(self.to_arrow())
        return frame


class Events(Lines[EventLine]):
    """The events by date. Called with filters it gives those that pass: ``record.events(actor="Israel")``."""

    def __init__(self, store: "Store", filters: Filters, *, bar: float) -> None:
        super().__init__("events", lambda: store.lines("event", filters, bar=bar))
        self._store = store
        self._filters = filters
        self._bar = bar

    def __call__(self, **filters: Unpack[Filters]) -> "Events":
        return Events(self._store, {**self._filters, **known(filters)}, bar=self._bar)

    def batches(self) -> "Iterator[pyarrow.RecordBatch]":
        for columns in self._store.event_columns(self._filters, bar=self._bar):
            shown = {**columns, "decided": _decided(columns)}
            yield batch(self.name, [shown[column] for column in kinds_of(self.name)])


def _decided(columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """What was decided of each event, in the words of its cell."""
    ruled = zip(columns["verdict"], columns["ruled_by"], strict=True)
    return [
        ruling_says(Ruled(verdict=verdict, by=by, decision=0)) if verdict else ruling_says(None)
        for verdict, by in ruled
    ]


def known(filters: Filters) -> Filters:
    """The filters, if each is one.

    Raises:
        TypeError: one isn't.
    """
    unknown = sorted(set(filters) - set(Filters.__annotations__))
    if unknown:
        raise TypeError(f"there is no filter {unknown[0]!r}; known: {', '.join(Filters.__annotations__)}")
    return filters
