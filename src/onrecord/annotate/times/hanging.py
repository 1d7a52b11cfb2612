"""A time that the parse hangs on the wrong verb: "said on Tuesday it would send".

What stands between a verb of saying and the subject of what is said tells when it was said, whatever the parser
makes of it. The parse itself is mended, so that tenses, dates and the words of a statement all follow.
"""

from functools import cache

from spacy.tokens import Doc, Token

from onrecord.lang import lexicon

LONGEST = 6
"""In tokens: a time between the verb and the clause, and whom it was told to."""
TO_COME = frozenset(("next", "tomorrow", "coming", "tonight"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("times_tense.toml")[name])


@cache
def _days() -> frozenset[str]:
    words = lexicon("times.toml")["words"]
    return frozenset((*words["WEEKDAY"], *words["WEEKDAY_ABBREVIATION"], *words["DAY_WORD"]))


def mend(doc: Doc) -> None:
    """Hang such times on the verb of saying."""
    tells = _words("tells")
    for verb in doc:
        if verb.lemma_ in tells and verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            _mend(verb)


def _mend(verb: Token) -> None:
    doc, end = verb.doc, verb.sent.end
    first = _after_the_addressee(verb, end)
    start = first
    while start < end and start - first < 3 and doc[start].lower_ in _words("early_or_late"):
        start += 1
    if start < end and doc[start].lower_ in _words("when_said"):
        start += 1
    if start >= end or not _is_time(doc[start]):
        return
    last = start
    while last + 1 < end and last - start < LONGEST and doc[last + 1].ent_type_ in ("DATE", "TIME"):
        last += 1
    if last + 1 >= end or any(token.lower_ in TO_COME for token in doc[start : last + 1]):
        return
    top = _top(doc[first], first, last)
    clause = top.head
    if start == last and top.dep_ in ("compound", "nmod") and clause.dep_ in SUBJECTS and clause.left_edge == top:
        # "said Tuesday rebels attacked": no rebels of Tuesday's
        if _below(clause.head, verb) and doc[last + 1].text not in ("'s", "’s"):
            top.dep_ = "npadvmod"
            top.head = verb
        return
    if clause == verb:
        return
    if any(not first <= token.i <= last and token.head.i in range(first, last + 1) for token in top.subtree):
        return
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or subject.left_edge.i <= last or not _below(clause, verb):
        return
    top.head = verb


def _after_the_addressee(verb: Token, end: int) -> int:
    """Where the words after the verb, and after whom it was told to, begin."""
    told = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i - verb.i <= LONGEST), None)
    if told is None or verb.lemma_ not in _words("tells_whom") or told.left_edge.i != verb.i + 1:
        return verb.i + 1
    return min(told.right_edge.i + 1, end) if told.right_edge.i - verb.i <= LONGEST else verb.i + 1


def _is_time(token: Token) -> bool:
    return token.lower_ in _days() or token.ent_type_ in ("DATE", "TIME")


def _top(token: Token, first: int, last: int) -> Token:
    """The highest token of the phrase."""
    while token.head != token and first <= token.head.i <= last:
        token = token.head
    return token


def _below(clause: Token, verb: Token) -> bool:
    """Whether the clause is what the verb says, or the parse makes the verb an aside of it."""
    return clause.head == verb or (clause.head.head == verb and clause.dep_ == "conj")
