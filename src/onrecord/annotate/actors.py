"""Names, titles, roles and references: who is meant."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_actors"


@Language.component(NAME, assigns=["doc._.actors", "doc._.mentions", "doc._.mention_at"])
def actors(doc: Doc) -> Doc:
    """Names, titles, roles and references: who is meant."""
    return doc
