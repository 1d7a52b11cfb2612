"""The cues that stand beside a quotation.

The parse is no good guide around quotation marks, so they are looked for by position: behind a quotation that
ends in a comma, in front of one that a comma or colon opens.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from onrecord.extract.statements.cues import Cue, cue_of
from onrecord.extract.statements.draft import Range
from onrecord.model.marks import Quotation

BEHIND = 16
BEFORE = 40
STOPS = frozenset((".", "!", "?", ";", "\n"))


def _outer(token: Token, cue: Cue, mark: str) -> tuple[Token, Cue]:
    """Before a colon, the verb of saying that this one stands in: "told us that she worries: “…”"."""
    head = token.head
    if mark == ":" and token.dep_ == "ccomp" and head.i < token.i:
        above = cue_of(head)
        if above is not None and above.quotes and above.pos == "verb":
            return head, above
    return token, cue


class Quotations:
    """The quotations of a doc that somebody says, as token ranges in order, the deeper ones left out."""

    def __init__(self, doc: Doc, telling: list[Range]) -> None:
        starts = [t.idx for t in doc]
        tells = [a for a, _ in telling]
        self.doc = doc
        self.ranges: list[Range] = []
        self.marks: list[Quotation] = []
        for q in doc._.quotations:
            if q.level > 1:
                continue
            a, b = bisect_left(starts, q.start), bisect_left(starts, q.end)
            if a and starts[a - 1] + len(doc[a - 1]) > q.start:
                a -= 1
            i = bisect_right(tells, a) - 1
            if b > a and i >= 0 and a < telling[i][1]:
                self.ranges.append((a, b))
                self.marks.append(q)
        self.firsts = [a for a, _ in self.ranges]

    def holding(self, i: int) -> int | None:
        """The index of the quotation that this token stands in."""
        k = bisect_right(self.firsts, i) - 1
        return k if k >= 0 and i < self.ranges[k][1] else None


def behind(doc: Doc, span: Range, paragraph: Range, quotations: Quotations) -> tuple[Token, Cue] | None:
    """The cue that follows the quotation: “…,” X said; “…?” asked X."""
    last = next((doc[i] for i in range(span[1] - 2, span[0], -1) if not doc[i].is_space), None)
    if last is None:
        return None
    end = min(span[1] + BEHIND, paragraph[1])
    weak = last.text not in (",", "?", "!", "—", "–", "...", "…", "-", "--")
    for token in doc[span[1] : end]:
        if token.text in STOPS or quotations.holding(token.i) is not None:
            return None
        if token.text == "," and token.i > span[1] + 12:
            return None
        cue = cue_of(token) if token.pos_ in ("VERB", "AUX") else None
        if cue is not None and cue.quotes and token.tag_ != "VB":
            if weak and not (token.i - span[1] <= 1 or doc[span[1]].text in (",", "—", "–")):
                return None
            if last.text == "." and any(c.dep_ == "ccomp" and c.i > token.i for c in token.children):
                return None  # “I sold it.” Akers reckons he saved: the quotation is over
            return token, cue
        if weak and token.i > span[1] + 8:
            return None
    return None


def in_front(
    doc: Doc, span: Range, paragraph: Range, quotations: Quotations, scare: bool
) -> tuple[Token, Cue, bool] | None:
    """The cue that opens the quotation, and whether a comma or colon stands between: X said, “…”; X told
    reporters: “…”; in a letter calling it “…”. A word or title in quotation marks takes the last kind only
    where it is what somebody is called."""
    first = span[0]
    if first <= 0:
        return None
    start = max(paragraph[0], first - BEFORE)
    before = doc[first - 1]
    if first == paragraph[0] or before.is_space:
        previous = first - 1
        while previous >= 0 and doc[previous].is_space:
            previous -= 1
        if previous < 0 or doc[previous].text != ":":
            return None
        before = doc[previous]
        start = max(0, previous - BEFORE)
        first = previous
    if before.text in (".", "!", "?", ";"):
        return None
    strong = before.text in (",", ":")
    for i in range(first - 1, start - 1, -1):
        token = doc[i]
        if (token.text in (".", "!", "?", ";") and i < first - 1) or (token.is_space and "\n" in token.text):
            return None
        if quotations.holding(i) is not None:
            return None
        if token.pos_ not in ("VERB", "AUX"):
            continue
        cue = cue_of(token)
        if cue is not None and cue.quotes:
            if scare and not strong and "object_predicate" not in cue.frames:
                return None
            return (*_outer(token, cue, before.text), strong)
        if not strong and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("aux", "auxpass"):
            return None
    return None
