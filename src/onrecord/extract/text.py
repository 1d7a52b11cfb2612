"""The text that a doc was made from."""

from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """The report's text, to the letter; spaCy's own ``Doc.text`` is put together anew at each call."""
    report = doc._.report
    text: str = doc.text if report is None else report.text
    return text
