"""Quotation marks, paired within a paragraph and told from apostrophes; what is said told from what is only named.

A quotation left open goes on where the next paragraph opens anew, as newspapers set it, or where a paragraph soon
after only closes. Where a mark is lost, the quotation is bounded within its paragraph and ``damaged``.
:mod:`onrecord.lang.quoting` says how marks pair, :mod:`.quotations_scare` which quotations nobody says.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.quotations_scare import is_scare
from onrecord.lang.quoting import quoted
from onrecord.model import Span
from onrecord.model.marks import Quotation

NAME = "onrecord_quotations"

PARAGRAPHS = re.compile(r"[^\n]+")
FURNITURE = frozenset(("byline", "dateline", "caption", "boilerplate"))
"""Passages that stand between the paragraphs of a quotation and are no part of it."""


@Language.component(NAME, assigns=["doc._.quotations"])
def quotations(doc: Doc) -> Doc:
    """Sets ``doc._.quotations``: every stretch in quotation marks, in order of its start."""
    passages = doc._.passages
    if passages:
        aside = {i for i, p in enumerate(passages) if p.kind in FURNITURE}
        doc._.quotations = tuple(paired(doc.text, [(p.start, p.end) for p in passages], aside))
    else:
        doc._.quotations = tuple(paired(doc.text, [m.span() for m in PARAGRAPHS.finditer(doc.text)]))
    return doc


def paired(text: str, paragraphs: Sequence[Span], aside: Collection[int] = ()) -> Iterator[Quotation]:
    """The quotations of these paragraphs of the text, in order. Over those ``aside``, by their index, a quotation
    goes on from the paragraph before them to the one behind.

    >>> [text[q.start:q.end] for text in ["“We ‘won’,” she said."] for q in paired(text, [(0, len(text))])]
    ['“We ‘won’,”', '‘won’']
    """
    for q in quoted(text, paragraphs, aside).quotations:
        sound = q.closed and not q.damaged and q.level == 1 and q.continues is None
        scare = sound and is_scare(text, q.start, q.end, q.inner[0] - q.start, q.end - q.inner[1])
        yield msgspec.structs.replace(q, scare=scare) if scare else q
