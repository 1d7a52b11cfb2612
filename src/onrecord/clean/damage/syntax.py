"""Sentences that broke in the middle, as the parse and the report's other sentences show it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.clean.damage.marking import with_damage
from onrecord.clean.damage.side_by_side import NOUNS, rules
from onrecord.model import Damage, Passage, Span, passage_at

READ = ("headline", "paragraph", "caption")
MOST = 6
"""More than this, and more than one in five sentences, are how the report is written (a transcript, a table)."""


def broken_syntax(doc: Doc, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, with damage marked where words stand side by side that no sound sentence joins.

    A mark says what is wrong by where it is: an article with no noun, an auxiliary with the wrong form behind
    it, a preposition with a verb behind it, a sentence that stops before its end. What the report has in two
    sentences is its way to write, and no damage.
    """
    found: list[tuple[Span, Passage]] = []
    for start, end in _breaks(doc):
        passage = passage_at(passages, start)
        if passage and passage.kind in READ and end <= passage.end:
            found.append(((start, end), passage))
    said = Counter(doc.text[slice(*span)].lower() for span, passage in found if passage.repeats is None)
    broken = [span for span, _ in found if said[doc.text[slice(*span)].lower()] <= 1]
    if len(broken) > MOST and 5 * len(broken) > sum(1 for _ in doc.sents):
        return tuple(passages)
    return with_damage(passages, [Damage(start=start, end=end, kind="broken syntax") for start, end in broken])


def _breaks(doc: Doc) -> Iterator[Span]:
    """Where a rule finds that a word and the next can't stand side by side, and where a verb is left over."""
    by_word = rules()
    lower = [token.lower_ for token in doc]
    for i, word in enumerate(lower[:-1]):
        if word in ("who", "which"):
            yield from _left_over(doc[i])
        elif word in by_word:
            token, after = doc[i], doc[i + 1]
            if not after.is_space and any(rule(token, after, lower) for rule in by_word[word]):
                yield _with_what_governs(token).idx, after.idx + len(after)


def _with_what_governs(token: Token) -> Token:
    """The word before, where it is part of what broke: "of the could", "deficit will fell"."""
    if not token.i or token.dep_ not in ("pobj", "aux", "auxpass"):
        return token
    before = token.nbor(-1)
    apart = before.is_space or before.is_punct or before.sent.start != token.sent.start
    return token if apart else before


def _left_over(who: Token) -> Iterator[Span]:
    """A verb at a sentence's end that nobody in its clause does, a clause that a comma opened and none closed:
    "…, a rebuke to Moe, who had called for the meetings asked."; "who paid for the damage done" is sound."""
    if not who.i or who.nbor(-1).text != ",":
        return
    last = who.doc[who.sent.end - 1]
    while last.i > who.i and (last.is_space or last.is_punct):
        last = last.nbor(-1)
    if last.tag_ != "VBD" or last.dep_ == "conj" or last.i < who.i + 4:
        return
    if any(t.is_punct for t in who.doc[who.i : last.i]) or any(child.i > who.i for child in last.lefts):
        return
    if last.nbor(-1).tag_ in NOUNS:
        yield last.nbor(-1).idx, last.idx + len(last)
