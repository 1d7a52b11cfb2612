"""Quotation marks that never open or never close."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from onrecord.lang import lexicon
from onrecord.model import Damage, Passage, Span

DOUBLE = re.compile(r"[“”„«»\"]|``|'''?")
SINGLE = re.compile(r"[‘’‚]|'''|(?<![`'])[`'](?![`'])")
WORD_BEFORE = re.compile(r"[\w'’]*[^\w\n]{0,2}$")
WORD_AFTER = re.compile(r"[^\w\n]?[\w'’]+")
BEFORE_AN_OPENING = "([{—–-/‘'“\"|"
AFTER_A_CLOSING = ".,;:!?)]}—–-/…’'”\"|"
CLOSED_BY_A_STOP = '.,!?…”"'
YEARS = re.compile(r"\d\ds?\b")
FINAL_STOP = re.compile(r"[.!?]\s+$")
FLATTENED = 1_500
BLOCK = 8
"""Passages over which a quotation may run that opens once and closes once."""
CLITIC = re.compile(r"\s(?:s|re|ll|ve|d|m|t)\b")
MOST = 6
"""More than this in one report are its keeper's convention (every mark of one kind lost), and no damage."""

Turn = Literal["opens", "closes", "may open", "may close", "either"]


class Mark(NamedTuple):
    """A quotation mark in a passage and what it does, as its neighbours show."""

    span: Span
    turn: Turn


_MarksOf = Callable[[str], Iterator[Mark]]


@cache
def _elisions() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("clean_damage.toml")
    return frozenset(words["elided_start"]), frozenset(words["elided_end"])


def quotation_marks(text: str, passages: Sequence[Passage]) -> dict[int, list[Damage]]:
    """By the passage's index, the marks that have no partner.

    Marks pair within a paragraph. A quotation that stays open where the next paragraph opens anew, or closes
    what it never opened, goes on there and is sound. Apostrophes are no marks: those within words, of the
    plural's possessive, of years and of words that lost an end.
    """
    found: list[tuple[int, Span]] = []
    for marks_of in (_double_marks, _single_marks):
        found += _without_blocks(text, list(_unpaired(text, passages, marks_of)))
    if len(found) > MOST:
        return {}
    by_passage: dict[int, list[Damage]] = {}
    for i, (start, end) in sorted(found):
        by_passage.setdefault(i, []).append(Damage(start=start, end=end, kind="unbalanced quotation mark"))
    return by_passage


def _without_blocks(text: str, found: list[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """Without the marks of a quotation over several paragraphs that opens once and closes once."""
    at = 0
    while at < len(found):
        i, (start, end) = found[at]
        if at + 1 < len(found):
            j, (_, closing) = found[at + 1]
            opens = text[end - 1].isalnum() and not text[start].isalnum()
            if opens and i < j <= i + BLOCK and not text[closing - 1].isalnum():
                at += 2
                continue
        yield found[at]
        at += 1


def _unpaired(text: str, passages: Sequence[Passage], marks_of: _MarksOf) -> Iterator[tuple[int, Span]]:
    pending: tuple[int, Mark] | None = None
    for run in _runs(text, passages):
        # (the mark, the index of its passage), offsets into the text
        marks = [(mark, i) for i in run for mark in _marks(text, passages[i], marks_of)]
        inside = passages[run[0]].kind != "paragraph"
        goes_on = False
        if pending and not inside:
            goes_on = _goes_on(text, passages[run[0]], marks)
            if not goes_on:
                yield pending[0], _with_word(text, pending[1], passages[pending[0]])
            pending = None
        left, lone = _paired(text, marks, passages, open_before=goes_on)
        yield from ((i, _with_word(text, mark, passages[i])) for mark, i in lone)
        if left and inside:
            yield left[1], _with_word(text, left[0], passages[left[1]])
        elif left:
            pending = left[1], left[0]
    if pending:
        yield pending[0], _with_word(text, pending[1], passages[pending[0]])


def _runs(text: str, passages: Sequence[Passage]) -> Iterator[list[int]]:
    """Passages within which marks pair: one, or several lines with no blank line between, where a report is
    kept with a sentence on each line and a quotation runs over some of them."""
    run: list[int] = []
    for i, passage in enumerate(passages):
        if passage.kind not in ("headline", "paragraph", "caption"):
            continue
        last = passages[run[-1]] if run else None
        if last and (
            last.kind != "paragraph"
            or passage.kind != "paragraph"
            or i != run[-1] + 1
            or text.count("\n", last.end, passage.start) != 1
        ):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _marks(text: str, passage: Passage, marks_of: _MarksOf) -> Iterator[Mark]:
    stretch = text[passage.start : passage.end]
    if '="' in stretch:
        return  # markup that was left in: its marks are nobody's words
    for (start, end), turn in marks_of(stretch):
        yield Mark((passage.start + start, passage.start + end), turn)


def _goes_on(text: str, passage: Passage, marks: Sequence[tuple[Mark, int]]) -> bool:
    """Whether a paragraph goes on with what the one before left open: it opens anew, or only closes."""
    if not marks:
        return False
    span, turn = marks[0][0]
    return turn in ("closes", "may close") or _at_start(text, passage, span)


def _at_start(text: str, passage: Passage, span: Span) -> bool:
    return span[0] - passage.start < 4 and not any(map(str.isalnum, text[passage.start : span[0]]))


def _paired(
    text: str, marks: Sequence[tuple[Mark, int]], passages: Sequence[Passage], *, open_before: bool
) -> tuple[tuple[Mark, int] | None, list[tuple[Mark, int]]]:
    """The mark that stays open at the end, and the marks with no partner, each with its passage's index."""
    lone: list[tuple[Mark, int]] = []
    opened: tuple[Mark, int] | None = None
    loosely = open_before  # open, but no damage if it never closes
    for mark, i in marks:
        turn = mark.turn
        if turn == "either":
            turn = "closes" if opened or loosely else "opens"
        if turn == "opens":
            anew = opened and (
                (opened[1] != i and mark.span[0] - passages[i].start < 4)
                or (_is_flattened(passages[i]) and FINAL_STOP.search(text[mark.span[0] - 3 : mark.span[0]]))
            )
            if opened and not loosely and not anew and mark.span[0] > opened[0].span[1]:
                lone.append(opened)
            opened, loosely = (Mark(mark.span, "opens"), i), False
        elif turn == "may open":
            loosely = loosely or opened is None
        elif turn == "may close":
            loosely = loosely or opened is not None
        elif opened or loosely:
            opened, loosely = None, False
        else:
            lone.append((Mark(mark.span, "closes"), i))
    return (None if loosely else opened), lone


def _is_flattened(passage: Passage) -> bool:
    """Whether a passage is so long that its paragraphs' ends must have been lost: then a quotation that opens
    anew after a full stop may have been the next paragraph's."""
    return passage.end - passage.start > FLATTENED


def _with_word(text: str, mark: Mark, passage: Passage) -> Span:
    """The mark together with the word that it stands at, so that a reader sees where."""
    start, end = mark.span
    word = WORD_AFTER.match(text, end, min(passage.end, end + 40)) if mark.turn == "opens" else None
    if word:
        return start, word.end()
    before = WORD_BEFORE.search(text[max(passage.start, start - 40) : start])
    return (start - len(before.group()) if before else start), end


def _spaced(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the mark stands where a quotation may open, and where one may close."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        not before or before.isspace() or before in BEFORE_AN_OPENING,
        not after or after.isspace() or after in AFTER_A_CLOSING,
    )


def _double_marks(text: str) -> Iterator[Mark]:
    for m in DOUBLE.finditer(text):
        may_open, may_close = _spaced(text, *m.span())
        turn: Turn
        if m.group() in ("``", "„"):
            turn = "opens"
        elif m.group() == "''" and may_open == may_close:
            turn = "closes"
        elif may_open and not may_close:
            turn = "opens"
        elif may_close and not may_open:
            # An inch mark is none: 12", 6'2"
            turn = "may close" if text[m.start() - 1].isdigit() and m.group() in '"”' else "closes"
        elif m.group() in "“«":
            turn = "opens" if not may_open or may_close else "either"
        else:
            turn = "either"
        yield Mark(m.span(), turn)


def _single_marks(text: str) -> Iterator[Mark]:
    starts, ends = _elisions()
    for m in SINGLE.finditer(text):
        start, end = m.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.isalnum() and after.isalnum():
            continue
        may_open, may_close = _spaced(text, start, end)
        if may_open and not may_close:
            word = WORD_AFTER.match(text, end)
            following = word.group().lower() if word else ""
            if not YEARS.match(text, end) and following.split("’")[0].split("'")[0] not in starts:
                # A closing glyph where a quotation may open: a slip, or a word that lost its start.
                yield Mark(m.span(), "may open" if m.group() == "’" else "opens")
        elif may_close and not may_open:
            yield Mark(m.span(), _closing(text, start, ends))
        elif m.group() == "‘" and (not before or before.isspace()) and (not after or after.isspace()):
            yield Mark(m.span(), "opens")
        elif before.isspace() and (not after or after.isspace()) and m.group() in "'’":
            yield Mark(m.span(), "may close")  # words and marks set apart by a tokeniser
        elif before and before in CLOSED_BY_A_STOP and may_close:
            yield Mark(m.span(), "closes" if m.group() != "‘" else "opens")


def _closing(text: str, start: int, ends: frozenset[str]) -> Turn:
    before = text[start - 1]
    if before.isdigit() or CLITIC.match(text, start + 1):
        return "may close"
    if before.isalpha():
        word = re.search(r"[^\W\d_]+$", text[max(0, start - 30) : start])
        lower = word.group().lower() if word else ""
        if lower[-1:] in ("s", "z", "x") or lower.endswith("in") or lower in ends:
            return "may close"
    return "closes"
