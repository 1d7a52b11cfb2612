"""What a short report puts on record, as tests of events ask for it."""

from collections.abc import Iterable

from onrecord.model import Event
from onrecord.pipeline.reader import Reader
from tests.accuracy.reading import arrival

PUBLISHED = "2024-05-16"
"""A Thursday."""


def told(reader: Reader, text: str, sure: float = 0.5) -> list[Event]:
    """The events that a report of that day tells, those as ``sure`` as what is shown."""
    return [event for event in reader.read(arrival(text, PUBLISHED)).events if event.confidence >= sure]


def countries(codes: Iterable[str]) -> set[str]:
    """The countries of actors' codes."""
    return {code[:3] for code in codes}
