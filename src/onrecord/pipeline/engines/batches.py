"""Reports in batches, each read so that one bad report costs no other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import ReportError
from onrecord.model import Arrival, Reading

if TYPE_CHECKING:
    from onrecord.pipeline.reader import Reader

AT_MOST = 16
"""Reports a batch."""

CHARACTERS = 40_000
"""A batch is full at so many, so that long reports don't add up in memory."""

Answer = Reading | ReportError


def batched(arrivals: Iterable[Arrival | ReportError]) -> Iterator[list[Arrival | ReportError]]:
    """The arrivals in batches, in order; none is empty."""
    batch: list[Arrival | ReportError] = []
    characters = 0
    for arrival in arrivals:
        batch.append(arrival)
        characters += len(arrival.report.text) if isinstance(arrival, Arrival) else 0
        if len(batch) >= AT_MOST or characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def read_batch(reader: "Reader", arrivals: Sequence[Arrival]) -> list[Answer]:
    """As many answers as arrivals, in order. Where the batch fails each report is read alone, and what fails
    there is the answer for it."""
    try:
        with reader.nlp.memory_zone():  # the words of these reports are forgotten after them
            return list(reader.read_many(arrivals))
    except Exception as error:
        if len(arrivals) == 1:
            return [refused(arrivals[0].source or arrivals[0].report.id, error)]
        return [read_batch(reader, [arrival])[0] for arrival in arrivals]


def refused(source: str, error: Exception) -> ReportError:
    """Why a report could not be read, as what a run goes on after."""
    if isinstance(error, ReportError):
        return error if error.where else type(error)(error.what, where=source, remedy=error.remedy)
    return ReportError(
        f"reading it failed: {type(error).__name__}: {error}.",
        where=source,
        remedy="It is kept in quarantine; please report it with its text.",
    )
