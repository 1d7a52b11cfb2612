"""Whose figure it is: the speaker of the statement around it, "according to", or the body whose count it is."""

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Span_

from onrecord.extract.participants import mention_of
from onrecord.extract.syntax import agent, is_passive, own_subject, span_of, subject
from onrecord.lang import lexicon
from onrecord.model import Span, Statement

_CLAIMS = lexicon("figures.toml")["claims"]
SOURCES = frozenset(_CLAIMS["sources"])
BY = frozenset(_CLAIMS["by"])
PUTTING = frozenset(_CLAIMS["putting"])
SHOW = frozenset(_CLAIMS["show"])
REVISING = frozenset(_CLAIMS["revising"])
GIVING = frozenset(_CLAIMS["giving"])
OWN_COUNTS = frozenset(_CLAIMS["own_counts"])
RELAYING = frozenset(_CLAIMS["relaying"])
AGAINST = frozenset((";", "while", "whereas", "but", "though", "although"))
DECIDING = frozenset(_CLAIMS["deciding"])


NEAR = 120
ORDERS = frozenset(("demands", "asks", "intends"))
"""Acts whose indirect content is wanted, not claimed: "ordered 4,000 soldiers home"."""


class Claim(NamedTuple):
    """Who claims: an actor's id, the words, who relays it, where that is said, and the rule that found it."""

    actor: str | None
    words: Span | None
    relayed_by: str | None
    evidence: tuple[Span, ...]
    rule: str
    cue: str


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
        claim = (
            _cited(number)
            or _putting(number)
            or _giving(number)
            or _body_behind(statement, doc)
            or _stated(statement, by_id, doc)
        )
        # "14 people ..., told reporters": who is counted counts nobody
        counts_itself = claim.words is not None and claim.words[0] <= number.idx < claim.words[1]
        if not counts_itself and not _is_dateline(claim, doc):
            return claim
    return (
        _cited(number)
        or _according_to(number, doc)
        or _putting(number)
        or _giving(number)
        or _counted_by(number, doc)
        or _said(number)
    )


def _is_dateline(claim: Claim, doc: Doc) -> bool:
    """Whether the words are a dateline's place: "MANILA: A ferry sank"."""
    span = None if claim.words is None else doc.char_span(*claim.words, alignment_mode="expand")
    return span is not None and span.text.isupper() and span.end < len(doc) and doc[span.end].text == ":"


def _said(number: Token) -> Claim | None:
    """Who says the clause that the number stands in, where no statement was read there."""
    token = number
    for _ in range(20):
        head = token.head
        if head == token:
            return None
        if token.dep_ in ("ccomp", "parataxis") and head.lemma_ in RELAYING and head.tag_ in ("VBD", "VBZ", "VBP"):
            noun = own_subject(head)
            if noun is None or noun.pos_ == "PRON" or not _is_body(noun):
                return None
            return _claim_by(noun, "said", head.text.lower())
        token = head
    return None


def _is_order(statement: Statement, doc: Doc) -> bool:
    """Whether what is told is wanted, decided or promised rather than claimed: "approved a $2bn package"."""
    if statement.act in ORDERS:
        return True
    span = None if statement.cue is None else doc.char_span(*statement.cue, alignment_mode="expand")
    return span is not None and span.root.lemma_.lower() in DECIDING


def _cited(number: Token) -> Claim | None:
    """ "Citing the ministry, the station reported 12 deaths": the ministry's figure, relayed by the station."""
    above = {number.i, *(token.i for token in number.ancestors)}
    for token in _around(number):
        if token.lower_ in ("citing", "quoting") and token.head.i in above:
            source = next((c for c in token.children if c.dep_ == "dobj"), None)
            if source is None:
                return None
            relaying = own_subject(token.head)
            mention = None if relaying is None else mention_of(relaying)
            claim = _claim_by(source, "cited", token.lower_)
            return claim._replace(relayed_by=None if mention is None else mention.actor)
    return None


def _around(number: Token) -> Span_:
    """The number's sentence, or the part of an endless one that stands around it."""
    sent = number.sent
    return number.doc[max(sent.start, number.i - NEAR) : min(sent.end, number.i + NEAR)]


def _body_behind(statement: Statement, doc: Doc) -> Claim | None:
    """Where the speaker is a report or count ("a report from the agency warned"), the body whose it is."""
    if statement.speaker is not None or statement.speaker_text is None:
        return None
    span = doc.char_span(*statement.speaker_text, alignment_mode="expand")
    if span is None or span.root.lemma_.lower() not in SOURCES:
        return None
    owner = _owner(span.root)
    if owner is None:
        return None
    return _claim_by(owner, "counted", span.root.text.lower())._replace(evidence=statement.evidence)


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
    for token in _around(number):
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            for to in (doc[token.i + 1], token):
                for noun in to.children:
                    if noun.dep_ == "pobj" and not _is_aside(number, token):
                        return _claim_by(noun, "according", "according to")
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


def _putting(number: Token) -> Claim | None:
    """Who "puts" a number "at" so many."""
    at = number.head
    for _ in range(3):
        if at.lower_ in ("at", "to") or at.head == at:
            break
        at = at.head
    verb = at.head
    if verb.pos_ in ("ADV", "ADP"):
        # "revised the toll down to 38"
        verb = verb.head
    if at.lower_ not in ("at", "to") or (verb.lemma_ not in PUTTING and verb.lemma_ not in REVISING):
        return None
    if verb.lemma_ not in PUTTING and not any(
        c.lemma_.lower() in SOURCES for c in verb.children if c.dep_ in ("dobj", "nsubjpass")
    ):
        return None
    noun = agent(verb) if is_passive(verb) else subject(verb)
    if noun is None or (verb.lemma_ not in PUTTING and not _is_body(noun)):
        return None
    return _claim_by(noun, "put", verb.text.lower())


def _giving(number: Token) -> Claim | None:
    """The body that gives the number itself: "it reported 52 deaths", "the 60,000 that it acknowledges"."""
    token = number
    for _ in range(5):
        for child in token.rights:
            if child.dep_ == "relcl" and child.lemma_ in GIVING and child.i > number.i:
                return _given_by(child)
        verb = token.head
        if token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in GIVING:
            return _given_by(verb)
        if token.dep_ in ("nummod", "conj") and verb.tag_ in ("VBN", "VBD", "NN", "NNS", "JJ", "CD"):
            # "counted 19 dead and 200 wounded"
            token = verb
            continue
        if verb == token or verb.pos_ in ("VERB", "AUX"):
            return None
        token = verb
    return None


def _given_by(verb: Token) -> Claim | None:
    noun = agent(verb) if is_passive(verb) else own_subject(verb) or subject(verb)
    if noun is None or noun.pos_ == "PRON" or not _is_body(noun):
        return None
    return _claim_by(noun, "given", verb.text.lower())


def _counted_by(number: Token, doc: Doc) -> Claim | None:
    """The body behind a report, estimate or count that the figure stands in, or that "shows" it."""
    ancestors = {number.i, *(a.i for a in number.ancestors)}
    for source in _around(number):
        if (
            source.lemma_.lower() not in SOURCES
            or source.pos_ not in ("NOUN", "PROPN")
            or source.i > number.i + 25
        ):
            continue
        owner = _owner(source) or _revising(source, number)
        if owner is None or owner.i in ancestors:
            continue
        verb = source.head
        inside = source.i in ancestors and any(
            c.i in ancestors and c.dep_ in ("acl", "relcl", "advcl") for c in source.children
        )
        shows = verb.lemma_.lower() in SHOW and verb.i in ancestors and source.dep_ in ("nsubj", "nsubjpass")
        speaks = any(c.lemma_.lower() in SHOW and c.dep_ in ("acl", "relcl") for c in source.children)
        after = any(c.lemma_.lower() in SHOW and c.i < number.i for c in source.subtree if c.pos_ == "VERB")
        by_count = verb.lower_ == "by" and source.dep_ == "pobj"
        of_it = source.i in ancestors and source.lemma_.lower() in OWN_COUNTS and source.i < number.i
        if (
            inside
            or of_it
            or by_count
            or shows
            or (speaks and source.i < number.i)
            or (after and source.i < number.i and verb.pos_ == "ADP")
        ):
            return _claim_by(owner, "counted", source.text.lower())
    return None


def _revising(source: Token, number: Token) -> Token | None:
    """Who "raised its count to 310": the subject whose own count it is."""
    own = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in source.lefts)
    if not own or source.dep_ != "dobj" or source.i > number.i:
        return None
    noun = subject(source.head)
    return noun if noun is not None and _is_body(noun) else None


def _owner(source: Token) -> Token | None:
    for child in source.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in BY:
            for noun in child.children:
                if any(c.dep_ == "nummod" for c in noun.children):
                    # "a poll of 640 voters by the university"
                    continue
                if noun.dep_ == "pobj" and (noun.lower_ != "number" and (_is_body(noun) or child.lower_ == "by")):
                    return noun
        if child.dep_ in ("poss", "compound", "nmod") and _is_body(child):
            return child
    return None


def _is_body(noun: Token) -> bool:
    mention = mention_of(noun)
    return mention is not None or noun.pos_ == "PROPN"


def _claim_by(noun: Token, rule: str, cue: str) -> Claim:
    if noun.lemma_.lower() in SOURCES and (owner := _owner(noun)) is not None:
        noun = owner
    mention = None if noun.lemma_.lower() in SOURCES else mention_of(noun)
    words = span_of(noun) if mention is None else (mention.start, mention.end)
    return Claim(None if mention is None else mention.actor, words, None, (), rule, cue)
