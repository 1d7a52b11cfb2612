"""A draft's parts as they stand in the text: its kind, its speaker's words, their characters."""

from bisect import bisect_left

from spacy.tokens import Doc

from onrecord.extract.statements import speakers
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model import Span
from onrecord.model.statement import StatementKind


def inside_marks(doc: Doc) -> bytearray:
    """For each token whether it stands in quotation marks."""
    inside = bytearray(len(doc))
    starts = [t.idx for t in doc]
    for q in doc._.quotations:
        if q.level == 1:
            a, b = bisect_left(starts, q.start), bisect_left(starts, q.end)
            inside[a:b] = b"\x01" * (b - a)
    return inside


def kind_of(doc: Doc, content: list[Range], quoted: bytearray) -> StatementKind:
    """Direct where at least 95 % of the letters stand in quotation marks, indirect where none do. ``quoted`` is of
    ``inside_marks``."""
    letters = inside = 0
    for a, b in content:
        for token in doc[a:b]:
            n = sum(c.isalnum() for c in token.text)
            letters += n
            inside += n * quoted[token.i]
    if not inside:
        return "indirect"
    return "direct" if inside / letters >= 0.95 else "mixed"


def speaker_words(draft: Draft) -> Range | None:
    """The speaker's words, the cue not among them (“…?” asked farmer Jane Roe)."""
    if draft.speaker is None:
        return None
    start, end = speakers.words_of(draft.speaker)
    cue = draft.predicate
    if cue is not None and start <= cue.i < draft.speaker.i:
        start = cue.i + 1
    return (start, end)


def characters(doc: Doc, r: Range) -> Span:
    """The characters of a range of tokens."""
    last = doc[r[1] - 1]
    return (doc[r[0]].idx, last.idx + len(last))
