"""Sentences that end with passages and don't break at quotation marks."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "onrecord_sentences"


@Language.component(NAME, assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Sentences that end with passages and don't break at quotation marks."""
    return doc
