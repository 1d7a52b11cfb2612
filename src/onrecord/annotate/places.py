"""Names of places, linked to the gazetteer."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_places"


@Language.component(NAME, assigns=["doc._.places"])
def places(doc: Doc) -> Doc:
    """Names of places, linked to the gazetteer."""
    return doc
