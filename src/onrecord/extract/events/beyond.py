"""Whom an act is aimed at where its frame names nobody: in what is threatened or refused, in a condition.

In: a match. Out: the heads of noun phrases that may name its recipient, best first. Promise: only the trigger's
own clause and the clauses that complete it; who is named there counts only if it is somebody of public life.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.matching import Match
from onrecord.extract.syntax import agent, prepositional
from onrecord.lang import lexicon

WORDS = frozenset(("AGREE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"))
"""What is said of something: whoever that comes from or would befall is told in it."""
UTTERED = WORDS | {"REQUEST", "ACCUSE"}
IF = frozenset(("if", "unless", "should", "were"))
FACING = frozenset(("against", "opposite", "near", "toward", "towards", "off"))
BESIDE = frozenset(("outside", "beside", "near", "at", "inside", "among", "amid"))
ASKED_FOR = frozenset(("for", "about", "over"))
WARNED = frozenset(("warn", "caution"))
WILL = frozenset(("will", "would", "shall", "'ll", "’ll", "wo"))
OWN = frozenset(("i", "we", "he", "she", "it", "they"))
SENT = frozenset(lexicon("participants.toml")["sent"])
GIVEN_TO = ("to", "for", "with", "on", "against", "into", "from", "over")


def aimed_at(found: Match) -> Iterator[Token]:
    """Who else may be the recipient, in the order in which readers would think of them."""
    verb, kind = found.carrier or found.trigger, found.frame.type
    content = list(_content(verb))
    if lemma_of(found.trigger) in words_of("weak", "words") | WARNED and not _is_own_doing(content):
        return  # "failed to win them over": whoever stands there makes it no act
    if kind == "THREATEN":
        yield from _conditions([verb, *content])
    if kind in WORDS:
        for noun in (*found.objects, *_after(found)):
            yield from _makers(noun)
            yield noun
        for clause in content:
            yield from _told_in(clause)
    if found.trigger.pos_ == "NOUN" and kind in UTTERED:
        yield from _hearers(found.trigger)
    if kind == "REQUEST":
        yield from prepositional(verb, "to", "with")
        for noun in (*found.objects, *_after(found)):
            yield from prepositional(noun, "with", "from")
    if kind in ("COOPERATE", "AID") and lemma_of(verb) not in SENT:
        yield from (c for c in verb.children if c.dep_ == "dobj")
    if kind == "MOBILIZE":
        yield from prepositional(verb, *FACING)
    if kind == "ASSAULT":
        yield from prepositional(verb, *BESIDE)


def threatened_by(found: Match) -> Iterator[Token]:
    """Who has to give way, whatever the act is that is threatened: "to quit unless Chad pays"."""
    verb = found.carrier or found.trigger
    yield from _conditions([verb, verb.head])


def _hearers(noun: Token) -> Iterator[Token]:
    """To whom an utterance goes: "a request to Chad", "presented Chad with an ultimatum"."""
    yield from prepositional(noun, "to", "with", "at", "against")
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "with" and above.head.pos_ == "VERB":
        yield from (c for c in above.head.children if c.dep_ == "dobj")
    elif noun.dep_ == "dobj":
        yield from (c for c in above.children if c.dep_ == "dative" and c.pos_ != "ADP")
        yield from prepositional(above, "to", "with", "at", "on")


def asked_before(found: Match) -> list[Token]:
    """Who is asked, where what is asked for stands after it: "petitioned Britain for his arrest"."""
    if found.frame.type != "REQUEST" or found.carrier != found.trigger:
        return []
    for clause in found.trigger.children:
        # "pleaded for both sides to hold fire"
        if clause.dep_ in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "for" for c in clause.lefts):
            return [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    asked = [c for c in found.trigger.children if c.dep_ in ("dobj", "nsubjpass", "dative") and c.pos_ != "ADP"]
    after = any(c.lower_ in ASKED_FOR and c.dep_ == "prep" for c in found.trigger.children)
    return [n for n in asked if n.i in n.doc._.mention_at] if after else []


def _content(verb: Token) -> Iterator[Token]:
    """The clauses that say what is threatened or refused: "to bomb Chad", "committed to freeing them"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            if not any(token.text == ";" for token in verb.doc[child.i : verb.i]):
                yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ == "acl" and verb.pos_ == "NOUN" and any(c.lower_ == "to" for c in child.lefts):
            yield child


def _is_own_doing(content: list[Token]) -> bool:
    """Whether what is said of the future is one's own doing: "warned that it would close the border"."""
    return any(
        child.dep_ == "nsubj" and child.lower_ in OWN and any(c.lower_ in WILL for c in clause.lefts)
        for clause in content
        for child in clause.lefts
    )


def _told_in(clause: Token) -> Iterator[Token]:
    sends = lemma_of(clause) in SENT
    for child in clause.children:
        if sends and child.dep_ in ("dobj", "nsubjpass"):
            continue  # "offered to send investigators": to whom is told after it
        if child.dep_ in ("dobj", "dative", "nsubjpass") and child.pos_ != "ADP":
            yield child
            yield from _makers(child)
        elif child.dep_ in ("prep", "dative") and child.lower_ in GIVEN_TO:
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "ccomp":
            yield from (c for c in child.children if c.dep_ == "nsubj")
        elif child.dep_ == "xcomp" or (sends and child.dep_ == "advcl" and _is_purpose(child)):
            yield from _told_in(child)


def _is_purpose(clause: Token) -> bool:
    """Whether a clause says what for: "to help the police"."""
    return clause.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts)


def _conditions(verbs: list[Token]) -> Iterator[Token]:
    """Who has to do or leave something: "unless Chad frees them"."""
    for verb in verbs:
        for clause in verb.children:
            if clause.dep_ != "advcl":
                continue
            if any(c.lower_ in IF and c.dep_ in ("mark", "aux") for c in clause.lefts):
                yield from (c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass"))


def _after(found: Match) -> Iterator[Token]:
    """The nouns after the verb's own preposition: "acceded to the demands"."""
    for word in found.words:
        if word.dep_ == "prep":
            yield from (c for c in word.children if c.dep_ == "pobj")


def _makers(noun: Token) -> Iterator[Token]:
    """Whose proposal, demand or order it is: "the terms set by the lenders", "a draft put forward by Cairo"."""
    yield from (c for c in noun.lefts if c.dep_ == "poss")
    yield from prepositional(noun, "by", "from")
    for clause in noun.rights:
        if clause.dep_ == "acl" and lemma_of(clause) != "be":
            by = agent(clause)
            if by is not None:
                yield by
            yield from prepositional(clause, "at", "to", "against")
