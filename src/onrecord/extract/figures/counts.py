"""Whose count a figure is: who puts, gives, revises or publishes the number, or stands behind its report."""

from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Span_

from onrecord.extract.participants import mention_of
from onrecord.extract.syntax import agent, is_passive, own_subject, span_of, subject
from onrecord.lang import lexicon
from onrecord.model import Span

_CLAIMS = lexicon("figures.toml")["claims"]
SOURCES = frozenset(_CLAIMS["sources"])
BY = frozenset(_CLAIMS["by"])
PUTTING = frozenset(_CLAIMS["putting"])
SHOW = frozenset(_CLAIMS["show"])
REVISING = frozenset(_CLAIMS["revising"])
GIVING = frozenset(_CLAIMS["giving"])
GIVING_AS = frozenset(_CLAIMS["giving_as"])
NUMBERS = frozenset(_CLAIMS["numbers"])
SPEAKING = frozenset(_CLAIMS["speaking"])
SEEING = frozenset(_CLAIMS["seeing"])
OWN_COUNTS = frozenset(_CLAIMS["own_counts"])
LEFT = frozenset(("only", "just", "of", "at", "about", "some", "around", "nearly", "over", "more", "than"))
"""What may stand between a claimant and a number whose verb is left out."""
WITHIN = frozenset(("acl", "relcl", "prep", "pobj", "dobj", "conj"))
NEAR = 120


class Claim(NamedTuple):
    """Who claims: an actor's id, the words, who relays it, where that is said, and the rule that found it."""

    actor: str | None
    words: Span | None
    relayed_by: str | None
    evidence: tuple[Span, ...]
    rule: str
    cue: str


def around(number: Token) -> Span_:
    """The number's sentence, or the part of an endless one that stands around it."""
    sent = number.sent
    return number.doc[max(sent.start, number.i - NEAR) : min(sent.end, number.i + NEAR)]


def put_by(number: Token) -> Claim | None:
    """Who "puts" a number "at" so many."""
    at = number.head
    for _ in range(3):
        if at.lower_ in ("at", "to", "from", "as") or at.head == at:
            break
        at = at.head
    verb = at.head
    if verb.pos_ in ("ADV", "ADP"):
        # "revised the toll down to 38"
        verb = verb.head
    for _ in range(4):
        if verb.lemma_ in PUTTING or verb.lemma_ in REVISING or verb.dep_ not in WITHIN:
            break
        # "put the number of people killed in Gaza at 55": the parse may hang the "at" on what stands between
        verb = verb.head
    if at.lower_ == "as" and verb.lemma_ in GIVING_AS:
        # "gave the number of dead as 20,000"
        return _giver(verb)
    if at.lower_ not in ("at", "to", "from") or (verb.lemma_ not in PUTTING and verb.lemma_ not in REVISING):
        return None
    if any(c.dep_ == "prt" and c.lower_ != "down" for c in verb.children):
        return None  # "puts off talks as toll climbs to 27"
    if verb.lemma_ not in PUTTING and not any(
        c.lemma_.lower() in SOURCES for c in verb.children if c.dep_ in ("dobj", "nsubjpass")
    ):
        return None
    noun = agent(verb) if is_passive(verb) else subject(verb)
    if noun is None or (verb.lemma_ not in PUTTING and not is_body(noun)):
        return None
    return claim_by(noun, "put", verb.text.lower())


def left_to(number: Token) -> Claim | None:
    """Who is set against the one who gave the number before, the verb left out: "police spoke of 900 dead, the
    rebels of 2,000", "the army says 34 died, the rebels 19"."""
    doc = number.doc
    following = doc[number.i + 1] if number.i + 1 < len(doc) else None
    if following is not None and not following.is_punct:
        return None
    i = number.i - 1
    while i > number.sent.start and (doc[i].lower_ in LEFT or doc[i].pos_ in ("ADV", "ADP")):
        i -= 1
    noun = doc[i]
    if noun.pos_ not in ("NOUN", "PROPN") or mention_of(noun) is None or not is_body(noun):
        return None
    first = noun
    while first.i > number.sent.start and first.nbor(-1).pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
        first = first.nbor(-1)
    if first.i - 1 <= number.sent.start or first.nbor(-1).lower_ not in (",", ";", "and", "but", "while"):
        return None
    ahead = doc[number.sent.start : first.i - 1]
    gives = any(token.lemma_ in PUTTING | GIVING | SPEAKING | SHOW and token.pos_ == "VERB" for token in ahead)
    return claim_by(noun, "left to", "") if gives and any(token.like_num for token in ahead) else None


def given_by(number: Token) -> Claim | None:
    """The body that gives the number itself: "it reported 52 deaths", "the 60,000 that it acknowledges"."""
    token = number
    for _ in range(5):
        for child in (*token.rights, *(c for unit in token.rights for c in unit.rights)):
            if child.dep_ == "relcl" and child.lemma_ in SHOW | GIVING and child.i > number.i:
                # "the 900 that it acknowledged", "the 600 a day that agencies say are needed"
                return _giver(child)
        verb = token.head
        if token.lower_ in ("of", "to") and verb.lemma_ in SPEAKING:
            # "the union spoke of 41 dead", "police admit to 22"
            return _giver(verb)
        if (
            token.lower_ == "of"
            and verb.lemma_ in NUMBERS
            and verb.dep_ == "dobj"
            and verb.head.lemma_ in GIVING_AS
        ):
            # "the ministry gave a figure of 63"
            return _giver(verb.head)
        if verb.lemma_ in SEEING and token == number and token.dep_ == "dobj":
            # "the police saw 688,000"
            return _giver(verb)
        # "counted seven dead": the parse may take the count right behind the verb for a circumstance
        behind = token.dep_ in ("advmod", "npadvmod") and token.left_edge.i == verb.i + 1
        if verb.lemma_ in GIVING and (behind or token.dep_ in ("dobj", "nsubjpass")):
            return _giver(verb)
        if token.dep_ in ("nummod", "conj") and verb.tag_ in ("VBN", "VBD", "NN", "NNS", "JJ", "CD"):
            # "counted 19 dead and 200 wounded"
            token = verb
            continue
        if verb == token or verb.pos_ in ("VERB", "AUX"):
            return None
        token = verb
    return None


def _giver(verb: Token) -> Claim | None:
    noun = agent(verb) if is_passive(verb) else own_subject(verb) or subject(verb)
    if noun is None or not is_body(noun) or (noun.pos_ == "PRON" and mention_of(noun) is None):
        return None
    return claim_by(noun, "given", verb.text.lower())


def counted_by(number: Token, doc: Doc, *, expressly: bool = False) -> Claim | None:
    """The body behind a report, estimate or count that the figure stands in, or that "shows" it; ``expressly``:
    only the one "by" whose count it is, whoever speaks of it."""
    ancestors = {number.i, *(a.i for a in number.ancestors)}
    for source in around(number):
        if (
            source.lemma_.lower() not in SOURCES
            or source.pos_ not in ("NOUN", "PROPN")
            or source.i > number.i + 25
        ):
            continue
        owner = owner_of(source) or _revising(source, number)
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
        if expressly and not by_count:
            continue
        # "its toll of 38", "the ministry's toll has passed 900"
        reaches = source.i in ancestors or (source.dep_ == "nsubj" and verb.i in ancestors)
        # Italy's toll is that in Italy
        is_own = source.lemma_.lower() in OWN_COUNTS and owner.ent_type_ != "GPE"
        of_it = reaches and is_own and source.i < number.i
        if (
            inside
            or of_it
            or by_count
            or shows
            or (speaks and source.i < number.i)
            or (after and source.i < number.i and verb.pos_ == "ADP")
        ):
            return claim_by(owner, "counted", source.text.lower())
    return None


def _revising(source: Token, number: Token) -> Token | None:
    """Who "raised its count to 310": the subject whose own count it is."""
    own = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in source.lefts)
    if not own or source.dep_ != "dobj" or source.i > number.i:
        return None
    noun = subject(source.head)
    return noun if noun is not None and is_body(noun) else None


def owner_of(source: Token) -> Token | None:
    for child in source.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in BY:
            for noun in child.children:
                if any(c.dep_ == "nummod" for c in noun.children):
                    # "a poll of 640 voters by the university"
                    continue
                if noun.dep_ == "pobj" and (noun.lower_ != "number" and (is_body(noun) or child.lower_ == "by")):
                    return noun
        if child.dep_ in ("poss", "compound", "nmod") and is_body(child):
            return child
    return None


def is_body(noun: Token) -> bool:
    mention = mention_of(noun)
    return mention is not None or (noun.pos_ == "PROPN" and noun.ent_type_ != "DATE")


def claim_by(noun: Token, rule: str, cue: str) -> Claim:
    if noun.lemma_.lower() in SOURCES and (owner := owner_of(noun)) is not None:
        noun = owner
    mention = None if noun.lemma_.lower() in SOURCES else mention_of(noun)
    words = span_of(noun) if mention is None else (mention.start, mention.end)
    return Claim(None if mention is None else mention.actor, words, None, (), rule, cue)
