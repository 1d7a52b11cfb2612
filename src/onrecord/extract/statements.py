"""Who said what."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.model import Statement


def statements(doc: Doc) -> Iterator[Statement]:
    """Who said what."""
    yield from ()
