"""Which time governs a word: a verb that tells an event, or a cue that tells a saying.

What the text does not say stays None.

What a time hangs on (:mod:`.hanging`), and what it says of the word there (:mod:`.meant`), makes it the word's own
(:mod:`.nearest`); else it is that of another clause which happens with it (:mod:`.together`), or
counted from one ("a day after police opened fire", :mod:`.counted`).
"""

from spacy.tokens import Doc, Token

from onrecord.extract.dating.counted import counted
from onrecord.extract.dating.hanging import times_of, told_unclearly
from onrecord.extract.dating.meant import told_amiss
from onrecord.extract.dating.nearest import clause_of, date_beside, happens
from onrecord.extract.dating.said import date_going_on
from onrecord.extract.dating.together import companions, follows
from onrecord.model import When

DEEPEST = 3
"""How many clauses a time is handed on by."""

__all__ = ["date_of", "date_said", "happens", "is_own"]


def date_of(token: Token, doc: Doc) -> When | None:
    """The time that governs this token, None where the sentence gives it none.

    First the expression that hangs on the token itself, then the one at which it took place ("at Wednesday's
    news conference"), then another of the same clause, then one counted from another clause's ("two days after
    the quake"), then that of a clause that happens with it ("fired on Monday and killed six").
    """
    return _date(token, doc, DEEPEST, frozenset((token.i,)))


def date_said(cue: Token, doc: Doc) -> When | None:
    """When something was said: the time that governs the cue, none that only is what it is said for ("called a
    march for Saturday"); else the day on which the same speaker spoke just before."""
    when = date_of(cue, doc)
    if when is None:
        return date_going_on(cue, doc)
    for mark, _, _, preposition in times_of(cue, doc):
        if mark.when is not None and mark.when.text == when.text and preposition in ("for", "until", "till", "by"):
            return None
    return when


def is_own(verb: Token, when: When, doc: Doc) -> bool:
    """Whether a time hangs on this very verb, or on a noun beside it, with no other verb in between."""
    for mark, root, governor, _ in times_of(verb, doc):
        if (mark.start, mark.end) == when.text:
            between = doc[min(root.i, verb.i) + 1 : max(root.i, verb.i)]
            beside = governor == verb or (not happens(governor) and clause_of(governor) == verb)
            return beside and all(token.pos_ != "VERB" for token in between)
    return False


def _date(token: Token, doc: Doc, depth: int, seen: frozenset[int]) -> When | None:
    found = date_beside(token, doc)
    if found is not None or not depth or told_unclearly(token, doc) or told_amiss(token, doc):
        return found

    def handed_on(other: Token) -> When | None:
        when = None if other.i in seen else _date(other, doc, depth - 1, seen | {other.i})
        later = when is not None and follows(token, other) and when.inferred_from == "passage"
        return None if later else when

    found = counted(token, doc, handed_on)
    if found is not None:
        return found
    return next((when for other in companions(token) if (when := handed_on(other))), None)
