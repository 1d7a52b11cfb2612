"""Quotation marks that never open or never close."""

import re
from collections.abc import Iterator, Sequence

from onrecord.lang.quoting import quoted
from onrecord.lang.quoting.glyphs import Mark
from onrecord.model import Damage, Passage, Span

READ = ("headline", "paragraph", "caption")
WORD_BEFORE = re.compile(r"[\w'’]*[^\w\n]{0,2}$")
WORD_AFTER = re.compile(r"[^\w\n]?[\w'’]+")
BLANK = re.compile(r"\n[^\S\n]*\n")
MOST = 6
"""More than this in one report are its keeper's convention (every mark of one kind lost), and no damage."""

Alone = tuple[int, Mark, bool]
"""The passage's number, the mark, and whether it opens."""


def quotation_marks(text: str, passages: Sequence[Passage]) -> dict[int, list[Damage]]:
    """By the passage's index, the marks that have no partner.

    Marks pair within a paragraph. A quotation that stays open where the next paragraph opens anew, or closes
    what it never opened, goes on there and is sound. Apostrophes are no marks: those within words, of the
    plural's possessive, of years, of words that lost an end, and in front of Arabic names.
    """
    read = [i for i, passage in enumerate(passages) if passage.kind in READ]
    aside = {k for k, i in enumerate(read) if passages[i].kind != "paragraph"}
    found: dict[int, list[Damage]] = {}
    count = 0
    marked_up: dict[int, bool] = {}
    alone = quoted(text, [(passages[i].start, passages[i].end) for i in read], aside).alone
    for k, mark, opens in _without_pairs(text, alone):
        passage = passages[read[k]]
        if k not in marked_up:
            marked_up[k] = text.find('="', passage.start, passage.end) >= 0
        if marked_up[k]:
            continue  # markup that was left in: its marks are nobody's words
        count += 1
        if count > MOST:
            return {}
        start, end = _with_word(text, (mark.start, mark.end), passage, opens=opens)
        found.setdefault(read[k], []).append(Damage(start=start, end=end, kind="unbalanced quotation mark"))
    return found


def _without_pairs(text: str, alone: Sequence[Alone]) -> Iterator[Alone]:
    """The marks, save an opening one and the closing one that comes next where no blank line stands between: a
    text that has a sentence a line."""
    at = 0
    while at < len(alone):
        between = text[alone[at][1].start : alone[at + 1][1].start] if at + 1 < len(alone) else ""
        if "\n" in between and not BLANK.search(between) and alone[at][2] and not alone[at + 1][2]:
            at += 2
            continue
        yield alone[at]
        at += 1


def _with_word(text: str, mark: Span, passage: Passage, *, opens: bool) -> Span:
    """The mark together with the word that it stands at, so that a reader sees where."""
    start, end = mark
    word = WORD_AFTER.match(text, end, min(passage.end, end + 40)) if opens else None
    if word:
        return start, word.end()
    before = WORD_BEFORE.search(text[max(passage.start, start - 40) : start])
    return (start - len(before.group()) if before else start), end
