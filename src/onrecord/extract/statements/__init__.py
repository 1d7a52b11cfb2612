"""Who said what."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract.statements import assemble, parsed, quoted
from onrecord.extract.statements.draft import Range
from onrecord.model import Statement


def statements(doc: Doc) -> Iterator[Statement]:
    """Every attribution that the report tells, in the order of its content."""
    paragraphs, telling = passages(doc)
    quotations = quoted.Quotations(doc, telling)
    found = quoted.attach(doc, quotations, list(parsed.drafts(doc, telling)), paragraphs)
    yield from assemble.records(doc, found)


def passages(doc: Doc) -> tuple[list[Range], list[Range]]:
    """The report's passages as token ranges, and those of them that records may be drawn from."""
    starts = [t.idx for t in doc]
    if doc._.passages:
        ranges = [((bisect_left(starts, p.start), bisect_left(starts, p.end)), p.tells) for p in doc._.passages]
        return [r for r, _ in ranges], [r for r, tells in ranges if tells]
    cuts = [0] + [t.i + 1 for t in doc if t.is_space and "\n" in t.text] + [len(doc)]
    lines = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]
    return lines, lines
