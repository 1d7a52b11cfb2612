"""What a publisher changed between two versions of a report.

In: a report as it was and as it is now. Out: what was added, cut, corrected and reworded, in the order of the new
version. A correction is a name, figure or quotation that stands otherwise in a sentence of both versions; other
words, a mended spelling among them, are rewording. Promise: spans to the letter; marks and white space are no
change.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from onrecord.lang import lexicon
from onrecord.link.aligning import Alignment, Pair, Told, aligned
from onrecord.link.aligning.words import words
from onrecord.model import Alteration, Span, VersionChange, covers
from onrecord.model.version import Changed, VersionChangeKind

UNIT = re.compile(r"[^\r\n\u2028\u2029]+?(?:[.!?…][\"'”’)\]]*(?=\s)|[\r\n\u2028\u2029]|$)")


def changes(
    now: Told, before: Told, *, headlines: tuple[str | None, str | None] = (None, None)
) -> list[VersionChange]:
    """What the new version has otherwise than the one before it. ``headlines``, the new one first, are compared
    where they stand beside the texts and not in them."""
    silent = not says_so(now.text, before.text)
    found = list(_headline_beside(now, before, headlines, silent=silent))
    if now.text != before.text:
        found += _in_the_text(now, before, silent=silent)
    return found


def _in_the_text(now: Told, before: Told, *, silent: bool) -> list[VersionChange]:
    alignment = aligned(now, before)
    added = [_change("added", now, before, span=span) for span in alignment.only_one]
    cut = [_change("cut", now, before, original=span) for span in alignment.only_other]
    found = [
        *_corrected(alignment, silent=silent),
        *_reworded(alignment, now, before),
        *_new_headline(added, cut),
        *added,
        *cut,
    ]
    return sorted(found, key=lambda c: ((c.span or c.original or (0, 0))[0], c.original or (0, 0)))


def _new_headline(added: list[VersionChange], cut: list[VersionChange]) -> Iterator[VersionChange]:
    """A headline of other words is the headline reworded, not one added and one cut."""
    new, old = ([c for c in side if c.what == "headline"][:1] for side in (added, cut))
    for now, before in zip(new, old, strict=False):
        added.remove(now)
        cut.remove(before)
        yield msgspec.structs.replace(
            now, kind="reworded", original=before.original, original_words=before.original_words
        )


def says_so(now: str, before: str) -> bool:
    """Whether the new version has a word of correction that the one before it had not.

    >>> says_so("It was 14. Correction: an earlier version of this story gave the toll as 41.", "It was 41.")
    True
    >>> says_so("The court was told that the earlier verdict was corrected by nobody.", "")
    False
    """
    standing = {" ".join(words.split()) for words in notices(before)}
    return any(" ".join(words.split()) not in standing for words in notices(now))


def notices(text: str) -> Iterator[str]:
    """The sentences and lines by which a text says that it was corrected."""
    for unit in UNIT.finditer(text):
        said = unit.group().strip()
        if said and any(pattern.search(said) for pattern in _patterns()):
            yield said


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in lexicon("corrections.toml")["notices"])


def _corrected(alignment: Alignment, *, silent: bool) -> Iterator[VersionChange]:
    for altered in alignment.altered:
        yield VersionChange(
            kind="corrected",
            what=altered.kind,
            silent=silent,
            span=altered.span,
            original=altered.original,
            words=altered.words,
            original_words=altered.original_words,
        )


def _reworded(alignment: Alignment, now: Told, before: Told) -> Iterator[VersionChange]:
    """The pairs that differ in more than what was corrected in them."""
    for pair in alignment.pairs:
        if not pair.same and _left(now, pair.one, _within(alignment.altered, pair)) != _left(
            before, pair.other, _within(alignment.altered, pair, of_original=True)
        ):
            yield _change("reworded", now, before, span=pair.one, original=pair.other)


def _within(altered: Sequence[Alteration], pair: Pair, *, of_original: bool = False) -> list[Span]:
    """The corrections in this pair, as spans of the one side."""
    found = []
    for each in altered:
        inside = (each.span is None or covers(pair.one, each.span)) and (
            each.original is None or covers(pair.other, each.original)
        )
        span = each.original if of_original else each.span
        if inside and span is not None:
            found.append(span)
    return found


def _left(told: Told, span: Span, corrected: Sequence[Span]) -> list[str]:
    """What a sentence says beside what was corrected in it."""
    return [
        word.key
        for word in words(told.text, *span)
        if not any(start < word.end and word.start < end for start, end in corrected)
    ]


def _change(
    kind: VersionChangeKind, now: Told, before: Told, *, span: Span | None = None, original: Span | None = None
) -> VersionChange:
    return VersionChange(
        kind=kind,
        what=_what(now, span) if span else _what(before, original),
        span=span,
        original=original,
        words=now.text[slice(*span)] if span else None,
        original_words=before.text[slice(*original)] if original else None,
    )


def _what(told: Told, span: Span | None) -> Changed:
    """Whether it is the headline or a sentence of the report."""
    for passage in told.passages or ():
        if span and passage.kind == "headline" and covers((passage.start, passage.end), span):
            return "headline"
    return "sentence"


def _headline_beside(
    now: Told, before: Told, headlines: tuple[str | None, str | None], *, silent: bool
) -> Iterator[VersionChange]:
    """What changed in a headline that stands beside the text: it has no span there."""
    new, old = headlines
    if not new or not old or new in now.text or old in before.text:
        return
    mine, yours = Told(new), Told(old)
    alignment = aligned(mine, yours)
    for change in _corrected(alignment, silent=silent):
        yield msgspec.structs.replace(change, span=None, original=None)
    here = [altered.span for altered in alignment.altered if altered.span]
    there = [altered.original for altered in alignment.altered if altered.original]
    if _left(mine, (0, len(new)), here) != _left(yours, (0, len(old)), there):
        yield VersionChange(kind="reworded", what="headline", words=new, original_words=old)
