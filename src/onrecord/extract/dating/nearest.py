"""The time that a word has in its own clause."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Doc, Span, Token

from onrecord.lang import lexicon
from onrecord.model import TimeMark, When

FURTHEST = 8
BEFORE_A_NOUN = frozenset(("compound", "amod", "nmod", "nummod", "poss"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "parataxis", "dep"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
NOUNS = ("NOUN", "PROPN")

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


def date_beside(token: Token, doc: Doc) -> When | None:
    """The time in the token's own clause, or of what it took place at."""
    best: tuple[tuple[int, int], When] | None = None
    for hung in times_of(token, doc):
        rank = _rank(token, hung)
        when = None if rank is None else _meant(token, hung, doc)
        if rank is None or when is None:
            continue
        found = ((rank + (1 if hung.mark.type == "DURATION" else 0), abs(hung.root.i - token.i)), when)
        if best is None or found[0] < best[0]:
            best = found
    return None if best is None else best[1]


def marks_of(sent: Span, doc: Doc) -> Iterator[TimeMark]:
    """The times of a sentence."""
    times: tuple[TimeMark, ...] = doc._.times
    i = bisect_left(times, sent.start_char, key=lambda mark: mark.start)
    while i < len(times) and times[i].start < sent.end_char:
        yield times[i]
        i += 1


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


def happens(noun: Token) -> bool:
    """Whether a noun names what happens, so that a time may be its own."""
    lemma = noun.lemma_.lower()
    return noun.pos_ in NOUNS and (
        lemma in words("events") or lemma in words("spoken") or lemma.endswith(tuple(words("endings")))
    )


def _meant(token: Token, hung: Hung, doc: Doc) -> When | None:
    """The interval that the word itself happened in; None where the time is only a bound or a term of it."""
    when, preposition = hung.mark.when, hung.preposition
    if when is not None and preposition in ("before", "after") and hung.mark.type == "TIME" and when.start:
        # "before dawn on Monday" is on Monday
        return msgspec.structs.replace(when, start=when.start[:10], end=when.start[:10], precision="day")
    if when is None or preposition in words("not_when"):
        return None
    put_off = token.lemma_.lower() in words("schedules") or token.pos_ in NOUNS
    if preposition in ("until", "till", "to") and put_off:
        # "postponed until June 3": that is its new day, no bound
        return _whole(when, hung.mark.value) if when.start is None else when
    if token.pos_ in ("VERB", "AUX"):
        if preposition == "since" and token.tag_ == "VBD":
            return None
        if preposition in words("terms") and token.tag_ in ("VBD", "VBN") and not (put_off or _has_to_come(token)):
            return None
        if preposition not in words("terms") and _in_the_wrong_time(token, when, doc):
            return _year_earlier(when, doc) if token.tag_ == "VBD" else None
    return when


def _whole(bound: When, value: str) -> When:
    """The day, month or year that a time only ends with: of "until 2028" the year."""
    start = bound.end
    if len(value) == 4:
        start = f"{value}-01-01"
    elif len(value) == 7 and value[5:].isdecimal():
        start = f"{value}-01"
    return msgspec.structs.replace(bound, start=start, precision="day" if start == bound.end else "interval")


def _has_to_come(verb: Token) -> bool:
    return any(child.lower_ in words("to_come") for child in verb.children if child.dep_ in ("aux", "auxpass"))


def _in_the_wrong_time(verb: Token, when: When, doc: Doc) -> bool:
    """A plain past that would lie after the report, or a future before it."""
    report = doc._.report
    day = report.published[:10] if report is not None and report.published else None
    if day is None:
        return False
    if verb.tag_ == "VBD" and verb.lemma_.lower() not in words("schedules"):
        return when.start is not None and when.start[:10] > day
    return _has_to_come(verb) and when.end is not None and when.end[:10] < day and not _has_been(verb)


def _year_earlier(when: When, doc: Doc) -> When | None:
    """A month or day of the calendar that the text gives no year, in the year before: "executed two in January",
    told in December."""
    start, end = when.start, when.end
    if when.text is None or start is None or end is None or "tense" not in (when.inferred_from or ""):
        return None
    told = doc.text[when.text[0] : when.text[1]]
    if (when.precision == "day" and not any(c.isdigit() for c in told)) or "02-29" in start + end:
        return None
    first, last = (f"{int(day[:4]) - 1:04}{day[4:]}" for day in (start, end))
    return msgspec.structs.replace(when, start=first, end=last)


def _has_been(verb: Token) -> bool:
    return any(child.lower_ in ("have", "would", "could", "should", "might") for child in verb.children)


def _rank(token: Token, hung: Hung) -> int | None:
    """How closely a time belongs to the token: the less, the closer; None: not at all."""
    _, root, governor, preposition = hung
    if governor == token:
        return None if _belongs_below(token, root) or (preposition == "of" and token.pos_ == "VERB") else 0
    if happens(governor):
        return 2 if _is_occasion_of(governor, token) else None
    if token.pos_ in NOUNS and _tells_of(governor, token):
        return 1
    if governor.dep_ == "acl" and governor.pos_ == "VERB" and _is_made(governor.head, token):
        return 2
    if root.dep_ in BEFORE_A_NOUN or preposition == "of":
        return None  # "the 2015 accord collapsed", "the accord of 2015": no day of the collapse
    if governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        if _within_subject(governor, root) or _beside_the_clause(governor):
            return None
        # the parser hangs "on Monday" on whatever stands before it: the verb of that clause is meant
        governor = clause_of(governor)
        if governor == token:
            return 1
    if token.pos_ in NOUNS:
        return _rank_of_noun(token, governor)
    if governor == token.head and token.dep_ in ("xcomp", "ccomp") and governor.i < token.i < root.i:
        return 3 if nearest_verb(root) == token else None
    if token.dep_ == "conj" and governor == token.head and root.i < governor.i < token.i:
        return 4
    return None


def _tells_of(verb: Token, noun: Token) -> bool:
    """ "A visit planned for May", "the talks, which began on Monday": the clause only says when."""
    if verb.head != noun or verb.dep_ not in ("acl", "relcl"):
        return False
    lemma = verb.lemma_.lower()
    return lemma in words("schedules") or lemma in words("beginnings")


def _is_made(noun: Token, token: Token) -> bool:
    """ "Said in a statement issued on Monday"."""
    lemma = noun.lemma_.lower()
    return lemma in words("spoken") and noun.dep_ == "pobj" and noun.head.head == token


def _within_subject(noun: Token, root: Token) -> bool:
    """Whether a time stands inside the subject ("Parliament, in recess until May, rejected"), not just behind it
    ("the premier on Tuesday expressed hope")."""
    for _ in range(FURTHEST):
        if noun.dep_ in SUBJECTS:
            after = root.doc[root.right_edge.i + 1] if root.right_edge.i + 1 < len(root.doc) else None
            close = after is not None and after.pos_ in ("VERB", "AUX", "ADV")
            return noun.i < root.i and not close
        if noun.pos_ == "VERB" or noun.head == noun:
            return False
        noun = noun.head
    return False


def _beside_the_clause(noun: Token) -> bool:
    """Whether a noun only says what came before or after ("two days after the party of Sunday")."""
    for _ in range(FURTHEST):
        if noun.pos_ == "VERB" or noun.head == noun:
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in ("after", "before", "than"):
            return True
        noun = noun.head
    return False


def _rank_of_noun(noun: Token, governor: Token) -> int | None:
    verb = clause_of(noun)
    if governor != verb:
        return None
    lemma = verb.lemma_.lower()
    if lemma in words("light") or lemma == "be":
        return 3
    called_off = lemma in words("called_off") or (
        lemma == "call" and any(c.lower_ == "off" for c in verb.children)
    )
    return 3 if called_off and noun.head == verb and noun.dep_ in ("dobj", "nsubjpass") else None


def _belongs_below(token: Token, root: Token) -> bool:
    """ "Plans to visit on Monday": what stands after the infinitive is the infinitive's."""
    return any(
        child.dep_ in ("xcomp", "ccomp") and token.i < child.i < root.i and nearest_verb(root) == child
        for child in token.children
    )


def nearest_verb(root: Token) -> Token | None:
    """The verb before a time, with no comma between them."""
    for i in range(root.i - 1, root.sent.start - 1, -1):
        other = root.doc[i]
        if other.pos_ == "VERB":
            return other
        if other.lower_ in (",", ";", ":"):
            return None
    return None


def _is_occasion_of(noun: Token, token: Token) -> bool:
    """Whether the token took place at what the noun names ("said at Monday's briefing", "killed in Monday's
    blast"), or is what the noun did ("Monday's blast killed five")."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.head == token:
        preposition = noun.head.lower_
        if preposition in words("occasions") or (preposition == "in" and lemma in words("spoken")):
            return True
        happened = token.pos_ == "VERB" and token.lemma_.lower() not in words("charges")
        return preposition in ("in", "by") and happened and lemma not in words("agreed")
    if noun.dep_ in ("dobj", "dative") and noun.head == token:
        return lemma in words("spoken") and token.lemma_.lower() in words("told")
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == token:
        return lemma in words("spoken") or token.lemma_.lower() in words("light")
    return False


def clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for _ in range(FURTHEST * 3):
        if token.pos_ in ("VERB", "AUX") and (token.dep_ in CLAUSES or token.dep_ == "conj"):
            return token
        if token.head == token:
            return token
        token = token.head
    return token
