"""What a vote came to, by the sentence's verbs: "rejected", "waved through", "gave its blessing", "fell short"."""

import re
from functools import cache

from spacy.tokens import Span, Token

from onrecord.extract.syntax import agent, direct_object, is_negated, subject
from onrecord.extract.votes.bodies import BODIES, DECIDERS, SITTING, VOTERS, country_of, is_body_word
from onrecord.extract.votes.confidence import CONFIDENCE_VERBS, outcome_of_confidence
from onrecord.extract.votes.wording import MEASURES, NEEDED, ON_VETOES, is_prospective
from onrecord.lang import lexicon
from onrecord.model import Outcome

_LEXICON = lexicon("votes.toml")
_OF_MEASURES = frozenset(_LEXICON["of_measures"]["verbs"])
_AGAINST_PERSONS = frozenset(("dismiss", "sack", "fire"))
_GOVERNMENTS = frozenset(("government", "coalition", "candidate", "nominee"))
"""What is voted on and yet not carried or lost as a motion is."""
_MUSTERING = frozenset(_LEXICON["short"]["mustering"])
_MUSTERED = frozenset(_LEXICON["short"]["mustered"])
_VOTES = frozenset(("vote", "ballot", "referendum"))
TALLIED = re.compile(r"\b\d+(?:-| to )\d+\b")
_SIDING = frozenset(("say", "oppose", "support", "back", "favor", "favour", "accept", "agree"))
"""What a member does too: the outcome only where a body or those who vote do it."""


@cache
def outcomes() -> dict[str, Outcome]:
    """Lemma -> the outcome that it tells."""
    return {lemma: name for name, lemmas in _LEXICON["outcomes"].items() for lemma in lemmas}


@cache
def _phrasal() -> dict[str, list[tuple[tuple[str, ...], Outcome]]]:
    """Lemma -> the words that it needs beside it, with the outcome that they tell together."""
    found: dict[str, list[tuple[tuple[str, ...], Outcome]]] = {}
    for outcome, phrases in _LEXICON["phrasal"].items():
        for phrase in phrases:
            lemma, *words = phrase.split()
            found.setdefault(lemma, []).append((tuple(words), outcome))
    return found


@cache
def _light() -> dict[str, dict[str, Outcome]]:
    """Lemma -> the nouns that it needs as its object, with the outcome that they tell together."""
    found: dict[str, dict[str, Outcome]] = {}
    for outcome, verbs in _LEXICON["light"].items():
        for lemma, nouns in verbs.items():
            found.setdefault(lemma, {}).update(dict.fromkeys(nouns, outcome))
    return found


@cache
def telling_lemmas() -> frozenset[str]:
    """The lemmas of every verb that can tell an outcome."""
    return frozenset(outcomes()) | frozenset(_phrasal()) | frozenset(_light()) | CONFIDENCE_VERBS


def outcome_of(sent: Span) -> tuple[Outcome | None, Token | None]:
    """The outcome that the sentence's verbs tell as a fact, and the verb that tells it."""
    best: tuple[int, Outcome, Token] | None = None
    for token in sent:
        if (token.pos_ not in ("VERB", "ADJ", "AUX") and token.lemma_ != "veto") or token.dep_ == "amod":
            continue
        outcome = told_by(token)
        if outcome is None:
            continue
        rank = _rank(token)
        if best is None or rank < best[0]:
            best = (rank, outcome, token)
    if best is None:
        return None, None
    return best[1], best[2]


def told_by(verb: Token) -> Outcome | None:
    """The outcome that this verb tells as a fact."""
    if of_a_veto(verb) or is_counted_act(verb) or _is_of_what_is_voted_on(verb):
        return None
    outcome = outcome_of_confidence(verb) or _by_its_words(verb)
    if outcome is None or not _is_fact(verb):
        return None
    failed = verb.dep_ == "xcomp" and verb.head.lemma_ == "fail"
    if is_negated(verb) or failed:
        # "did not adopt", "failed to pass"
        return "rejected" if outcome == "adopted" else None
    return outcome


def _is_of_what_is_voted_on(verb: Token) -> bool:
    """ "Voted 31-17 to suspend the patrols that both countries agreed in 2023": another, earlier agreement."""
    if verb.dep_ != "relcl" or verb.lemma_ != "agree":
        return False
    voted = next((above for above in verb.ancestors if above.lemma_ == "vote" and above.pos_ == "VERB"), None)
    return voted is not None and any(child.like_num and child.i < verb.i for child in voted.children)


def _by_its_words(verb: Token) -> Outcome | None:
    lemma = verb.lemma_.lower()
    for words, told in _phrasal().get(lemma, ()):
        if _has_beside(verb, words) and not _is_of_one(verb):
            return told if lemma not in _OF_MEASURES or _is_of_measure(verb) else None
    light = _light().get(lemma, {})
    nouns = [c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] if light else []
    carried = next((light[noun] for noun in nouns if noun in light), None)
    if carried is not None:
        return carried
    outcome = outcomes().get(lemma) or outcomes().get(verb.lower_)
    if outcome is None:
        return None
    if (lemma in _OF_MEASURES or verb.lower_ in _OF_MEASURES) and not _is_of_measure(verb):
        return None
    if lemma == "elect" and not _is_elected_by_body(verb):
        # who is elected to a body by voters wins a contest
        return None
    if lemma in _AGAINST_PERSONS and _is_of_person(verb):
        return "adopted"
    if lemma in _SIDING and not _is_of_voters(verb):
        return None
    if lemma == "table" and not _puts_off(verb):
        return None
    if lemma == "lose" and direct_object(verb) is not None:
        return None
    if lemma not in ("vote", "rule", "agree", "find") and any(c.dep_ == "ccomp" for c in verb.rights):
        # "confirmed that": what is said, not what is decided
        return None
    return outcome


def _is_of_one(verb: Token) -> bool:
    """Whether one alone did it: "Serbia alone said no"."""
    return any(t.lower_ in ("alone", "only") for child in verb.lefts for t in child.subtree)


def _puts_off(verb: Token) -> bool:
    """Whether to table something puts it off, as in America: "tabled the bill 30-25", "until June"; elsewhere it
    puts it forward."""
    if any(c.lemma_.lower() in _VOTES or c.lower_ in ("until", "indefinitely") for c in verb.rights):
        return True
    is_voted = TALLIED.search(verb.doc[verb.i : verb.sent.end].text) is not None
    return direct_object(verb) is not None and (is_voted or country_of(verb.doc) == "USA")


def _is_elected_by_body(verb: Token) -> bool:
    """Whether who is elected is a body's choice: "parliament elected", not "was elected with 4,112 votes"."""
    by = agent(verb) if any(c.dep_ == "auxpass" for c in verb.children) else subject(verb)
    return by is not None and (is_body_word(by) or (by.pos_ == "PROPN" and by.dep_ == "nsubj"))


def _is_of_person(verb: Token) -> bool:
    """Whether it is done to a person: a governor dismissed is a decision carried, a motion dismissed is lost."""
    patient = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    mention = None if patient is None else verb.doc._.mention_at.get(patient.i)
    actor = None if mention is None else next((a for a in verb.doc._.actors if a.id == mention.actor), None)
    return (
        actor is not None and patient is not None and actor.kind in ("person", "unnamed") and patient.tag_ != "NNS"
    )


def _is_fact(verb: Token) -> bool:
    voted_to = verb.dep_ == "xcomp" and verb.head.lemma_ in ("vote", "decide", "agree", "rule")
    return not is_prospective(verb.head if voted_to else verb)


def _has_beside(verb: Token, words: tuple[str, ...]) -> bool:
    """Whether a particle or preposition with its noun hangs on the verb or stands right behind it."""
    doc = verb.doc
    starts = {c.i for c in verb.children if c.i > verb.i} | {verb.i + 1}
    return any(tuple(t.lower_ for t in doc[i : i + len(words)]) == words for i in starts)


def _is_of_measure(verb: Token) -> bool:
    """Whether a measure is what the verb tells of: its object, or its subject; or a body does it to something."""
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "nsubj") and c.tag_ != "WDT"]
    if verb.dep_ in ("conj", "relcl", "acl", "xcomp") and not nouns:
        nouns = [c for c in verb.head.children if c.dep_ in ("nsubjpass", "nsubj")] + [verb.head]
    return any(n.lemma_.lower() in (MEASURES - _GOVERNMENTS) | _VOTES | {"it"} for n in nouns) or (
        direct_object(verb) is not None and any(c.dep_ == "nsubj" and is_body_word(c) for c in verb.children)
    )


def _is_of_voters(verb: Token) -> bool:
    """Whether a body or those who vote do it, or it is done to a measure."""
    noun = next((c for c in verb.children if c.dep_ in ("nsubj", "agent")), None)
    if noun is None:
        return verb.dep_ in ("ROOT", "conj", "xcomp")
    if noun.dep_ == "agent":
        noun = next(iter(noun.children), noun)
    return is_body_word(noun) or noun.tag_ in ("NNS", "NNPS")


def is_counted_act(verb: Token) -> bool:
    """Whether only so many did it ("twelve members backed it", "56 voted to convict"): a side, not the outcome."""
    acting = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "vote" else verb
    by = agent(acting)
    noun = next((c for c in acting.lefts if c.dep_ == "nsubj"), None)
    if noun is None and by is not None and by.lemma_.lower() in VOTERS | DECIDERS | SITTING:
        noun = by
    if noun is None or (noun.lemma_.lower() in BODIES and noun.lemma_.lower() not in SITTING):
        # "the two houses passed the law"
        return False
    return noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children)


def of_a_veto(token: Token) -> bool:
    """Whether a veto stands there that another verb decides on ("overrode the veto"), or that was overridden."""
    if token.lemma_ != "veto":
        return False
    if token.dep_ == "nsubjpass" and token.head.lemma_ in ON_VETOES:
        return True
    doc = token.doc
    before = doc[max(token.sent.start, token.i - 6) : token.i]
    return any({t.lemma_, t.lower_} & ON_VETOES for t in before)


def falls_short(sent: Span) -> bool:
    """Whether the votes were too few: "two short of the nine it needed", "seven fewer than needed"."""
    for token in sent:
        if token.lower_ == "short" and token.i > sent.start:
            before = token.nbor(-1)
            behind = token.i + 1 < sent.end and token.nbor().lower_ == "of"
            if behind or before.lemma_ in ("fall", "come", "vote", "be") or before.pos_ == "NUM":
                return True
        if token.lemma_ in _MUSTERING and (is_negated(token) or token.head.lemma_ == "fail"):
            # "failed to muster the two-thirds that it needed"
            return any(c.dep_ == "dobj" and c.lemma_.lower() in _MUSTERED for c in token.children)
        if token.lower_ in ("fewer", "less") and token.i + 1 < sent.end and token.nbor().lower_ == "than":
            return any(t.lemma_.lower() in NEEDED for t in sent)
    return False


def _rank(token: Token) -> int:
    """The nearer to a measure and the main clause, the likelier the verb tells the vote's outcome."""
    rank = 4
    noun = direct_object(token) or next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if noun is not None and noun.lemma_.lower() in MEASURES:
        rank -= 2
    if token.dep_ == "ROOT":
        rank -= 1
    if token.dep_ == "xcomp" and token.head.lemma_ == "vote":
        rank -= 1
    return rank + (0 if token.dep_ not in ("relcl", "acl", "advcl", "amod") else 1)
