"""Quotation marks that never open or never close."""

import re
from collections.abc import Sequence

from onrecord.lang.quoting import quoted
from onrecord.model import Damage, Passage, Span

READ = ("headline", "paragraph", "caption")
WORD_BEFORE = re.compile(r"[\w'’]*[^\w\n]{0,2}$")
WORD_AFTER = re.compile(r"[^\w\n]?[\w'’]+")
MOST = 6
"""More than this in one report are its keeper's convention (every mark of one kind lost), and no damage."""


def quotation_marks(text: str, passages: Sequence[Passage]) -> dict[int, list[Damage]]:
    """By the passage's index, the marks that have no partner.

    Marks pair within a paragraph. A quotation that stays open where the next paragraph opens anew, or closes
    what it never opened, goes on there and is sound. Apostrophes are no marks: those within words, of the
    plural's possessive, of years, of words that lost an end, and in front of Arabic names.
    """
    read = [i for i, passage in enumerate(passages) if passage.kind in READ]
    aside = {k for k, i in enumerate(read) if passages[i].kind != "paragraph"}
    found: dict[int, list[Damage]] = {}
    for k, mark, opens in quoted(text, [(passages[i].start, passages[i].end) for i in read], aside).alone:
        passage = passages[read[k]]
        if '="' in text[passage.start : passage.end]:
            continue  # markup that was left in: its marks are nobody's words
        start, end = _with_word(text, (mark.start, mark.end), passage, opens=opens)
        found.setdefault(read[k], []).append(Damage(start=start, end=end, kind="unbalanced quotation mark"))
    return found if sum(map(len, found.values())) <= MOST else {}


def _with_word(text: str, mark: Span, passage: Passage, *, opens: bool) -> Span:
    """The mark together with the word that it stands at, so that a reader sees where."""
    start, end = mark
    word = WORD_AFTER.match(text, end, min(passage.end, end + 40)) if opens else None
    if word:
        return start, word.end()
    before = WORD_BEFORE.search(text[max(passage.start, start - 40) : start])
    return (start - len(before.group()) if before else start), end
