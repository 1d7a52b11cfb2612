"""Whose figure it is: the speaker of the statement around it, "according to", or the body whose count it is."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.extract.figures.counts import (
    SOURCES,
    Claim,
    around,
    claim_by,
    counted_by,
    given_by,
    is_body,
    left_to,
    owner_of,
    put_by,
)
from onrecord.extract.participants import mention_of
from onrecord.extract.syntax import own_subject
from onrecord.lang import lexicon
from onrecord.model import Statement

_CLAIMS = lexicon("figures.toml")["claims"]
RELAYING = frozenset(_CLAIMS["relaying"])
AGAINST = frozenset((";", "while", "whereas", "but", "though", "although"))
FINDING = frozenset(_CLAIMS["finding"])
DECIDING = frozenset(_CLAIMS["deciding"])


HOPES = frozenset(("believes", "intends"))
ORDERS = frozenset(("demands", "asks", "intends"))
"""Acts whose indirect content is wanted, not claimed: "ordered 4,000 soldiers home"."""


class Contents:
    """The contents of a report's statements, asked in the order of the text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._waiting = sorted(
            ((start, end, s) for s in statements for start, end in s.content), key=lambda c: c[0], reverse=True
        )
        self._open: list[tuple[int, int, Statement]] = []

    def around(self, start: int, end: int) -> Statement | None:
        """The innermost statement whose content holds the span; spans must be asked for from left to right."""
        while self._waiting and self._waiting[-1][0] <= start:
            self._open.append(self._waiting.pop())
        self._open = [content for content in self._open if content[1] > start]
        holding = [content for content in self._open if content[1] >= end]
        return min(holding, key=lambda c: c[1] - c[0])[2] if holding else None


def claim_of(statement: Statement | None, number: Token, doc: Doc, by_id: dict[str, Statement]) -> Claim | None:
    """Whose figure it is, None where the report itself gives it."""
    ordered = statement is not None and statement.kind == "indirect" and _is_order(statement, doc)
    if (
        statement is not None
        and not ordered
        and (statement.speaker is not None or statement.speaker_text is not None)
    ):
        if statement.act in HOPES and statement.within is not None:
            # "the state expects to pump a million barrels, its minister said": the minister's figure
            statement = by_id.get(statement.within, statement)
        claim = (
            left_to(number)
            or _cited(number)
            or put_by(number)
            or _given_beside(number)
            or counted_by(number, doc, expressly=True)
            or _body_behind(statement, doc)
            or _stated(statement, by_id, doc)
        )
        # "14 people ..., told reporters": who is counted counts nobody
        counts_itself = claim.words is not None and claim.words[0] <= number.idx < claim.words[1]
        if not counts_itself and not _is_dateline(claim, doc):
            return claim
    return (
        left_to(number)
        or _cited(number)
        or put_by(number)
        or given_by(number)
        or _according_to(number, doc)
        or counted_by(number, doc)
        or _said(number)
    )


def _given_beside(number: Token) -> Claim | None:
    """The body that gives the number, unless it is the country for which the speaker gives it: "Mexico has
    confirmed 26 deaths, the health secretary said"."""
    claim = given_by(number)
    span = None if claim is None or claim.words is None else number.doc.char_span(*claim.words)
    return None if span is not None and span.root.ent_type_ == "GPE" else claim


def _is_dateline(claim: Claim, doc: Doc) -> bool:
    """Whether the words are a dateline's place: "MANILA: A ferry sank"."""
    span = None if claim.words is None else doc.char_span(*claim.words, alignment_mode="expand")
    return span is not None and span.text.isupper() and span.end < len(doc) and doc[span.end].text == ":"


def _said(number: Token) -> Claim | None:
    """Who says the clause that the number stands in, where no statement was read there."""
    token = number
    for _ in range(20):
        head = token.head
        beside = next((c for c in token.rights if c.dep_ == "parataxis" and c.i > number.i), None)
        if beside is not None and beside.lemma_ in RELAYING and beside.tag_ in ("VBD", "VBZ", "VBP"):
            # "Thailand has culled 10 million birds, officials said, although"
            return _sayer(beside)
        if head == token:
            return None
        if token.dep_ in ("ccomp", "parataxis") and head.lemma_ in RELAYING and head.tag_ in ("VBD", "VBZ", "VBP"):
            return _sayer(head)
        token = head
    return None


def _sayer(verb: Token) -> Claim | None:
    noun = own_subject(verb)
    if noun is None or noun.pos_ == "PRON" or not is_body(noun) or any(c.lower_ == "no" for c in noun.lefts):
        return None
    if any(c.dep_ == "dobj" for c in verb.rights):
        return None  # who claims responsibility says no number
    return claim_by(noun, "said", verb.text.lower())


def _is_order(statement: Statement, doc: Doc) -> bool:
    """Whether what is told is wanted, decided, promised or found rather than claimed: "approved a $2bn package",
    "found 11 women"."""
    if statement.act in ORDERS:
        return True
    span = None if statement.cue is None else doc.char_span(*statement.cue, alignment_mode="expand")
    if span is None:
        return False
    cue = span.root.lemma_.lower()
    return cue in DECIDING or (cue in FINDING and not any(_is_clause(child) for child in span.root.rights))


def _is_clause(word: Token) -> bool:
    """Whether it is a clause that somebody asserts, not one of "found 11 women tied up"."""
    return word.dep_ == "ccomp" and any(child.dep_ in ("mark", "aux", "auxpass") for child in word.lefts)


def _cited(number: Token) -> Claim | None:
    """ "Citing the ministry, the station reported 12 deaths": the ministry's figure, relayed by the station."""
    above = {number.i, *(token.i for token in number.ancestors)}
    for token in around(number):
        if token.lower_ in ("citing", "quoting") and token.head.i in above:
            source = next((c for c in token.children if c.dep_ == "dobj"), None)
            if source is None:
                return None
            relaying = own_subject(token.head)
            mention = None if relaying is None else mention_of(relaying)
            claim = claim_by(source, "cited", token.lower_)
            return claim._replace(relayed_by=None if mention is None else mention.actor)
    return None


def _body_behind(statement: Statement, doc: Doc) -> Claim | None:
    """Where the speaker is a report or count ("a report from the agency warned"), the body whose it is."""
    if statement.speaker is not None or statement.speaker_text is None:
        return None
    span = doc.char_span(*statement.speaker_text, alignment_mode="expand")
    if span is None or span.root.lemma_.lower() not in SOURCES:
        return None
    owner = owner_of(span.root)
    if owner is None:
        return None
    return claim_by(owner, "counted", span.root.text.lower())._replace(evidence=statement.evidence)


def _stated(statement: Statement, by_id: dict[str, Statement], doc: Doc) -> Claim:
    relayed_by = statement.relayed_by
    outer = None if statement.within is None else by_id.get(statement.within)
    if outer is not None and relayed_by in (None, outer.speaker):
        relayed_by = outer.speaker if _is_relayed(statement, outer, doc) else None
    if relayed_by == statement.speaker:
        relayed_by = None
    cue = "" if statement.cue is None else str(statement.id)
    return Claim(statement.speaker, statement.speaker_text, relayed_by, statement.evidence, "stated", cue)


def _is_relayed(inner: Statement, outer: Statement, doc: Doc) -> bool:
    """Whether who says the outer statement passes the inner one on, rather than saying something beside it:
    "police said 40; organisers said 90", "while others say"."""
    cue = None if outer.cue is None else doc.char_span(*outer.cue, alignment_mode="expand")
    if cue is not None and not any(t.lemma_.lower() in RELAYING for t in cue):
        return False
    here, there = (
        [span for span in (s.cue, s.speaker_text) if span is not None] or list(s.content) for s in (inner, outer)
    )
    first, second = sorted((here, there))
    between = doc.char_span(first[-1][1], max(first[-1][1], second[0][0]), alignment_mode="contract")
    return between is None or not any(t.lower_ in AGAINST for t in between)


def _according_to(number: Token, doc: Doc) -> Claim | None:
    for token in around(number):
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            if any(between.text == ";" for between in doc[min(token.i, number.i) : max(token.i, number.i)]):
                continue
            for to in (doc[token.i + 1], token):
                for noun in to.children:
                    if noun.dep_ == "pobj" and not _is_aside(number, token):
                        return claim_by(noun, "according", "according to")
    return None


def _is_aside(number: Token, source: Token) -> bool:
    """Whether the number stands in a relative clause that the words "according to" don't govern."""
    token = number
    for _ in range(12):
        if token.dep_ == "relcl":
            return not any(a == token for a in source.ancestors) and token.head.dep_ in ("nsubj", "nsubjpass")
        if token.head == token:
            return False
        token = token.head
    return False
