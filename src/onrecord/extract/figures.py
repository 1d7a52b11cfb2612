"""Which figure is whose."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.model import Figure


def figures(doc: Doc) -> Iterator[Figure]:
    """Which figure is whose."""
    yield from ()
