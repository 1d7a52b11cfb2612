"""Quotation marks, paired within a paragraph and told from apostrophes.

A mark left open goes on to the end of its paragraph and no further; where the next paragraph opens anew, or
closes what was left open, its quotation ``continues`` the one before.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.quotations_scare import is_scare
from onrecord.model import Span
from onrecord.model.marks import Quotation

NAME = "onrecord_quotations"

MARKS = re.compile(r"``|''|[“”„‟\"«»″＂‘’‚‛'`‹›]")
PARAGRAPHS = re.compile(r"[^\n]+")
DOUBLE_OPENERS = frozenset(("“", "„", "‟", "«", "``"))
DOUBLE_CLOSERS = frozenset(("”", "»", "''"))
STRAIGHT = frozenset(('"', "″", "＂"))
SINGLE_OPENERS = frozenset(("‘", "‚", "‛", "`", "‹"))
FAMILIES = {"«": "guillemet", "»": "guillemet", "‹": "guillemet", "›": "guillemet"}
ELISION = re.compile(r"(?:\d\ds?|em|til|cause|tis|twas|bout|round|n|cuz|re|ll|ve|d|s|m|t)\b", re.IGNORECASE)
BEFORE_AN_OPENER = frozenset(" \t\xa0\u2009\u202f([{—–-/:,") | DOUBLE_OPENERS | STRAIGHT | SINGLE_OPENERS
AFTER_A_CLOSER = frozenset(" \t\xa0\u2009\u202f)]}—–-/:;,.!?…") | DOUBLE_CLOSERS | STRAIGHT | {"’", "'", "›"}
NEVER_CLOSED = 10_000
"""A quotation left open in a paragraph longer than this is taken for a stray mark."""


@Language.component(NAME, assigns=["doc._.quotations"])
def quotations(doc: Doc) -> Doc:
    """Sets ``doc._.quotations``: every stretch in quotation marks, in order of its start."""
    passages = [(p.start, p.end) for p in doc._.passages] or [m.span() for m in PARAGRAPHS.finditer(doc.text)]
    doc._.quotations = tuple(paired(doc.text, passages))
    return doc


def paired(text: str, paragraphs: list[Span]) -> Iterator[Quotation]:
    """The quotations of these paragraphs of the text, in order.

    >>> [text[q.start:q.end] for text in ["“We ‘won’,” she said."] for q in paired(text, [(0, len(text))])]
    ['“We ‘won’,”', '‘won’']
    """
    count = 0
    left_open: tuple[int, str] | None = None
    for start, end in paragraphs:
        found, stray = _paragraph(text, start, end)
        last_open = left_open
        left_open = None
        if last_open is not None and stray is not None and not any(q[0] < stray[0] for q in found):
            found.insert(0, (start, stray[1], 0, len(stray[2]), True, 1, last_open[1]))
            found[1:] = [(a, b, i, j, c, level + (b <= stray[1]), f) for a, b, i, j, c, level, f in found[1:]]
        for first, (a, b, lead, tail, closed, level, family) in enumerate(found):
            goes_on = first == 0 and last_open is not None and not text[start:a].strip()
            yield Quotation(
                start=a,
                end=b,
                inner=(a + lead, b - tail if closed else b),
                closed=closed,
                continues=last_open[0] if goes_on and last_open else None,
                level=level,
                scare=closed and level == 1 and not goes_on and is_scare(text, a, b, lead, tail),
            )
            if not closed and level == 1 and b == end:
                left_open = (count, family)
            count += 1


_Found = tuple[int, int, int, int, bool, int, str]


def _paragraph(text: str, start: int, end: int) -> tuple[list[_Found], tuple[int, int, str] | None]:
    """The pairs of one paragraph (start, end, lengths of both marks, closed, level, family), and the first
    closing mark that nothing opened."""
    found: list[_Found] = []
    stack: list[tuple[int, str, str]] = []
    stray: tuple[int, int, str] | None = None
    singles = _SingleClosers(text, start, end)
    for match in MARKS.finditer(text, start, end):
        at, after, mark = match.start(), match.end(), match.group()
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        kind = FAMILIES.get(mark) or ("double" if mark in DOUBLE_OPENERS | DOUBLE_CLOSERS | STRAIGHT else "single")
        open_families = [family for _, _, family in stack]
        if kind == "single":
            act = singles.act(at, mark, before, behind, "single" in open_families)
        elif kind == "guillemet":
            act = "open" if mark in "«‹" else "close"
        else:
            act = _double(mark, before, behind, "double" in open_families)
        if act == "open":
            if kind == "double" and "double" in open_families and not _nests(text, after, end, mark):
                _drop(stack, found, "double", at)
            stack.append((at, mark, kind))
        elif act == "close":
            if kind in open_families:
                while stack[-1][2] != kind:
                    stack.pop()
                a, opener, _ = stack.pop()
                if text[a + len(opener) : at].strip():
                    found.append((a, after, len(opener), len(mark), True, len(stack) + 1, kind))
            elif stray is None and kind != "single":
                stray = (at, after, mark)
    for level, (a, opener, kind) in enumerate(stack, 1):
        if kind != "single" and end - a < NEVER_CLOSED and text[a + len(opener) : end].strip():
            found.append((a, end, len(opener), 0, False, level, kind))
    found.sort(key=lambda q: (q[0], -q[1]))
    return found, stray


def _drop(stack: list[tuple[int, str, str]], found: list[_Found], kind: str, at: int) -> None:
    """A new opening mark where one is open and both cannot close: the first was left open here."""
    while stack:
        a, opener, family = stack.pop()
        if family == kind:
            found.append((a, at, len(opener), 0, False, len(stack) + 1, kind))
            return


def _nests(text: str, after: int, end: int, mark: str) -> bool:
    """Whether the paragraph has closing marks for both: two closers before the next opener."""
    if mark in STRAIGHT:
        return False
    closers = 0
    for match in MARKS.finditer(text, after, min(end, after + 2_000)):
        if match.group() in DOUBLE_CLOSERS:
            closers += 1
        elif match.group() in DOUBLE_OPENERS:
            break
        if closers == 2:
            return True
    return False


def _double(mark: str, before: str, behind: str, is_open: bool) -> str:
    """What a double mark does here: its shape says it, unless the neighbours say that it is the wrong one."""
    opens = (before in BEFORE_AN_OPENER or not before.isalnum()) and not behind.isspace()
    closes = not before.isspace() and (behind in AFTER_A_CLOSER or not behind.isalnum())
    if mark in STRAIGHT or mark == "''":
        if before == "=":
            return "none"  # left-over markup: author="…"
        if before.isdigit() and not is_open and (behind.isspace() or behind in ",.;)"):
            return "none"  # inches and seconds: 6'2"
        if is_open:
            return "open" if before.isspace() and behind.isalnum() and mark != "''" else "close"
        return "open" if opens or not closes else "close"
    if mark in DOUBLE_OPENERS:
        return "close" if is_open and not opens and closes else "open"
    return "open" if not is_open and before.isspace() and not behind.isspace() else "close"


class _SingleClosers:
    """Tells single quotation marks from apostrophes in one paragraph.

    An opening mark needs a closing one further on; among those that could close, a possessive plural
    ("the rebels’ demands") closes only where nothing better follows.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.closes_at = -1

    def act(self, at: int, mark: str, before: str, behind: str, is_open: bool) -> str:
        """What the mark at this offset does: "open", "close" or "none"."""
        if is_open:
            if at != self.closes_at:
                return "none"
            return "close"
        if mark == "’" and not (before.isspace() and behind.isalnum()):
            return "none"
        if not (before in BEFORE_AN_OPENER and (behind.isalnum() or behind in '“"$£€[…-–—')):
            return "none"
        if ELISION.match(self.text, at + 1, self.end) and mark != "‘":
            return "none"
        self.closes_at = self._closer(at + 1, mark)
        return "open" if self.closes_at > 0 else "none"

    def _closer(self, after: int, opener: str) -> int:
        """Where the quotation that opens here closes; -1 where nothing could close it."""
        weak = -1
        for match in re.compile("['’]" if opener != "‹" else "›").finditer(
            self.text, after, min(self.end, after + 2_000)
        ):
            at = match.start()
            before = self.text[at - 1]
            behind = self.text[at + 1] if at + 1 < self.end else " "
            if behind.isalnum():
                if before.isspace() and weak > 0:
                    return weak
                continue
            if before.isspace():
                continue
            if before in "sS" and behind.isspace() and self.text[at + 2 : at + 3].islower():
                weak = weak if weak > 0 else at
                continue
            if behind in AFTER_A_CLOSER or behind.isspace() or not behind.isalnum():
                return at
        return weak
