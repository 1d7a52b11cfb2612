"""A statement on its way: token ranges and the tokens that the parts stand on, before it becomes a record."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.extract.statements.cues import Cue

Range = tuple[int, int]
"""Token indices ``[start, end)``."""

EDGE = frozenset((",", ";", ":", ".", "—", "–", "-", "--", "…", "...", ")", "]", "“", "``", "("))
LEADING = frozenset((",", ";", ":", ".", "—", "–", "-", "--", ")", "]", "”", "''"))
CONJUNCTIONS = frozenset(("and", "but", "or"))


@dataclass(slots=True)
class Draft:
    """One attribution. ``predicate`` is the cue's head token, None where nothing but a quotation or a colon
    says that somebody speaks; ``content`` are the ranges of what is attributed, and ``goes_on`` those of them that
    are quotations with no cue of their own. ``case`` says who has seen it (the rules, the trained tagger, both),
    and ``shares`` what its ``confidence`` was weighed from."""

    rule: str
    frame: str
    content: list[Range]
    predicate: Token | None = None
    cue: Range | None = None
    entry: Cue | None = None
    speaker: Token | None = None
    addressee: Token | None = None
    goes_on: list[Range] = field(default_factory=list)
    case: str = ""
    shares: tuple[float, ...] = ()
    confidence: float | None = None


def runs(tokens: list[int]) -> list[Range]:
    """Sorted token indices as contiguous ranges."""
    found: list[Range] = []
    for i in tokens:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def trimmed(doc: Doc, content: Range) -> Range | None:
    """The range without punctuation and white space at its edges; quotation marks stay. None where nothing is
    left."""
    start, end = content
    while start < end and (doc[start].is_space or doc[start].text in LEADING):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in EDGE
        or doc[end - 1].text in ("“", "``", "(")
        or (doc[end - 1].lower_ in CONJUNCTIONS and end < len(doc) and doc[end].is_alpha)
    ):
        end -= 1
    if start < end < len(doc) and doc[end].lower_ in ("a.m.", "p.m.") and doc[end - 1].like_num:
        end += 1  # which the parse takes for the end of the sentence
    return (start, end) if end > start else None


def subtree(token: Token, without: Token | None = None) -> list[Range]:
    """The token's subtree as ranges, less the subtree of ``without`` where it stands below the token."""
    left, right = token.left_edge.i, token.right_edge.i + 1
    if without is None or not left <= without.i < right:
        return [(left, right)]
    if token.is_ancestor(without):
        out = set(range(without.left_edge.i, without.right_edge.i + 1))
        return runs([i for i in range(left, right) if i not in out])
    # The cue's own clause stands inside the content: "X, he said, until Y".
    inside = {t.i for t in token.subtree}
    return runs([i for i in range(left, right) if i in inside])
