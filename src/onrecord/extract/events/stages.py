"""The stages that one plan went through, where a sentence tells several: "was put off, then called off, and
announced again"; "the talks that were put off in May will be held on Friday".

In: the draft of an event noun. Out: a draft for each further stage that is told. Promise: each stage has a verb of
its own, whose words are its trigger; what is told once stays one event.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import is_place, lemma_of
from onrecord.extract.events.frames import noun_frames
from onrecord.extract.events.nominal import whole_of
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.relations import is_truce
from onrecord.extract.events.standing import ENDED, TURNS, settled_by
from onrecord.extract.participants import RELATIVES

STAGED = frozenset(("CONSULT", "COOPERATE", "PROTEST", "SANCTION"))
IT = frozenset(("it", "them"))


def stages(draft: Draft) -> list[Draft]:
    """The further stages of what a draft tells, in the text's order."""
    noun = draft.match.trigger
    truce = draft.match.frame.mode == "ceasefire"
    if truce and not is_noun(noun):
        noun = next((o for o in draft.match.objects if is_truce(o)), noun)  # "restored the truce that collapsed"
    if not (truce or draft.match.frame.type in STAGED) or not is_noun(noun):
        return []
    own = None if draft.standing.token is None else draft.standing.token.i
    found = []
    again = draft.standing.status == "rescheduled"
    for verbs in _clauses(noun):
        if again and verbs[0].dep_ == "acl" and not _has_doer(verbs[0]):
            continue  # "revived a visit called off a week ago" is one plan put on again
        told = [(verb, stand) for verb in verbs if (stand := settled_by(verb, noun)) is not None]
        if draft.match.frame.type == "SANCTION":
            # Who lifts or revokes sanctions yields, which is told as such.
            told = [(verb, stand) for verb, stand in told if stand.status == "postponed"]
        turns = [verb for verb, stand in told if stand.status in (ENDED if truce else TURNS)]
        if not turns or (own in {v.i for v in verbs} and len(turns) < 2):
            continue
        found += [
            replace(
                draft, standing=stand, match=replace(draft.match, trigger=noun, words=_words(verb), stage=verb)
            )
            for verb, stand in told
            if verb.i != own and (stand.status in TURNS or stand.status != draft.standing.status)
        ]
    return found


def after_all(noun: Token, planned: Standing) -> Standing:
    """How a plan stands of which one further stage is told: "was planned for May but was moved to June"."""
    if planned.status != "planned" or planned.token is None or noun.dep_ != "nsubjpass" or not is_noun(noun):
        return planned
    later = [stand for verb in _joined(planned.token) if (stand := settled_by(verb, noun)) is not None]
    turns = [stand for stand in later if stand.status in TURNS]
    return turns[0] if len(turns) == 1 else planned


def _clauses(noun: Token) -> Iterator[list[Token]]:
    """The verbs that are done to the noun: those of its own clause, those of a clause that describes it."""
    whole = whole_of(noun)
    if whole.dep_ == "nsubjpass":
        yield list(_joined(whole.head))
    for clause in noun.doc[noun.i + 1 : noun.sent.end]:
        described = clause.head
        beside = described in (noun, whole) or (described.i > noun.i and is_place(described))
        beside = beside or (is_truce(noun) and noun.is_ancestor(described))  # "with the rebels, which collapsed"
        if (clause.dep_ in ("relcl", "acl") and beside and _is_done_to(clause, noun)) or _is_done_to_it(
            clause, noun
        ):
            yield list(_joined(clause))
            return


def _is_done_to(clause: Token, noun: Token) -> bool:
    """Whether the relative clause tells what was done to what it describes: "that was put off", "it delayed"; of a
    truce also that it "collapsed"."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN" or _has_doer(clause)  # "a visit called off a week ago", "that Peru called off"
    own = ("nsubjpass", "dobj", "nsubj") if is_truce(noun) else ("nsubjpass", "dobj")
    return any(c.dep_ in own and c.lower_ in RELATIVES for c in clause.lefts)


def _has_doer(clause: Token) -> bool:
    """Whether somebody does it to what the clause describes, and to nothing else."""
    parts = {c.dep_ for c in clause.children}
    return "nsubj" in parts and "dobj" not in parts


def _is_done_to_it(verb: Token, noun: Token) -> bool:
    """Whether a later verb is done to "it", which can only be the plan: "announced a visit, then put it off"."""
    if verb.pos_ != "VERB" or not any(c.dep_ == "dobj" and c.lower_ in IT for c in verb.rights):
        return False
    between = noun.doc[noun.i + 1 : verb.i]
    return not any(t.pos_ == "NOUN" and lemma_of(t) in noun_frames(t) for t in between)


def _joined(verb: Token) -> Iterator[Token]:
    """The verb and the participles coordinated with it."""
    yield verb
    for child in verb.rights:
        if (
            child.dep_ in ("conj", "dep")
            and child.pos_ == "VERB"
            and not any(c.dep_ == "nsubj" for c in child.lefts)
        ):
            yield from _joined(child)


def _words(verb: Token) -> list[Token]:
    return [verb, *(c for c in verb.rights if c.dep_ == "prt")]
