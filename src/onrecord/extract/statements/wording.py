"""An attribution's characters as tokens: its cue, its content with whole quotations, who says it."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements import acts
from onrecord.extract.statements.beside import Quotations
from onrecord.extract.statements.cues import cue_of
from onrecord.extract.statements.draft import Draft, Range, runs, trimmed
from onrecord.model import Span
from onrecord.models.decoding import Attribution

WHOLE = 0.5
"""A quotation of which this share is content is content as a whole."""

OPENING = frozenset(("CCONJ", "PUNCT", "SPACE"))
STOPS = frozenset((".", "!", "?"))
ARTICLES = frozenset(("a", "an", "the"))
NAMING = frozenset(("PROPN", "NOUN", "PRON"))


class Wording:
    """Characters to tokens, in one doc."""

    def __init__(self, doc: Doc, quotations: Quotations) -> None:
        self.doc = doc
        self.quotations = quotations
        self.starts = [t.idx for t in doc]
        self.ends = [t.idx + len(t) for t in doc]

    def range(self, span: Span) -> Range:
        """The tokens that the characters touch."""
        return bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1])

    def content(self, told: Attribution, taken: set[int]) -> list[Range]:
        """The attribution's content without the tokens that are taken by another: a quotation of which most is
        content as a whole, one that the content only grazes not at all, no punctuation at the edges of what is not
        quoted."""
        cue = self.range(told.cue)
        inside: set[int] = set()
        for piece in told.content:
            inside.update(range(*self.range(piece)))
        for k in {k for i in inside if (k := self.quotations.holding(i)) is not None}:
            start, end = self.quotations.ranges[k]
            if start < cue[1] and cue[0] < end:
                continue
            shared = sum(i in inside for i in range(start, end))
            if shared >= WHOLE * (end - start):
                inside.update(range(start, end))
            elif shared < WHOLE * len(inside) and start not in inside and end - 1 not in inside:
                inside.difference_update(range(start, end))
        stops = {i for i in inside if i < cue[0] and self._ends_before(i)}
        pieces = runs(sorted(inside - taken - stops))
        kept = [p for p in pieces if p[0] > cue[0] or not self._ends_before(p[1])]
        return [r for r in (self._closed(piece) for piece in kept or pieces) if r is not None]

    def _ends_before(self, i: int) -> bool:
        """Whether a sentence ends here, outside of quotation marks, and a quotation opens behind: what stands in
        front of it is not what is said ("It fell. “We won,” she said")."""
        if i + 1 >= len(self.doc) or self.doc[i].text not in STOPS or self.quotations.holding(i) is not None:
            return False
        k = self.quotations.holding(i + 1)
        return k is not None and self.quotations.ranges[k][0] == i + 1

    def _closed(self, piece: Range) -> Range | None:
        """The piece without the words at its end that only open what is no longer content: "…, but the"."""
        start, end = piece
        while end > start and self.quotations.holding(end - 1) is None:
            last = self.doc[end - 1]
            if last.pos_ not in OPENING and last.lower_ not in ARTICLES:
                break
            end -= 1
        return trimmed(self.doc, (start, end)) if end > start else None

    def predicate(self, cue: Range) -> Token:
        """The word of the cue that the lexicon knows, else the one that its others hang on."""
        words = self.doc[cue[0] : cue[1]]
        known = [t for t in words if cue_of(t) is not None]
        root: Token = words.root
        return root if root in known or not known else known[-1]

    def knows(self, cue: Range | None) -> bool:
        """Whether the lexicon knows a word of the cue."""
        return cue is not None and any(cue_of(t) is not None for t in self.doc[cue[0] : cue[1]])

    def licenses(self, draft: Draft) -> bool:
        """Whether the lexicon knows a word of the cue to attribute what stands in the form of the content."""
        words = () if draft.cue is None else self.doc[draft.cue[0] : draft.cue[1]]
        form = acts.shape_of(draft, self.doc)
        return any((entry := cue_of(t)) is not None and form in entry.frames for t in words)

    def speaker(self, told: Attribution, drafted: Draft | None = None) -> Token | None:
        """Who says it: the rule's speaker where its verb has a subject or an agent of its own, or where it knows
        that nobody is named; else the attribution's source."""
        known = None if drafted is None else drafted.speaker
        source = None if told.source is None else self.range(told.source)
        if source is None or source[0] >= source[1] or (drafted is not None and _is_settled(drafted)):
            return known
        if known is not None and source[0] <= known.i < source[1]:
            return known
        words = self.doc[source[0] : source[1]]
        naming = [t for t in words if t.pos_ in NAMING]
        root: Token = words.root
        # "and its chairwoman, Ilse Brandt": the words hang on more than one head.
        return root if root in naming or not naming else min(naming, key=lambda t: (t.head in naming, t.i))


def _is_settled(draft: Draft) -> bool:
    """Whether the parse leaves no doubt about who speaks: a subject or an agent of the cue's own, a passive or
    participle with none ("It is often claimed that …", "Asked whether …, she …")."""
    verb = draft.predicate
    if verb is None or verb.pos_ not in ("VERB", "AUX") or draft.frame == "tagged":
        return False
    if draft.speaker is None:
        return (syntax.is_passive(verb) or verb.tag_ == "VBN") and syntax.agent(verb) is None
    return draft.speaker.head == verb and draft.speaker.dep_ == "nsubj"
