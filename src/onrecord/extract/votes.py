"""How a body voted."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.model import Vote


def votes(doc: Doc) -> Iterator[Vote]:
    """How a body voted."""
    yield from ()
