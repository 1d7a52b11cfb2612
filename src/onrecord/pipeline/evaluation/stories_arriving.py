"""The same task as ``stories`` where the reports come in one by one, in the order of the rows.

Each is placed before the next is seen; what a later one tells may move an earlier one to another story.
"""

from collections.abc import Iterator, Sequence

from onrecord.link.stories.memory import arrived
from onrecord.pipeline.evaluation import Prediction, Row, stories
from onrecord.pipeline.reader import Reader

figures = stories.figures


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a row: ``{"id", "cluster"}``, as the stories stand when the last report is in."""
    return stories.predict(rows, reader, grouped=arrived)
