"""Who tells the press nothing refuses nobody anything: "would not discuss it", "declined to talk to the paper".

In: a verb of talking. Out: whether anybody but the press was to be talked to. Promise: "refused to talk to the
rebels" stays a refusal.
"""

from spacy.tokens import Token

from onrecord.extract.events.frames import classes, words_of
from onrecord.extract.events.kinds import lemma_of
from onrecord.extract.statements.media import is_medium
from onrecord.extract.syntax import own_subject, prepositional

TO_WHOM = ("to", "with", "by")
PRESS = frozenset(("us", "me"))
MANY = frozenset(("they", "both", "neither"))
PAIRED = frozenset(("two", "both", "three", "rival", "warring"))


def is_silence(act: Token) -> bool:
    """Whether whoever won't do this only keeps silent: nobody is named whom he would talk to, or the press."""
    if lemma_of(act) in words_of("hints", "silence"):
        return True
    if lemma_of(act) not in words_of("hints", "talking"):
        return False
    about = (c for c in act.rights if c.dep_ == "dobj" and lemma_of(c) not in classes()["talks"])
    partners = [noun for word in (act, *about) for noun in prepositional(word, *TO_WHOM) if noun.dep_ == "pobj"]
    return all(is_press(noun) for noun in partners) if partners else not _is_of_several(act)


def is_press(noun: Token) -> bool:
    """Whether one talks to reporters there, or to the paper that prints the report."""
    return noun.lower_ in PRESS or is_medium(noun)


def _is_of_several(act: Token) -> bool:
    """Whether those who won't talk may be meant to talk to each other: "the two sides refused to talk"."""
    who = own_subject(act) or (own_subject(act.head) if act.dep_ == "xcomp" else None)
    return who is not None and _is_pair(who)


def _is_pair(who: Token) -> bool:
    if any(c.dep_ == "conj" for c in who.rights) or who.lower_ in MANY:
        return True
    return any(c.lower_ in PAIRED for c in who.lefts)
