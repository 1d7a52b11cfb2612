"""Quotation marks that never open or never close."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from onrecord.lang import lexicon
from onrecord.model import Damage, Passage, Span

DOUBLE = re.compile(r"[“”„«»\"]|``|''")
SINGLE = re.compile(r"[‘’‚]|(?<!')'(?!')")
WORD_BEFORE = re.compile(r"[\w'’]*\W{0,2}$")
WORD_AFTER = re.compile(r"\W?[\w'’]+")
BEFORE_AN_OPENING = "([{—–-/‘'“\"|"
AFTER_A_CLOSING = ".,;:!?)]}—–-/…’'”\"|"
CLOSED_BY_A_STOP = '.,!?…”"'
MOST = 6
"""More than this in one report are its keeper's convention (every mark of one kind lost), and no damage."""

Turn = Literal["opens", "closes", "may close", "either", "neither"]


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
        found += _unpaired(text, passages, marks_of)
    if len(found) > MOST:
        return {}
    by_passage: dict[int, list[Damage]] = {}
    for i, (start, end) in sorted(found):
        by_passage.setdefault(i, []).append(Damage(start=start, end=end, kind="unbalanced quotation mark"))
    return by_passage


def _unpaired(text: str, passages: Sequence[Passage], marks_of: _MarksOf) -> Iterator[tuple[int, Span]]:
    pending: tuple[int, Span] | None = None
    for i, passage in enumerate(passages):
        if passage.kind not in ("headline", "paragraph", "caption"):
            continue
        stretch = text[passage.start : passage.end]
        open_at: Span | None = None
        loosely = False
        first = True
        for mark in marks_of(stretch):
            turn = mark.turn
            if turn == "either":
                turn = "closes" if open_at else "opens"
            at_start = not any(c.isalnum() for c in stretch[: mark.span[0]][:8]) and mark.span[0] < 8
            if first and pending:
                if not ((turn == "opens" and at_start) or turn in ("closes", "may close")):
                    yield pending
                elif turn != "opens":
                    open_at = mark.span  # what the paragraph before left open closes here
                pending = None
            first = False
            if turn == "opens":
                if open_at and not loosely:
                    yield i, _with_word(passage, stretch, open_at, after=True)
                open_at, loosely = mark.span, False
            elif turn == "may close":
                loosely = loosely or open_at is not None
            elif open_at:
                open_at, loosely = None, False
            else:
                yield i, _with_word(passage, stretch, mark.span, after=False)
        if first and pending and passage.kind == "paragraph":
            yield pending
            pending = None
        if open_at and not loosely:
            left = (i, _with_word(passage, stretch, open_at, after=True))
            if passage.kind == "paragraph":
                pending = left
            else:
                yield left
    if pending:
        yield pending


def _with_word(passage: Passage, stretch: str, mark: Span, *, after: bool) -> Span:
    """The mark together with the word that it stands at, so that a reader sees where."""
    start, end = mark
    word = WORD_AFTER.match(stretch, end) if after else None
    if word:
        end = min(word.end(), end + 60)
    else:
        word = WORD_BEFORE.search(stretch, max(0, start - 60), start)
        start = word.start() if word else start
    return passage.start + start, passage.start + end


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
        elif m.group() == "''":
            turn = "closes"
        elif may_open and not may_close:
            turn = "opens"
        elif may_close and not may_open:
            # An inch mark is none: 12", 6'2"
            turn = "may close" if text[m.start() - 1 : m.start()].isdigit() and m.group() == '"' else "closes"
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
            if not after.isdigit() and following.split("’")[0].split("'")[0] not in starts:
                # A closing glyph where a quotation may open is an apostrophe whose word lost its start.
                yield Mark(m.span(), "may close" if m.group() == "’" else "opens")
        elif may_close and not may_open:
            yield Mark(m.span(), _closing(text, start, ends))
        elif m.group() == "‘" and (not before or before.isspace()) and (not after or after.isspace()):
            yield Mark(m.span(), "opens")
        elif before and before in CLOSED_BY_A_STOP and may_close:
            yield Mark(m.span(), "closes" if m.group() != "‘" else "opens")


def _closing(text: str, start: int, ends: frozenset[str]) -> Turn:
    before = text[start - 1]
    if before.isdigit():
        return "may close"
    if before.isalpha():
        word = re.search(r"[^\W\d_]+$", text[max(0, start - 30) : start])
        lower = word.group().lower() if word else ""
        if lower[-1:] in ("s", "z", "x") or lower.endswith("in") or lower in ends:
            return "may close"
    return "closes"
