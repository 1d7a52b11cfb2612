"""Votes of confidence and of no confidence: what it means for the motion that a government won, lost or fell."""

from spacy.tokens import Token

from onrecord.extract.votes.wording import MEASURES
from onrecord.lang import lexicon
from onrecord.model import Outcome

_WORDS = lexicon("votes.toml")["confidence"]
_WON = frozenset(_WORDS["won"])
_LOST = frozenset(_WORDS["lost"])
CONFIDENCE_VERBS = _WON | _LOST
_VOTED = frozenset(_WORDS["voted"])
_NO = ("no", "non", "no-")
_WITHIN = 12


def outcome_of_confidence(verb: Token) -> Outcome | None:
    """What the motion came to where the verb tells how the government fared: who survives a motion of no
    confidence has seen it rejected, who loses a vote of confidence too."""
    lemma = verb.lemma_.lower()
    if lemma not in _WON and lemma not in _LOST:
        return None
    voted = _vote_by(verb)
    if voted is None:
        return None
    question = _question(voted)
    if question is None and not (lemma == "survive" and voted.dep_ == "dobj"):
        return None
    is_against_it = question is None or question
    return "adopted" if (lemma in _LOST) == is_against_it else "rejected"


def _vote_by(verb: Token) -> Token | None:
    """The vote that the verb governs ("lost a confidence vote") or happened in ("was ousted in a vote of no
    confidence"); None where the motion itself is what was defeated."""
    patient = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if patient is not None and _is_vote(patient) and verb.lemma_ in _WON | {"lose"}:
        return patient
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    told_of = subject if patient is None else patient
    if told_of is not None and (
        _is_vote(told_of) or told_of.lemma_.lower() in MEASURES - {"government", "coalition"}
    ):
        return None
    for token in verb.subtree:
        if (
            verb.i < token.i < verb.i + _WITHIN
            and _is_vote(token)
            and token.head.lower_ in ("in", "by", "on", "to", "at")
        ):
            return token
    return None


def _is_vote(noun: Token) -> bool:
    return noun.lemma_.lower() in _VOTED


def _question(vote: Token) -> bool | None:
    """Whether the vote is one of no confidence (True) or of confidence; None where it is of something else."""
    doc = vote.doc
    if vote.lemma_.lower() in ("censure", "impeachment"):
        return True
    words = [t.lower_ for t in doc[max(vote.sent.start, vote.i - 5) : min(vote.sent.end, vote.i + 5)]]
    for i, word in enumerate(words):
        if word in ("censure", "no-confidence", "distrust", "mistrust"):
            return True
        if word == "confidence":
            before = words[max(0, i - 2) : i]
            return any(each in _NO for each in before)
    return None
