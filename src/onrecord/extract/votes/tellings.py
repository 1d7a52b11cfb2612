"""What one sentence tells of a vote."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.data.own import own_of
from onrecord.extract.participants import mention_of
from onrecord.extract.syntax import agent, direct_object, is_negated, own_subject, subject
from onrecord.extract.votes.bodies import (
    ASSEMBLED,
    DECIDERS,
    Body,
    acting,
    body_after,
    body_before,
    body_in,
    body_of,
    last_words,
)
from onrecord.extract.votes.clues import RULINGS, TALKING, Clues, clues_in
from onrecord.extract.votes.confidence import outcome_of_confidence
from onrecord.extract.votes.counts import NUM
from onrecord.extract.votes.doubts import held
from onrecord.extract.votes.ordering import settled
from onrecord.extract.votes.outcomes import falls_short, of_a_veto, outcomes, telling_lemmas, told_by
from onrecord.extract.votes.positions import Stand, stands_beside, stands_in
from onrecord.extract.votes.tallies import Tally, tallies_in
from onrecord.extract.votes.wording import (
    LAWS,
    MEASURES,
    PASSING,
    STRONG,
    STRONG_PHRASE,
    words_of,
)
from onrecord.model import Outcome, passage_at

PAIRED = re.compile(
    r"\d\s?[-–—‑]\s?\d|\d to \w|\bunanim|\b(?:in favou?r|against|opposed)\b|\b(?:by|of) \w+ to \w|\b\w+ed by \d"
    rf"|\b{NUM} of (?:the |its )?(?:[\w’']+ )?{NUM} |\b{NUM}(?: [a-z]+)? to (?:{NUM}|none|nil)\b",
    re.I,
)
BY_VOTING = STRONG | {"consensus", "majority", "hand"}
"""By what a body decides: "by consensus", "on a show of hands"."""
MARGINS = frozenset(("overwhelmingly", "narrowly", "unanimously"))
LONGEST = 300
"""Tokens of the longest sentence that is read for votes: what is longer is a table or a broken text."""


class Telling(NamedTuple):
    """One sentence's part of a vote. ``tally`` has its order settled: for, against, abstaining."""

    sent: Span
    body: Body | None
    measure: Token | None
    tally: Tally | None
    outcome: Outcome | None
    stands: tuple[Stand, ...]
    verb: Token | None
    is_strong: bool
    is_decision: bool = False
    """Whether the sentence tells a decision as one that was voted on, whoever the body is."""

    @property
    def measure_words(self) -> str | None:
        """The words of the measure."""
        return None if self.measure is None else words_of(self.measure)


def tellings(doc: Doc) -> Iterator[Telling]:
    """What each telling sentence says of a vote that was held."""
    lemmas = [token.lemma_.lower() for token in doc]
    triggers = telling_lemmas() | RULINGS | {"favor", "favour", "against", "consensus", "hand"}
    for sent in doc.sents:
        if sent.end - sent.start > LONGEST:
            continue
        here = set(lemmas[sent.start : sent.end])
        is_strong = not here.isdisjoint(STRONG)
        if not is_strong:
            if here.isdisjoint(triggers):
                continue
            is_strong = STRONG_PHRASE.search(sent.text) is not None
            if not is_strong and not _may_tell(here, sent):
                continue
        passage = passage_at(doc._.passages, sent[0].idx)
        if passage is None or passage.tells:
            yield from _told(sent, here, is_strong, doc)


def _may_tell(lemmas: set[str], sent: Span) -> bool:
    """Whether a sentence with no word of voting may tell a vote all the same: by numbers, or by a body or those
    who vote with a measure."""
    if PAIRED.search(sent.text) is not None:
        return True
    return not lemmas.isdisjoint(MEASURES | {"decision"}) and not lemmas.isdisjoint(
        last_words(own_of(sent.doc)) | DECIDERS | ASSEMBLED
    )


def _told(sent: Span, lemmas: set[str], is_strong: bool, doc: Doc) -> Iterator[Telling]:
    clues = clues_in(sent, lemmas, is_strong, doc)
    stands = tuple(stands_in(sent, doc)) if is_strong or "oppose" in lemmas else ()
    numbers = tallies_in(sent)
    if numbers and any(stand.is_only for stand in stands):
        # "Russia alone opposed the text"
        clues = clues._replace(is_strong=True)
    tallies = held(numbers, clues) if numbers else []
    if not tallies:
        telling = _without_numbers(clues, stands, doc)
        if telling is not None:
            yield telling
        return
    stands = (*stands, *(stand for tally in tallies for stand in stands_beside(tally.sides, doc)))
    if len(tallies) == 1:
        yield _with_tally(tallies[0], clues, stands, doc)
    else:
        yield from _with_tallies(tallies, clues, stands, doc)


def _with_tally(tally: Tally, clues: Clues, stands: tuple[Stand, ...], doc: Doc) -> Telling:
    sent, outcome, verb, voting = clues.sent, clues.outcome, clues.verb, clues.voting
    if outcome in (None, "adopted") and (verb is None or verb.dep_ == "xcomp") and falls_short(sent):
        # "56 voted to convict, 11 short of what they needed"
        outcome, verb = "rejected", None
    if outcome is None and voting is not None and acting(sent, doc, voting) is not None:
        to_do = any(c.dep_ == "xcomp" for c in voting.rights)
        outcome = _by_direction(voting) if to_do or tally.first is not None else None
    if outcome is None and clues.act is not None and (tally.in_favour is None or tally.against is None):
        outcome = "adopted"
    if outcome is None and tally.is_majority and tally.against is None:
        outcome = "adopted"
    everybody_against = any(s.everybody and s.name == "against" for s in tally.sides)
    if outcome is None and (everybody_against or (tally.against is None and (tally.is_few or tally.is_minority))):
        outcome = "rejected"
    earlier = _verb_before(sent, tally)
    if verb is not None and earlier is not None and verb.idx - sent.start_char > tally.end:
        # "the bill, which passed the Senate 68-32, died in the House"
        before = told_by(earlier) if earlier.dep_ in ("relcl", "acl") else None
        outcome, verb = (outcome, verb) if before is None else (before, earlier)
    nearer = None if verb is None else _act_between(verb, tally, sent)
    if nearer is not None:
        # "rejected his resignation and then removed him by 105 votes to nine"
        outcome, verb = outcomes().get(nearer.lemma_, "adopted"), nearer
    is_confidence = verb is not None and outcome_of_confidence(verb) is not None
    body = None if verb is None else _cleared(verb, clues.measure, doc)
    body = body or body_in(sent, doc, None if is_confidence else verb or voting or clues.act)
    tally = settled(tally, outcome, verb, sent, doc)
    return Telling(sent, body, clues.measure, tally, outcome, stands, verb or voting or clues.act, clues.is_strong)


def _act_between(verb: Token, tally: Tally, sent: Span) -> Token | None:
    """What the same body did after the verb and nearer to the numbers."""
    for token in verb.rights:
        if token.dep_ == "conj" and token.tag_ == "VBD" and token.idx - sent.start_char < tally.start:
            return (
                token
                if own_subject(token) is None and token.lemma_ not in TALKING and not is_negated(token)
                else None
            )
    return None


def _with_tallies(tallies: list[Tally], clues: Clues, stands: tuple[Stand, ...], doc: Doc) -> Iterator[Telling]:
    """Two votes in one sentence: each takes the verb and the body before its own numbers."""
    sent, begin = clues.sent, 0
    body = body_in(sent, doc, clues.verb or clues.voting)
    for tally in tallies:
        verb = _verb_before(sent, tally)
        is_here = verb is not None and verb.idx - sent.start_char >= begin
        here = (
            body_after(sent, doc, sent.start_char + tally.end)
            or (acting(sent, doc, verb) if is_here else None)
            or body_before(sent, doc, sent.start_char + begin, sent.start_char + tally.start)
        )
        verb = verb or clues.verb
        outcome = clues.outcome if verb is None else outcomes().get(verb.lemma_, clues.outcome)
        told = settled(tally, outcome, verb, sent, doc)
        own = stands if not begin else ()
        yield Telling(sent, here or body, clues.measure, told, outcome, own, verb, clues.is_strong)
        begin = tally.end


def _without_numbers(clues: Clues, stands: tuple[Stand, ...], doc: Doc) -> Telling | None:
    """The vote that a sentence tells without a tally: who decided on what, how somebody voted by name, that it
    was put off."""
    sent, verb, voting, outcome = clues.sent, clues.verb, clues.voting, clues.outcome
    in_referendum = not clues.lemmas.isdisjoint(("referendum", "plebiscite"))
    if verb is None and _is_by_voting(clues.act):
        # "the assembly admitted Samoa by acclamation"
        verb, outcome = clues.act, "adopted"
    is_decided = verb is not None and (
        verb == clues.act
        or _is_decided(verb, clues.measure, clues.is_strong)
        or (in_referendum and _is_of_people(verb, is_strong=True) and direct_object(verb) is not None)
    )
    actor = acting(sent, doc, voting) or acting(sent, doc, verb)
    by_people = in_referendum or _is_of_people(verb, clues.is_strong)
    body = None if actor is not None or not is_decided or verb is None else _of_passive(verb, sent, doc)
    if (
        body is None
        and actor is None
        and verb is not None
        and (body := _cleared(verb, clues.measure, doc)) is not None
    ):
        is_decided = True
    told = is_decided and (actor is not None or body is not None or by_people or _is_by_voting(verb))
    if verb is not None and outcome_of_confidence(verb) is not None:
        told, body, actor = True, body_in(sent, doc, None), None
    # "the bill was pulled before it came to a vote"
    # "the board postponed a decision"
    is_undecided = actor is not None and outcome == "postponed" and _is_of_a_vote(verb, ("decision",))
    put_off = _is_of_a_vote(verb) or is_undecided or (outcome == "withdrawn" and is_decided and clues.is_strong)
    put_off = put_off and outcome in ("postponed", "withdrawn")
    is_held = voting is not None and not is_negated(voting) and (actor is not None or _is_of_many(voting))
    if not (put_off or stands or told or is_held):
        return None
    if is_held and outcome is None and voting is not None:
        outcome = _by_direction(voting)
    body = actor or body
    if body is None and (put_off or stands):
        body = body_in(sent, doc, verb or voting, anywhere=not put_off)
    is_theirs = told and (body is None or by_people or actor is None)
    return Telling(
        sent,
        body,
        clues.measure,
        None,
        outcome,
        stands,
        verb or voting,
        clues.is_strong,
        is_theirs or is_undecided,
    )


def _of_passive(verb: Token, sent: Span, doc: Doc) -> Body | None:
    """The body where something was decided and nobody is said to have done it: "was carried in the assembly"."""
    if not any(c.dep_ == "auxpass" for c in verb.children):
        return None
    by = agent(verb)
    return body_in(sent, doc, verb) if by is None or mention_of(by) is None else None


def _cleared(verb: Token, measure: Token | None, doc: Doc) -> Body | None:
    """The body that a measure is said to have passed: "the bill cleared the Senate"."""
    noun = direct_object(verb) if verb.lemma_ in ("clear", "pass") else None
    if noun is None or measure is None or verb not in (measure.head, *measure.rights):
        return None
    if measure == noun:
        return None
    return body_of(noun, doc)


def _is_of_people(verb: Token | None, is_strong: bool) -> bool:
    """Whether those who vote decide: "shareholders threw out the report"; beside a word of voting any people:
    "machinists ratified the contract by a narrow margin of ballots"."""
    noun = None if verb is None else subject(verb)
    if noun is None or noun.tag_ not in ("NNS", "NNPS"):
        return False
    return is_strong or noun.lemma_.lower() in ASSEMBLED


def _is_by_voting(verb: Token | None) -> bool:
    """Whether it is told by what vote it was decided: "was beaten off by 61 percent of the votes"."""
    means = (
        ()
        if verb is None
        else (c for c in verb.children if c.dep_ in ("prep", "agent") and (c.i > verb.i or c.lower_ == "by"))
    )
    return any(
        c.lower_ in ("by", "in", "on", "with") and not BY_VOTING.isdisjoint(t.lemma_ for t in c.subtree)
        for c in means
    )


def _is_decided(verb: Token, measure: Token | None, is_strong: bool) -> bool:
    """Whether the measure itself is what the verb decides: its object, or its subject in the passive. Where no
    word of voting stands by, only a law that is passed or rejected."""
    if measure is None:
        return False
    by_itself = ("nsubj",) if verb.lemma_ in ("pass", "fail", "fall", "carry") and is_strong else ()
    down = measure.head.head == verb and measure.head.lower_ in ("down", "through")
    return (
        (measure.head == verb or down)
        and measure.dep_ in ("dobj", "nsubjpass", *by_itself, *(("pobj",) if down else ()))
        and measure.tag_ in ("NN", "NNP")
        and (
            is_strong
            or (verb.lemma_ in PASSING and measure.lemma_.lower() in LAWS)
            or (verb.lemma_ in PASSING and _is_of_people(verb, is_strong))
        )
    )


def _is_of_many(voting: Token) -> bool:
    """Whether only a body can have voted so: "voted overwhelmingly to accept"."""
    return any(c.lower_ in MARGINS for c in voting.children) and any(c.dep_ == "xcomp" for c in voting.rights)


def _by_direction(voting: Token) -> Outcome | None:
    """What a body that "voted to do" or "voted against" something decided."""
    for child in voting.rights:
        if child.lower_ == "against" or (child.lower_ == "not" and child.i == voting.i + 1):
            return "rejected"
        in_favour = child.lower_ == "in" and child.i + 1 < len(child.doc) and child.nbor().lower_[:4] == "favo"
        if child.dep_ == "xcomp" or child.lower_ == "for" or in_favour:
            return "adopted"
    return None


def _is_of_a_vote(verb: Token | None, nouns: tuple[str, ...] = ("vote", "ballot", "referendum")) -> bool:
    return verb is not None and any(c.lemma_ in nouns and c.dep_ in ("dobj", "nsubjpass") for c in verb.children)


def _verb_before(sent: Span, tally: Tally) -> Token | None:
    before = [
        t
        for t in sent
        if t.idx - sent.start_char < tally.start
        and t.lemma_ in outcomes()
        and t.pos_ == "VERB"
        and not of_a_veto(t)
    ]
    return before[-1] if before else None


def tally_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where the report writes the tallies of votes, in order: their numbers are no figures."""
    found: list[tuple[int, int]] = []
    for telling in tellings(doc):
        if telling.tally is not None:
            begin = telling.sent.start_char
            found.extend((begin + start, begin + end) for start, end in telling.tally.pieces)
    return sorted(found)
