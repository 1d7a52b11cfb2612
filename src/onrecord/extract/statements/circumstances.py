"""When it was said, and the sentences that tell it."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
from spacy.tokens import Doc, Token

from onrecord.extract import dating
from onrecord.extract.dating.hanging import times_of
from onrecord.extract.statements.draft import Draft, Range
from onrecord.extract.statements.occasions import carriers, occasion_noun, words
from onrecord.extract.text import text_of
from onrecord.model import When

TERMS = frozenset(("since", "until", "till", "for", "by"))
WITH = frozenset(("before", "to", "with", "of", "in", "at", "for"))


def date_of(draft: Draft, doc: Doc) -> When | None:
    """When it was said: the time that governs the cue or the occasion, unless it is told in the content."""
    if draft.predicate is None:
        return None
    when = dating.date_said(draft.predicate, doc)
    if when is not None and _is_term(draft.predicate, when, doc):
        when = None
    if when is not None and not _is_in_content(draft, when, doc):
        return when
    # "accused the government on Monday of lying": between the words of the content, yet the cue's own
    if when is not None and dating.is_own(draft.predicate, when, doc):
        return when
    noun = occasion_noun(draft)
    for when in _beside(draft, noun, doc):
        if when.text is not None and not _is_in_content(draft, when, doc):
            return _not_to_come(when, doc)
    return None


def _beside(draft: Draft, noun: Token | None, doc: Doc) -> Iterator[When]:
    """What else tells the day: the occasion with what it is named by, a participle of speaking, the verb that the
    cue completes."""
    if noun is not None:
        named = {noun.i, *(t.i for c in noun.rights if c.lower_ in WITH for t in c.children if t.dep_ == "pobj")}
        for hung in times_of(noun, doc):
            if (
                hung.governor.i in named
                and hung.mark.when is not None
                and hung.preposition not in ("for", "until")
            ):
                yield hung.mark.when
    told = (
        []
        if noun is None
        else [c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.lemma_ in words("issuing")]
    )
    for token in (*told, *carriers(draft)):
        when = None if token == draft.predicate else dating.date_of(token, doc)
        if when is not None:
            yield when


def _is_term(cue: Token, when: When, doc: Doc) -> bool:
    """Whether the time only bounds something: "wants every contract since 2015 put on the web"."""
    return any(
        hung.preposition in TERMS and hung.mark.when is not None and hung.mark.when.text == when.text
        for hung in times_of(cue, doc)
    )


def _not_to_come(when: When, doc: Doc) -> When | None:
    """The day of a saying that is told already: a weekday that was read as the next one is the last."""
    published = doc._.report.published if doc._.report is not None else None
    if published is None or when.start is None or when.start[:10] <= published[:10]:
        return when
    told = "" if when.text is None else text_of(doc)[slice(*when.text)]
    if when.precision != "day" or when.end is None or any(c.isdigit() for c in told):
        return None
    first, last = (date.fromisoformat(day[:10]) - timedelta(7) for day in (when.start, when.end))
    return msgspec.structs.replace(when, start=first.isoformat(), end=last.isoformat())


def _is_in_content(draft: Draft, when: When, doc: Doc) -> bool:
    if when.text is None:
        return False
    at = when.text[0]
    return any(doc[a].idx <= at < doc[b - 1].idx + len(doc[b - 1]) for a, b in draft.content)


def evidence_of(draft: Draft, sentences: list[int]) -> list[Range]:
    """The sentences that hold the content, the cue and the speaker, as token ranges; those that meet are one.
    ``sentences`` are the token indices where sentences start, with the doc's length at the end."""
    found: list[Range] = []
    for a, b in draft.content:
        found.append((_start(sentences, a), _end(sentences, b - 1)))
    if draft.predicate is not None:
        found.append((_start(sentences, draft.predicate.i), _end(sentences, draft.predicate.i)))
    found.sort()
    merged = [found[0]]
    for a, b in found[1:]:
        if a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _start(sentences: list[int], i: int) -> int:
    return sentences[bisect_right(sentences, i) - 1]


def _end(sentences: list[int], i: int) -> int:
    return sentences[bisect_right(sentences, i)]
