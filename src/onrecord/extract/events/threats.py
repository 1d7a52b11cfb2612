"""Whether what is told as planned or conditional is a threat.

In: the verb or noun of an act. Out: yes or no. Promise: judged by the act's frames and its own clause.
"""

from spacy.tokens import Token

from onrecord.extract.events.cues import kind
from onrecord.extract.events.demands import CONFLICT, lemma_of
from onrecord.extract.events.frames import noun_frames, verb_frames
from onrecord.extract.events.relations import is_noun
from onrecord.extract.syntax import is_negated

FRIENDLY = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
OWN = frozenset(("he", "she", "it", "they", "we", "i"))
HARMFUL = CONFLICT | {"ACCUSE"}
WILL = frozenset(("will", "would", "shall", "'ll", "’ll"))


def is_hostile(verb: Token) -> bool:
    """Whether all that a verb may tell of is hostile, so that a vow to do it is a threat."""
    frames = (noun_frames(verb) if is_noun(verb) else verb_frames(verb)).get(lemma_of(verb), ())
    kinds = {frame.type for frame in frames}
    return bool(kinds & CONFLICT) and not kinds & FRIENDLY


def is_own_threat(verb: Token) -> bool:
    """Whether somebody tells what harm he will do if he is not obeyed: "said it would strike unless ..."."""
    kinds = {frame.type for frame in verb_frames(verb).get(lemma_of(verb), ())}
    if not (is_hostile(verb) or (kinds & HARMFUL and _must_be_obeyed(verb))):
        return False
    if any(lemma_of(c) in ("warn", "threaten") and c.dep_ in ("ccomp", "parataxis") for c in verb.children):
        return True
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    own = who is not None and (
        who.lower_ in OWN or any(c.lower_ in ("its", "their", "his", "her", "our", "my") for c in who.lefts)
    )
    return own and verb.dep_ == "ccomp" and lemma_of(verb.head) in kind("say")


def tells_own_harm(verb: Token) -> bool:
    """Whether somebody warns of what he will do himself, to whomever: "warned that it would sue"."""
    return any(
        clause.dep_ == "ccomp"
        and any(c.dep_ == "nsubj" and c.lower_ in OWN for c in clause.lefts)
        and any(c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ in WILL for c in clause.lefts)
        and not is_negated(clause)
        and {frame.type for frame in verb_frames(clause).get(lemma_of(clause), ())} & HARMFUL
        for clause in verb.children
    )


def _must_be_obeyed(verb: Token) -> bool:
    """Whether the condition is that another gives way: "unless it leaves", "if it does not leave"."""
    return any(
        c.dep_ == "advcl" and (is_negated(c) or any(m.lower_ == "unless" for m in c.lefts)) for c in verb.children
    )


def is_alternative(verb: Token) -> bool:
    """Whether a verb says what comes of disobedience: "leave by noon or be arrested"."""
    other = verb.head.tag_ in ("VB", "VBP") and any(c.lower_ == "or" for c in verb.head.children if c.dep_ == "cc")
    forced = verb.tag_ == "VBN" and any(c.lower_ == "be" for c in verb.children if c.dep_ == "auxpass")
    return other and (forced or lemma_of(verb) == "face") and not any(c.tag_ == "MD" for c in verb.children)
