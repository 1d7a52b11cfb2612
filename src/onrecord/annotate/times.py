"""Temporal expressions, resolved against the report's date."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_times"


@Language.component(NAME, assigns=["doc._.times"])
def times(doc: Doc) -> Doc:
    """Temporal expressions, resolved against the report's date."""
    return doc
