"""Quotation marks, paired within a paragraph."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_quotations"


@Language.component(NAME, assigns=["doc._.quotations"])
def quotations(doc: Doc) -> Doc:
    """Quotation marks, paired within a paragraph."""
    return doc
