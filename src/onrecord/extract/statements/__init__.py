"""Who said what: every attribution that a report tells, direct, indirect and mixed.

In: a Doc with its parse, quotations, times and mentions. Out: statements, in the order of their content. First the
words that attribute are read with what hangs on them (:mod:`.parsed`, the frames of each word in
``lang/en/reporting.toml``), and names before a colon (:mod:`.colons`); then every quotation is given to the cue
that it belongs to (:mod:`.quoted`); last, drafts become records (:mod:`.assemble`). Promise: content, cue and
speaker are the text's own spans; a statement inside another one names it in ``within``.

“We won,” said Kaya. “It is over.” gives one direct statement: its content both quotations, its cue "said", its
speaker "Kaya".
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from onrecord.extract.statements import assemble, colons, joined, parsed, quoted
from onrecord.extract.statements.beside import Quotations
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model import Statement


def statements(doc: Doc) -> Iterator[Statement]:
    """Every attribution that the report tells, in the order of its content."""
    drafted, telling, quotations = drafts(doc)
    yield from assemble.records(doc, joined.joined(doc, drafted, telling, quotations))


def drafts(doc: Doc) -> tuple[list[Draft], list[Range], Quotations]:
    """What the rules alone make of the report, the passages that it is told in, and their quotations."""
    paragraphs, telling = passages(doc)
    quotations = Quotations(doc, telling)
    found = [*colons.drafts(doc, telling), *parsed.drafts(doc, telling)]
    return quoted.attach(doc, quotations, found, paragraphs), telling, quotations


def passages(doc: Doc) -> tuple[list[Range], list[Range]]:
    """The report's passages as token ranges, and those of them that records may be drawn from."""
    starts = [t.idx for t in doc]
    if doc._.passages:
        ranges = [((bisect_left(starts, p.start), bisect_left(starts, p.end)), p.tells) for p in doc._.passages]
        return [r for r, _ in ranges], [r for r, tells in ranges if tells]
    cuts = [0] + [t.i + 1 for t in doc if t.is_space and "\n" in t.text] + [len(doc)]
    lines = [(a, b) for a, b in pairwise(cuts) if b > a]
    return lines, lines
