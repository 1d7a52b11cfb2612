"""What the times of a sentence hang on."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Span, Token

from onrecord.lang import lexicon
from onrecord.model import TimeMark, When

FURTHEST = 8
RANGES = frozenset((("between", "and"), ("from", "to"), ("from", "until"), ("from", "till"), ("from", "through")))


class Hung(NamedTuple):
    """A time, the token that it hangs by, the word that it hangs on, and the preposition between them."""

    mark: TimeMark
    root: Token
    governor: Token
    preposition: str


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``times_dating.toml``."""
    return frozenset(lexicon("times_dating.toml")[name])


def marks_of(sent: Span, doc: Doc) -> Iterator[TimeMark]:
    """The times of a sentence."""
    times: tuple[TimeMark, ...] = doc._.times
    i = bisect_left(times, sent.start_char, key=lambda mark: mark.start)
    while i < len(times) and times[i].start < sent.end_char:
        yield times[i]
        i += 1


def times_of(token: Token, doc: Doc) -> Iterator[Hung]:
    """The resolved times of the token's sentence."""
    for mark in ranges(list(marks_of(token.sent, doc)), doc):
        if mark.when is None or mark.type == "SET":
            continue
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is not None and not span.start <= token.i < span.end:
            yield Hung(mark, span.root, *governor_of(span.root))


def told_unclearly(token: Token, doc: Doc) -> bool:
    """Whether the token has a time of its own that is no day of the calendar: "four days later", "soon"."""
    for mark in marks_of(token.sent, doc):
        if mark.when is None and (
            mark.type == "DATE" or doc.text[mark.start : mark.end].endswith(("later", "earlier"))
        ):
            span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
            if span is not None and governor_of(span.root)[0] == token:
                return True
    return False


def governor_of(root: Token) -> tuple[Token, str]:
    """The word that a time hangs on, and the preposition between them."""
    head, preposition = root, ""
    for _ in range(FURTHEST):
        if head.dep_ == "pobj" and head.head.pos_ in ("ADP", "SCONJ"):
            preposition = preposition or head.head.lower_
            head = head.head.head
        elif head.pos_ in ("ADP", "SCONJ") and head.dep_ == "prep":
            preposition = preposition or head.lower_
            head = _object_between(head) or head.head
        elif head == root and head.head != head:
            head = head.head
        else:
            break
        if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "PRON") and head != root:
            break
    return head, preposition


def _object_between(preposition: Token) -> Token | None:
    """The noun that a second preposition is about, where it hangs on the first: "in office since May"."""
    above = preposition.head
    if above.pos_ != "ADP":
        return None
    nouns = [c for c in above.children if c.dep_ == "pobj" and c.i < preposition.i]
    return nouns[0] if nouns and nouns[0].ent_type_ not in ("DATE", "TIME") else None


def ranges(marks: list[TimeMark], doc: Doc) -> Iterator[TimeMark]:
    """The marks, where two are the ends of one stretch ("between Friday and Sunday") the first for both."""
    ended = -1
    for i, mark in enumerate(marks):
        if i == ended:
            continue
        after = marks[i + 1] if i + 1 < len(marks) else None
        if after is not None and mark.when is not None and after.when is not None:
            opening = doc.text[max(0, mark.start - 9) : mark.start].split()[-1:]
            link = doc.text[mark.end : after.start].strip().lower()
            if opening and (opening[0].lower(), link) in RANGES:
                ended = i + 1
                first, last = mark.when.start, after.when.end
                if first is not None and last is not None and first[:10] <= last[:10]:
                    when = When(
                        start=first[:10],
                        end=last[:10],
                        text=(mark.start, after.end),
                        precision="interval",
                        inferred_from=mark.when.inferred_from,
                    )
                    yield msgspec.structs.replace(mark, when=when)
                    continue
                ended = -1
        yield mark
