"""The words by which a sentence tells a vote: its verb, outcome, measure, and whether it has happened."""

from functools import cache

from spacy.tokens import Span, Token

from onrecord.extract.syntax import direct_object, is_negated
from onrecord.lang import lexicon
from onrecord.model import Outcome

_LEXICON = lexicon("votes.toml")
STRONG = frozenset(_LEXICON["strong"])
_WORDS = _LEXICON["words"]
MEASURES = frozenset(_WORDS["measures"])
SPORTS = frozenset(_WORDS["sports"])
HYPOTHETICAL = frozenset(_WORDS["hypothetical"])
PROSPECTIVE = frozenset(_WORDS["prospective"])
NEEDED = frozenset(_WORDS["needed"])
SURVIVED = frozenset(("vote", "motion", "bid", "attempt", "challenge", "censure", "ballot"))
ON_VETOES = frozenset(_WORDS["on_vetoes"])
PASSING = frozenset(_WORDS["passing"])
LAWS = frozenset(_WORDS["laws"])


@cache
def outcomes() -> dict[str, Outcome]:
    """Lemma -> the outcome that it tells."""
    return {lemma: name for name, lemmas in _LEXICON["outcomes"].items() for lemma in lemmas}


def is_prospective(verb: Token) -> bool:
    """Whether an act is only planned, possible, urged or threatened."""
    token = verb
    for _ in range(4):
        if any(
            c.dep_ in ("aux", "mark") and (c.lower_ in HYPOTHETICAL or c.lower_ in ("if", "unless"))
            for c in token.lefts
        ):
            return True
        if token.head == token:
            return False
        if token.dep_ == "xcomp" and token.head.lemma_ == "be":
            # "the house is to vote on Thursday"
            return True
        if token.dep_ in ("xcomp", "ccomp", "acl", "pobj", "dobj", "advcl", "conj", "pcomp", "prep"):
            head = token.head
            if (
                head.lemma_ in PROSPECTIVE
                and head.pos_ in ("VERB", "ADJ", "NOUN")
                and token.dep_ in ("xcomp", "acl", "ccomp", "dobj")
            ):
                return True
            token = head
            if (
                token.dep_ == "ROOT"
                and token.pos_ == "VERB"
                and token.dep_ != verb.dep_
                and token.lemma_ in ("say", "tell")
            ):
                return False
        else:
            return False
    return False


def measure_of(sent: Span, verb: Token | None) -> Token | None:
    """What is voted on: the verb's object where it is a measure, else the sentence's first measure."""
    if verb is not None:
        for noun in (direct_object(verb), *(c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj"))):
            if noun is not None and noun.lemma_.lower() in MEASURES:
                return noun
        for child in verb.children:
            if child.dep_ == "prep":
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.lemma_.lower() in MEASURES:
                        return noun
    for token in sent:
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in MEASURES and token.dep_ != "compound":
            return token
    return None


def words_of(measure: Token) -> str:
    """The measure with what describes it before: "ceasefire resolution", "no-confidence motion"."""
    first = measure.i
    doc = measure.doc
    while first > measure.sent.start and measure.i - first < 8:
        before = doc[first - 1]
        hyphened = doc[first].text in ("-", "‑") and not before.whitespace_
        joins = hyphened or before.pos_ in ("NOUN", "PROPN", "ADJ") or before.text in ("-", "‑", "“", '"')
        if not joins or before.ent_type_ in ("DATE", "TIME") or before.dep_ in ("nsubj", "npadvmod", "pobj"):
            break
        first -= 1
    while first < measure.i and not doc[first].text[0].isalnum():
        first += 1
    return doc[first : measure.i + 1].text


def outcome_of(sent: Span) -> tuple[Outcome | None, Token | None]:
    """The outcome that the sentence's verbs tell as a fact, and the verb that tells it."""
    known = outcomes()
    best: tuple[int, Outcome, Token] | None = None
    for token in sent:
        if token.pos_ not in ("VERB", "ADJ") and token.lemma_ != "veto":
            continue
        outcome = known.get(token.lemma_.lower()) or known.get(token.lower_)
        if token.lemma_ == "vote" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "down":
            outcome = "rejected"
        if of_a_veto(token):
            continue
        if token.lemma_ == "put" and any(c.lower_ == "off" for c in token.children):
            outcome = "postponed"
        if token.lemma_ == "survive" and any(c.dep_ == "dobj" and c.lemma_ in SURVIVED for c in token.children):
            # who survives a motion of no confidence has seen it rejected
            outcome = "rejected"
        if outcome is None or _is_counted_act(token):
            continue
        failed = token.dep_ == "xcomp" and token.head.lemma_ == "fail"
        if is_negated(token) or failed:
            # "did not adopt", "failed to pass"
            if outcome != "adopted":
                continue
            outcome = "rejected"
        if any(c.dep_ == "ccomp" for c in token.children) and token.lemma_ not in ("vote", "rule"):
            # "confirmed that", "agreed that": what is said, not what is decided
            continue
        if token.lemma_ == "turn" and not any(c.lower_ == "down" for c in token.children):
            continue
        if token.lemma_ == "throw" and not any(c.lower_ == "out" for c in token.children):
            continue
        if token.lemma_ == "strike" and not any(c.lower_ == "down" for c in token.children):
            continue
        voted_to = token.dep_ == "xcomp" and token.head.lemma_ in ("vote", "decide", "agree", "rule")
        if is_prospective(token) and not voted_to:
            continue
        rank = _rank(token)
        if best is None or rank < best[0]:
            best = (rank, outcome, token)
    if best is None:
        return None, None
    return best[1], best[2]


def _is_counted_act(verb: Token) -> bool:
    """Whether only so many did it ("twelve members backed it"): a side, not the outcome."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return noun is not None and (noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children))


def of_a_veto(token: Token) -> bool:
    """Whether a veto stands there that another verb decides on ("overrode the veto"), or that was overridden."""
    if token.lemma_ != "veto":
        return False
    doc = token.doc
    before = doc[max(token.sent.start, token.i - 6) : token.i]
    return any({t.lemma_, t.lower_} & ON_VETOES for t in before)


def _rank(token: Token) -> int:
    """The nearer to a measure and the main clause, the likelier the verb tells the vote's outcome."""
    rank = 4
    noun = direct_object(token) or next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if noun is not None and noun.lemma_.lower() in MEASURES:
        rank -= 2
    if token.dep_ == "ROOT":
        rank -= 1
    if token.dep_ == "xcomp" and token.head.lemma_ == "vote":
        rank -= 1
    return rank + (0 if token.dep_ not in ("relcl", "acl", "advcl", "amod") else 1)
