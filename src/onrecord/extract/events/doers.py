"""Who does what a verb tells, by the parse: its subject or agent, and whoever stands behind a noun in that place.

In: a verb. Out: the heads of noun phrases, best first. Promise: only the verb's own clause and the one
it hangs on.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events.demands import is_finite_after_all, is_participle, lemma_of
from onrecord.extract.events.issuers import issuers
from onrecord.extract.syntax import agent, is_passive, prepositional, subject
from onrecord.lang import lexicon

_WORDS = lexicon("participants.toml")
USES = frozenset(_WORDS["uses"])
"""Verbs whose subject, not their object, does what follows: "used the dinner to rebuke him"."""
TAKEN = frozenset(_WORDS["taken"])
"""Verbs whose subject would do what their object is about: "accepted an invitation to visit"."""
PREPARED = frozenset(_WORDS["prepared"])
CROWDING = frozenset(_WORDS["crowding"])
DOCUMENTS = frozenset(_WORDS["documents"])


def of_verb(verb: Token) -> list[Token]:
    """The heads of the noun phrases that may name who does it, best first."""
    if is_passive(verb) or _reduced_passive(verb) or is_participle(verb):
        by = agent(verb)
        if by is None:
            by = next((n for p in prepositional(verb) for n in prepositional(p, "by")), None)
        if by is not None:
            return [by]
        if verb.tag_ == "VBN":
            return []
    who = subject(verb)
    if who is None and verb.dep_ in ("acl", "relcl", "xcomp") and verb.head.dep_ in ("attr", "acomp"):
        who = subject(verb.head.head)  # "was the last to sign"
    if who is not None and who == verb.head and verb.dep_ == "relcl":
        who = _crowd(who, verb)
    if who is None:
        who = next((name for v in _up(verb) if (name := _beside(v)) is not None), None)
    if who is not None and verb.dep_ in ("acl", "relcl") and who == verb.head and who.dep_ == "attr":
        described = subject(who.head)  # "became the first state to recognise it"
        if described is not None and described.lower_ not in ("it", "that", "this", "there"):
            return [described, who]
    if who is not None and who.dep_ == "dobj" and who.head == verb.head and lemma_of(who.head) in USES:
        who = subject(who.head)
    if who is not None and lemma_of(who) in DOCUMENTS:
        return [*issuers(who, verb), who]
    if who is not None and verb.dep_ == "acl" and who == verb.head:
        # "an attempt by police to storm it", "Kenya's decision to withdraw": whose attempt, whose decision.
        whose = [*(c for c in who.lefts if c.dep_ == "poss"), *prepositional(who, "by", "of")]
        taker = _taker(who)
        return [*whose, *([taker] if taker is not None and not whose else []), who]
    return [who] if who is not None else []


def read_as_noun(call: Token) -> Token | None:
    """The verb before, where the tagger took a second one for a noun: "condemns the raid and calls on Chad to"."""
    after = call.doc[call.i + 1].lower_ if call.i + 1 < len(call.doc) else ""
    if call.tag_ != "NNS" or call.dep_ != "conj" or after not in ("on", "upon", "for") or any(call.lefts):
        return None
    if call.i == 0 or call.nbor(-1).lower_ != "and":
        return None
    return next((v for v in call.ancestors if v.tag_ in ("VBZ", "VBP") and v.pos_ == "VERB"), None)


def _crowd(noun: Token, verb: Token) -> Token:
    """Who is meant by "who" behind two nouns: "supporters of the president who had gathered" are many."""
    many = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if many.tag_ != "NNS" or noun.tag_ in ("NNS", "NNPS"):
        return noun
    plural = any(c.lower_ in ("were", "are", "have") for c in verb.lefts if c.dep_ in ("aux", "auxpass"))
    return many if plural or lemma_of(verb) in CROWDING else noun


def _up(verb: Token) -> Iterator[Token]:
    """The verb and those whose subject is its own: the one that it is coordinated with, or goes along with."""
    yield verb
    while verb.dep_ in ("conj", "advcl") and verb.head.pos_ == "VERB" and verb.tag_ in ("VBG", "VBD", "VBN"):
        verb = verb.head
        yield verb


def _beside(verb: Token) -> Token | None:
    """The name right before a finite verb for which the parse has no subject, for it drew the name into the phrase
    before: "Within hours of the raid Chad cut its ties"."""
    modal = any(c.tag_ == "MD" for c in verb.lefts)
    if verb.dep_ not in ("ROOT", "ccomp") or not (modal or verb.tag_ in ("VBD", "VBZ", "VBP")):
        return None
    named = verb.doc._.mention_at
    aside = next((c for c in verb.lefts if c.dep_ == "npadvmod" and c.i in named and c.pos_ == "PROPN"), None)
    if aside is not None:
        return aside
    i = verb.i - 1
    while i >= verb.sent.start and verb.doc[i].head == verb and verb.doc[i].dep_ in ("aux", "advmod", "neg"):
        i -= 1
    if i < verb.sent.start or i not in named or verb.doc[i].pos_ not in ("PROPN", "NOUN"):
        return None
    name = verb.doc[i]
    return name.head if name.dep_ == "conj" and name.head.i in named else name


def _taker(noun: Token) -> Token | None:
    """Who would do what a plan, an invitation, an attempt is about: who accepts it, prepares for it."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("for", "to", "in") and lemma_of(above.head) in PREPARED:
        return subject(above.head)
    return subject(above) if noun.dep_ == "dobj" and lemma_of(above) in TAKEN else None


def _reduced_passive(verb: Token) -> bool:
    if verb.tag_ != "VBN" or is_finite_after_all(verb) or any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and is_passive(verb.head))
