"""Event records from raw sentences: each row's whole reading."""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """A reading a row, with the row's ``id`` on top. Rows: ``id, text``, and ``published`` or null."""
    arrivals = (
        Arrival(report=Report(id=report_id(text=row["text"]), text=row["text"], published=row.get("published")))
        for row in rows
    )
    for row, reading in zip(rows, reader.read_many(arrivals), strict=True):
        yield {"id": row["id"], **msgspec.to_builtins(reading)}


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """Nothing to measure: the rows carry no labels of a form that this task knows."""
    return None
