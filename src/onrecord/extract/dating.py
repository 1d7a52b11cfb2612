"""Which time governs a word: a verb that tells an event, or a cue that tells a saying.

What the text does not say stays None; :func:`report_date` is there for whoever may infer it.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.lang import lexicon
from onrecord.model import TimeMark, When

FURTHEST = 8
BEFORE_A_NOUN = frozenset(("compound", "amod", "nmod", "nummod", "poss"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "parataxis", "dep"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("times_dating.toml")[name])


def date_of(token: Token, doc: Doc) -> When | None:
    """The time that governs this token, None where the sentence gives it none.

    First the expression that hangs on the token itself, then the one at which it took place ("at Wednesday's
    news conference"), then another of the same clause, then that of the verb it is coordinated with or carried
    by ("launched an attack on Monday").
    """
    marks = list(_marks(token, doc))
    if not marks:
        return None
    best: tuple[int, int, When] | None = None
    for mark, root in marks:
        rank = _rank(token, root)
        if rank is None or mark.when is None:
            continue
        found = (rank + (1 if mark.type == "DURATION" else 0), abs(root.i - token.i), mark.when)
        if best is None or found[:2] < best[:2]:
            best = found
    return None if best is None else best[2]


def report_date(doc: Doc) -> When | None:
    """The day of publication, as the time of what a report tells with none: inferred, with no text."""
    report = doc._.report
    if report is None or not report.published:
        return None
    day = report.published[:10]
    return When(start=day, end=day, text=None, precision="day", inferred_from="publication date")


def _marks(token: Token, doc: Doc) -> Iterator[tuple[TimeMark, Token]]:
    """The resolved times of the token's sentence, each with the token that it hangs by."""
    times: tuple[TimeMark, ...] = doc._.times
    sent = token.sent
    i = bisect_left(times, sent.start_char, key=lambda mark: mark.start)
    while i < len(times) and times[i].start < sent.end_char:
        mark = times[i]
        i += 1
        if mark.when is None or mark.type == "SET":
            continue
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is not None and not span.start <= token.i < span.end:
            yield mark, span.root


def _governor(root: Token) -> tuple[Token, str]:
    """The word that a time hangs on, and the preposition between them."""
    head, preposition = root, ""
    for _ in range(FURTHEST):
        if head.dep_ == "pobj" and head.head.pos_ in ("ADP", "SCONJ"):
            preposition = head.head.lower_
            head = head.head.head
        elif head.pos_ in ("ADP", "SCONJ") and head.dep_ == "prep":
            preposition = head.lower_
            head = head.head
        elif head == root and head.head != head:
            head = head.head
        else:
            break
        if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "PRON") and head != root:
            break
    return head, preposition


def happens(noun: Token) -> bool:
    """Whether a noun names what happens, so that a time may be its own."""
    lemma = noun.lemma_.lower()
    return noun.pos_ in ("NOUN", "PROPN") and (
        lemma in _words("events") or lemma in _words("spoken") or lemma.endswith(tuple(_words("endings")))
    )


def _rank(token: Token, root: Token) -> int | None:
    """How closely a time belongs to the token: the less, the closer; None: not at all."""
    governor, preposition = _governor(root)
    if governor == token:
        return None if _belongs_below(token, root) else 0
    if happens(governor):
        return 2 if _is_occasion_of(governor, token) else None
    if root.dep_ in BEFORE_A_NOUN or preposition == "of":
        return None  # "the 2015 accord collapsed", "the accord of 2015": no day of the collapse
    if governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        # the parser hangs "on Monday" on whatever stands before it: the verb of that clause is meant
        governor = clause_of(governor)
        if governor == token:
            return 1
    if token.pos_ in ("NOUN", "PROPN"):
        return _rank_of_noun(token, governor)
    if governor == token.head and token.dep_ in ("xcomp", "ccomp") and governor.i < token.i < root.i:
        return 3 if _nearest_verb(root) == token else None
    if token.dep_ == "conj" and governor == token.head and root.i < token.i and root.i < governor.i:
        return 4
    return None


def _rank_of_noun(noun: Token, governor: Token) -> int | None:
    verb = clause_of(noun)
    if governor == verb and (verb.lemma_.lower() in _words("light") or verb.lemma_ == "be"):
        return 3
    return None


def _belongs_below(token: Token, root: Token) -> bool:
    """ "Plans to visit on Monday": what stands after the infinitive is the infinitive's."""
    return any(
        child.dep_ in ("xcomp", "ccomp") and token.i < child.i < root.i and _nearest_verb(root) == child
        for child in token.children
    )


def _nearest_verb(root: Token) -> Token | None:
    """The verb before a time, with no comma between them."""
    for i in range(root.i - 1, root.sent.start - 1, -1):
        other = root.doc[i]
        if other.pos_ == "VERB":
            return other
        if other.lower_ in (",", ";", ":"):
            return None
    return None


def _is_occasion_of(noun: Token, token: Token) -> bool:
    """Whether the token took place at what the noun names ("said at Monday's briefing"), or is what the noun did
    ("Monday's blast killed five")."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.head == token:
        return noun.head.lower_ in _words("occasions") or (noun.head.lower_ == "in" and lemma in _words("spoken"))
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == token:
        return lemma in _words("spoken") or token.lemma_.lower() in _words("light")
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
