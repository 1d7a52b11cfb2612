"""Numbers with what they count."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_quantities"


@Language.component(NAME, assigns=["doc._.quantities"])
def quantities(doc: Doc) -> Doc:
    """Numbers with what they count."""
    return doc
