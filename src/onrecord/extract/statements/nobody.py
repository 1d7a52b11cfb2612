"""What nobody says: "any officer who orders attacks", "ask your dealer", "the embassy can tell you whether"."""

from bisect import bisect_right

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.statements import acts, edges, speakers

DEEPEST = 4
"""Quotations in one another: how many are looked at around a word."""
POSSIBLE = frozenset(("may", "can", "might"))


def is_nobodys(verb: Token, frame: str, speaker: Token | None) -> bool:
    """Whether nobody in particular says, thinks or wants what hangs on this verb in this frame."""
    if speaker is not None and _is_nobody(speaker):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True  # "claimed without citing evidence that …"
    return _is_command(verb) or _says_nothing(verb, frame, speaker)


def _is_nobody(speaker: Token) -> bool:
    """Whether no one in particular speaks: "any officer who orders attacks"."""
    if speaker.lower_ in speakers.RELATIVE and speaker.head.dep_ == "relcl":
        speaker = speaker.head.head
    nobody = acts.words("nobody")
    return speaker.lower_ in nobody or any(c.dep_ == "det" and c.lower_ in nobody for c in speaker.lefts)


def _says_nothing(verb: Token, frame: str, speaker: Token | None) -> bool:
    """A person is dismissed, not denied; "proposed no date" and "declared a curfew" tell no words; "it is not
    known whether" is nobody's word."""
    if frame == "object" and _is_no_claim(verb):
        return True
    if _is_voted(verb, frame) or _is_ahead(verb):
        return True
    if frame in ("object", "passive_object") and verb.lemma_ == "dismiss":
        dismissed = syntax.direct_object(verb) or syntax.own_subject(verb)
        lemma = "" if dismissed is None else dismissed.lemma_.lower()
        return lemma not in acts.words("claims") and lemma not in acts.words("dismissed")
    asked = frame == "question" or verb.lemma_ == "ask"
    if asked and any(c.dep_ == "aux" and c.lower_ in POSSIBLE for c in verb.lefts):
        return True  # "the embassy can tell you whether"
    if speaker is not None and speaker.lower_ == "you":
        return not _is_quoted(verb)
    return frame == "question" and speaker is None and verb.lemma_ == "know"


def _is_voted(verb: Token, frame: str) -> bool:
    """Whether a body decides, and nobody says: "the motion was rejected", "endorsed the law by 523 votes", "fifty
    Democrats opposed it"."""
    measures = acts.words("decided")
    passive = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return verb.lemma_ in acts.words("against") and passive.lemma_.lower() in measures
    told = syntax.direct_object(verb) if frame == "object" else None
    if told is None:
        return False
    if any(c.dep_ in ("prep", "agent") and _is_ballot(c, verb) for c in (*verb.rights, *told.rights)):
        return True
    voters = syntax.own_subject(verb)
    counted = voters is not None and any(c.dep_ == "nummod" for c in voters.lefts)
    return counted and (told.lemma_.lower() in measures or told.lower_ in ("it", "them"))


def _is_ballot(preposition: Token, verb: Token) -> bool:
    """Whether it tells by what vote: "by 523 votes", "by a show of hands", "in a vote of 9 to 2"; no "fraud in
    the vote"."""
    if preposition.lower_ == "by":
        return any(t.lemma_.lower() in acts.words("ballots") for t in preposition.subtree)
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    is_vote = noun is not None and noun.lemma_ in ("vote", "ballot") and preposition.head == verb
    return is_vote and noun is not None and any(c.lower_ in ("a", "an") for c in noun.lefts)


def _is_ahead(verb: Token) -> bool:
    """Whether it is yet to be said: "is due to meet him to discuss the dam", "are expected to discuss it"."""
    if verb.lemma_ not in acts.words("discussing") or not any(c.lower_ == "to" for c in verb.lefts):
        return False
    above = verb.head
    for _ in range(4):
        if above.lemma_.lower() in acts.words("ahead"):
            return True
        if above.dep_ not in ("xcomp", "advcl", "acl", "dobj", "conj") or above.pos_ not in ("VERB", "NOUN"):
            return False
        above = above.head
    return False


def _is_no_claim(verb: Token) -> bool:
    """Whether the object is what was not said, or what the word itself puts in force."""
    told = syntax.direct_object(verb)
    if told is None:
        return False
    if verb.lemma_ == "declare":
        return told.lemma_.lower() in acts.words("declared")
    denied = any(c.lower_ == "no" for c in told.lefts)
    return denied and verb.lemma_ not in acts.words("none_told")


def _is_command(verb: Token) -> bool:
    """Whether the reader is told to: "Ask your dealer about it", "Tell us what you think"."""
    while verb.dep_ == "conj" and not any(c.dep_ in edges.SUBJECTS for c in verb.lefts):
        verb = verb.head
    before = {c.dep_ for c in verb.lefts}
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and before <= {"advmod", "punct", "intj", "neg", "cc", "dep"}


def _is_quoted(token: Token) -> bool:
    """Whether the word stands in a quotation, where "you" is somebody."""
    marks = token.doc._.quotations
    k = bisect_right(marks, token.idx, key=lambda q: q.start)
    return any(token.idx < q.end for q in marks[max(0, k - DEEPEST) : k])
