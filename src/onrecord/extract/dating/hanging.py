"""What the times of a sentence hang on."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Span, Token

from onrecord.extract.text import text_of
from onrecord.lang import lexicon
from onrecord.model import TimeMark, When

FURTHEST = 8
KEPT = "onrecord_hanging_times"
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


def times_of(token: Token, doc: Doc) -> Iterator[Hung]:
    """The resolved times of the token's sentence."""
    for hung in _all_times(token.sent, doc):
        if hung.mark.when is not None and hung.mark.type != "SET" and not _holds(hung.mark, token):
            yield hung


def told_unclearly(token: Token, doc: Doc) -> bool:
    """Whether the token has a time of its own that is no day of the calendar: "four days later", "soon"."""
    return any(
        hung.governor == token
        and hung.mark.when is None
        and (
            hung.mark.type == "DATE"
            or text_of(doc)[hung.mark.start : hung.mark.end].endswith(("later", "earlier"))
        )
        for hung in _all_times(token.sent, doc)
    )


def _holds(mark: TimeMark, token: Token) -> bool:
    return mark.start < token.idx + len(token) and token.idx < mark.end


def _all_times(sent: Span, doc: Doc) -> list[Hung]:
    """The sentence's times, worked out once. The doc keeps them as indices: it must hold no tokens of its own."""
    kept: dict[int, list[tuple[TimeMark, int, int, str]]] = doc.user_data.setdefault(KEPT, {})
    if sent.start not in kept:
        kept[sent.start] = [
            (mark, span.root.i, governor.i, preposition)
            for mark in ranges(_marks_of(sent, doc), doc)
            if (span := doc.char_span(mark.start, mark.end, alignment_mode="expand")) is not None
            for governor, preposition in (governor_of(span.root),)
        ]
    return [Hung(mark, doc[root], doc[governor], word) for mark, root, governor, word in kept[sent.start]]


def _marks_of(sent: Span, doc: Doc) -> Sequence[TimeMark]:
    """The marks of a sentence, in order."""
    times: tuple[TimeMark, ...] = doc._.times
    first = bisect_left(times, sent.start_char, key=lambda mark: mark.start)
    return times[first : bisect_left(times, sent.end_char, key=lambda mark: mark.start)]


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


def _is_moved(mark: TimeMark, doc: Doc) -> bool:
    """Whether the first of two times is the day that something was moved from: "moved from May 2 to May 9"."""
    span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    if span is None or span.start == 0:
        return False
    preposition = doc[span.start - 1]
    return preposition.lower_ == "from" and preposition.head.lemma_.lower() in words("schedules")


def ranges(marks: Sequence[TimeMark], doc: Doc) -> Iterator[TimeMark]:
    """The marks, where two are the ends of one stretch ("between Friday and Sunday") the first for both."""
    ended = -1
    for i, mark in enumerate(marks):
        if i == ended:
            continue
        after = marks[i + 1] if i + 1 < len(marks) else None
        if after is not None and mark.when is not None and after.when is not None:
            opening = text_of(doc)[max(0, mark.start - 9) : mark.start].split()[-1:]
            link = text_of(doc)[mark.end : after.start].strip().lower()
            if opening and (opening[0].lower(), link) in RANGES and not _is_moved(mark, doc):
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
