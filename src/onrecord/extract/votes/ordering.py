"""Which of a pair's numbers is for and which against."""

import re

from spacy.tokens import Doc, Span, Token

from onrecord.extract.votes.bodies import acting
from onrecord.extract.votes.confidence import outcome_of_confidence
from onrecord.extract.votes.doubts import is_voted
from onrecord.extract.votes.outcomes import falls_short
from onrecord.extract.votes.tallies import Tally
from onrecord.extract.votes.wording import NEEDED
from onrecord.model import Outcome

NOES = re.compile(r"\b(?:noes|nays|no votes|no side|no camp)\b[^.;\d]{0,25}$", re.I)
RULED = ("ruling", "decision", "opinion", "verdict", "judgment", "judgement")
SHORT_OF_MORE = ("fail", "block", "sink", "doom", "die")
"""Verbs of what may have had a majority, and not the one that it needed."""


def settled(tally: Tally, outcome: Outcome | None, verb: Token | None, sent: Span, doc: Doc) -> Tally:
    """The tally with its sides told apart. What is rejected had the larger number against it, whichever stands
    first; what fell short of a larger majority, or to a veto, keeps the order of the text."""
    if tally.first is None or tally.second is None:
        return tally
    first, second = tally.first, tally.second
    as_told = tally._replace(in_favour=first, against=second)
    turned = tally._replace(in_favour=second, against=first)
    if NOES.search(sent.text[: tally.start]) is not None:
        # "the noes had it, 312 to 288"
        return turned
    if sent.text[tally.end :].lstrip().lower().startswith(RULED):
        # "in a 7-2 ruling": so many judges were of one mind, whatever they threw out
        return as_told
    is_confidence = verb is not None and outcome_of_confidence(verb) is not None
    if outcome == "rejected" and (verb is None or is_confidence or verb.lemma_ not in SHORT_OF_MORE):
        to_reject = verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_ != "fail"
        is_needed = falls_short(sent) or any(t.lemma_.lower() in NEEDED for t in sent)
        return turned if first > second and (to_reject or not is_needed) else as_told
    if outcome == "adopted" and second > first:
        return turned
    return turned if outcome is None and _votes_against(tally, sent, doc) else as_told


def _votes_against(tally: Tally, sent: Span, doc: Doc) -> bool:
    """ "Voted 310-220 against the bill": the first number is the larger side's, against."""
    for token in sent:
        if token.lemma_ == "vote" and token.pos_ == "VERB":
            theirs = is_voted(tally, token, sent) or acting(sent, doc, token) is not None
            return theirs and any(c.lower_ in ("against", "down") for c in token.rights)
    return False
