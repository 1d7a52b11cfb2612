"""To whom it was said: "told reporters", "in a letter to the governor", "was warned by his doctors"."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.participants import mention_of
from onrecord.extract.statements import acts
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.occasions import carriers, holds, is_gathering, occasion_noun, words
from onrecord.extract.statements.speakers import actor_of

FROM = frozenset(("from", "of"))
TOWARDS = FROM | {"to"}
UNDER = frozenset(("object_infinitive", "addressed_infinitive", "tagged"))
"""In these frames the content begins with who it is said to: "urged drivers to wait"."""


def addressee_of(draft: Draft, outer: Draft | None = None) -> str | None:
    """The id of the actor that it was said to; nobody tells himself, and "me" is who says the outer one."""
    speaking = actor_of(draft.speaker)
    for told in _told(draft):
        actor = None if is_gathering(told) else _named(told)
        if told.lower_ in ("me", "us") and outer is not None:
            actor = actor_of(outer.speaker)
        if actor is not None and actor != speaking:
            return actor
    return None


def _named(told: Token) -> str | None:
    """The actor of the noun, rather of the name beside it: "the newspaper Le Soir"."""
    for name in told.rights:
        if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i <= told.i + 2:
            mention = mention_of(name)
            if mention is not None:
                return mention.actor
    mention = mention_of(told)
    return None if mention is None else mention.actor


def _told(draft: Draft) -> Iterator[Token]:
    """Whoever the words beside the cue name as spoken to, the likeliest first."""
    told = draft.addressee
    if told is not None and (draft.frame in UNDER or not holds(draft, told)) and _is_told(told):
        yield told
    verbs = list(carriers(draft))
    for verb in verbs:
        yield from (t for t in _of_verb(verb, draft) if t != draft.speaker)
    noun = occasion_noun(draft)
    if noun is not None:
        yield from _of_occasion(noun)
    for verb in verbs:
        # "Asked by reporters whether it was safe, she …": who asks is answered
        for child in verb.lefts:
            if child.tag_ == "VBN" and child.dep_ == "advcl" and child.lemma_ in acts.words("addressed"):
                by = syntax.agent(child)
                if by is not None:
                    yield by


def _is_told(token: Token) -> bool:
    """Whether the object is one of a verb that tells somebody: not in "shouted a man"."""
    return token.dep_ != "dobj" or token.head.lemma_.lower() in words("telling")


def _of_verb(verb: Token, draft: Draft) -> Iterator[Token]:
    """Who a verb of saying tells: its object, who it speaks to, calls on or demands something from."""
    lemma = verb.lemma_.lower()
    addressed = lemma in words("telling")
    if addressed and syntax.is_passive(verb):
        passive = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
        if passive is not None and syntax.agent(verb) is not None:
            yield passive
        return
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and addressed and not _is_content(child, draft):
            yield child
        elif child.dep_ in ("prep", "dative"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is None:
                continue
            if _reaches(child.lower_, lemma, draft) or (child.lower_ == "to" and not holds(draft, noun)):
                yield noun
    wanted = syntax.direct_object(verb) if lemma in words("wanting") else None
    if wanted is not None:
        yield from syntax.prepositional(wanted, "from")


def _reaches(preposition: str, lemma: str, draft: Draft) -> bool:
    """Whether the preposition leads from this verb to who is told: "spoke to", "called on", "demanded from"."""
    if preposition in ("on", "upon", "with") and draft.frame == "addressed_infinitive":
        return True
    if preposition == "with":
        return lemma in ("speak", "talk", "plead")
    if preposition == "before":
        return lemma in ("testify", "speak", "appear")
    return lemma in (words("wanting") if preposition in FROM else words("speaking")) and preposition in TOWARDS


def _is_content(child: Token, draft: Draft) -> bool:
    """Whether the object is what is said, not who is told."""
    return holds(draft, child) and draft.frame not in UNDER and not draft.frame.startswith("object")


def _of_occasion(noun: Token) -> Iterator[Token]:
    """Who is spoken to on the occasion: "a letter to the governor", "an interview with the paper"."""
    if noun.lemma_.lower() in words("addressing"):
        yield from syntax.prepositional(noun, "to", "before", "for")
        if noun.head.dep_ == "prep":
            yield from syntax.prepositional(noun.head.head, "to")
        for child in noun.rights:
            if child.dep_ in ("relcl", "acl") and child.lemma_.lower() in words("issuing"):
                yield from syntax.prepositional(child, "to")
    if noun.lemma_.lower() in words("exchanging"):
        yield from syntax.prepositional(noun, "with")
