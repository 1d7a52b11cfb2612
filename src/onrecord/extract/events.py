"""Who did what to whom, and whether it was planned, happened or was cancelled."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.model import Event


def events(doc: Doc) -> Iterator[Event]:
    """Who did what to whom, and whether it was planned, happened or was cancelled."""
    yield from ()
