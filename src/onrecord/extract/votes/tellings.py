"""What one sentence tells of a vote."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.extract.syntax import is_negated
from onrecord.extract.votes.bodies import (
    BODIES,
    VOTERS,
    Body,
    acting,
    body_after,
    body_before,
    body_in,
    last_words,
)
from onrecord.extract.votes.doubts import is_by_vote, is_something_else, is_sure, is_voted
from onrecord.extract.votes.positions import Stand, stands_in
from onrecord.extract.votes.tallies import Tally, tallies_in
from onrecord.extract.votes.wording import (
    LAWS,
    MEASURES,
    NEEDED,
    PASSING,
    SPORTS,
    STRONG,
    is_prospective,
    measure_of,
    of_a_veto,
    outcome_of,
    outcomes,
    words_of,
)
from onrecord.lang import lexicon
from onrecord.model import Outcome, passage_at

RULINGS = frozenset(("rule", "decision", "ruling", "verdict", "tally", "split", "deadlock", "majority"))
TRIGGERS = outcomes().keys() | RULINGS | {"favor", "favour", "against"}
PAIRED = re.compile(r"\d\s?[-–—‑]\s?\d|\d to \w|\bunanim|\b(?:in favou?r|against)\b|\b(?:by|of) \w+ to \w", re.I)
CONTESTS = frozenset(lexicon("votes.toml")["words"]["contests"])
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

    @property
    def measure_words(self) -> str | None:
        """The words of the measure."""
        return None if self.measure is None else words_of(self.measure)


def tellings(doc: Doc) -> Iterator[Telling]:
    """What each telling sentence says of a vote that was held."""
    lemmas = [token.lemma_.lower() for token in doc]
    for sent in doc.sents:
        here = set(lemmas[sent.start : sent.end])
        is_strong = not here.isdisjoint(STRONG)
        if sent.end - sent.start > LONGEST:
            continue
        if not is_strong and (here.isdisjoint(TRIGGERS) or not _may_tell(here, sent)):
            continue
        passage = passage_at(doc._.passages, sent[0].idx)
        if passage is not None and not passage.tells:
            continue
        yield from _told(sent, here, is_strong, doc)


def _may_tell(lemmas: set[str], sent: Span) -> bool:
    """Whether a sentence with no word of voting may tell a vote all the same: by numbers, or by a known body
    with a measure."""
    if PAIRED.search(sent.text) is not None:
        return True
    return not lemmas.isdisjoint(MEASURES) and not lemmas.isdisjoint(last_words())


def _told(sent: Span, lemmas: set[str], is_strong: bool, doc: Doc) -> Iterator[Telling]:
    outcome, verb = outcome_of(sent)
    measure = measure_of(sent, verb)
    stands = tuple(stands_in(sent, doc)) if is_strong or "oppose" in lemmas else ()
    tallies = [t for t in tallies_in(sent.text) if not is_something_else(t, sent)]
    if not is_strong:
        near_body = not lemmas.isdisjoint(BODIES | VOTERS) and (verb is not None or not lemmas.isdisjoint(RULINGS))
        decided = verb is not None and measure is not None and measure.head == verb
        if not (near_body or decided) or not lemmas.isdisjoint(SPORTS):
            tallies = []
        tallies = [t for t in tallies if is_sure(t, sent, lemmas)]
    if outcome is None and not lemmas.isdisjoint(CONTESTS):
        tallies = [t for t in tallies if t.shape != "pair"]
    voting = next((t for t in sent if t.lemma_ == "vote" and t.pos_ == "VERB" and not is_prospective(t)), None)
    if is_strong and not lemmas.isdisjoint(SPORTS) and voting is None:
        tallies = [t for t in tallies if is_by_vote(t, sent)]
    if not lemmas.isdisjoint(SPORTS):
        tallies = [t for t in tallies if voting is None or is_by_vote(t, sent) or is_voted(t, voting, sent)]
    if not tallies:
        actor = acting(sent, doc, voting) or acting(sent, doc, verb)
        by_people = "referendum" in lemmas or "plebiscite" in lemmas
        told = outcome is not None and verb is not None and _is_decided(verb, measure, is_strong)
        told = told and (actor is not None or by_people)
        put_off = outcome in ("postponed", "withdrawn") and verb is not None and _is_of_a_vote(verb)
        held = voting is not None and actor is not None and not is_negated(voting)
        if put_off or stands or told or held:
            if held and outcome is None and voting is not None:
                outcome = _by_direction(voting)
            body = actor or (body_in(sent, doc, verb or voting) if put_off or stands else None)
            yield Telling(sent, body, measure, None, outcome, stands, verb or voting, is_strong)
        return
    body = body_in(sent, doc, verb or voting)
    is_pair = len(tallies) == 1 and tallies[0].first is not None
    if outcome is None and voting is not None and is_pair and acting(sent, doc, voting) is not None:
        outcome = _by_direction(voting)
    if outcome is None and "short" in lemmas and tallies[0].against is None and tallies[0].second is None:
        # "only 278 voted for it, nine short of what it needed"
        outcome = "rejected"
    for i, tally in enumerate(tallies):
        if len(tallies) > 1:
            begin = 0 if i == 0 else tallies[i - 1].end
            here = body_after(sent, doc, sent.start_char + tally.end) or body_before(
                sent, doc, sent.start_char + begin, sent.start_char + tally.start
            )
            # Two votes in one sentence: each takes the verb and the stands before its own numbers.
            verb_here = _verb_before(sent, tally) or verb
            outcome_here = outcomes().get(verb_here.lemma_) if verb_here is not None else outcome
            yield Telling(
                sent,
                here or body,
                measure,
                _settled(tally, outcome_here, verb_here, sent),
                outcome_here,
                stands if i == 0 else (),
                verb_here,
                is_strong,
            )
        else:
            yield Telling(
                sent,
                body,
                measure,
                _settled(tally, outcome, verb, sent),
                outcome,
                stands,
                verb or voting,
                is_strong,
            )


def _is_decided(verb: Token, measure: Token | None, is_strong: bool) -> bool:
    """Whether the measure itself is what the verb decides: its object, or its subject in the passive. Where no
    word of voting stands by, only a law that is passed or rejected."""
    return (
        measure is not None
        and measure.head == verb
        and measure.dep_ in ("dobj", "nsubjpass")
        and measure.tag_ in ("NN", "NNP")
        and (is_strong or (verb.lemma_ in PASSING and measure.lemma_.lower() in LAWS))
    )


def _by_direction(voting: Token) -> Outcome | None:
    """What a body that "voted to do" or "voted against" something decided."""
    for child in voting.rights:
        if child.lower_ == "against" or (child.lower_ == "not" and child.i == voting.i + 1):
            return "rejected"
        if (
            child.dep_ == "xcomp"
            or child.lower_ == "for"
            or (child.lower_ == "in" and child.nbor().lower_[:4] == "favo")
        ):
            return "adopted"
    return None


def _is_of_a_vote(verb: Token) -> bool:
    return any(
        c.lemma_ in ("vote", "ballot", "referendum") and c.dep_ in ("dobj", "nsubjpass") for c in verb.children
    )


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


def _settled(tally: Tally, outcome: Outcome | None, verb: Token | None, sent: Span) -> Tally:
    """Which of a pair's numbers is for. What is rejected had the larger number against it, whichever stands first;
    what fell short of a larger majority, or to a veto, keeps the order of the text."""
    if tally.first is None or tally.second is None:
        return tally
    first, second = tally.first, tally.second
    if (
        sent.text[tally.end :]
        .lstrip()
        .lower()
        .startswith(("ruling", "decision", "opinion", "verdict", "judgment"))
    ):
        # "in a 7-2 ruling": so many judges were of one mind, whatever they threw out
        return tally._replace(in_favour=first, against=second)
    words = {t.lemma_.lower() for t in sent}
    if outcome == "rejected" and (verb is None or verb.lemma_ not in ("fail", "block", "sink", "doom")):
        to_reject = verb is not None and verb.dep_ == "xcomp"
        swapped = max(first, second), min(first, second)
        if not (words & NEEDED) or to_reject:
            return tally._replace(against=swapped[0], in_favour=swapped[1])
    if outcome in ("adopted", None) and second > first and outcome == "adopted":
        return tally._replace(in_favour=second, against=first)
    if outcome is None and _votes_against(sent):
        return tally._replace(against=first, in_favour=second)
    return tally._replace(in_favour=first, against=second)


def _votes_against(sent: Span) -> bool:
    """ "Voted 310-220 against the bill": the first number is the larger side's, against."""
    for token in sent:
        if token.lemma_ == "vote" and token.pos_ == "VERB":
            return any(c.lower_ == "against" for c in token.rights) or any(
                c.lower_ == "down" for c in token.rights
            )
    return False


def tally_spans(doc: Doc) -> list[tuple[int, int]]:
    """Where the report writes the tallies of votes, in order: their numbers are no figures."""
    found = []
    for telling in tellings(doc):
        if telling.tally is not None:
            begin = telling.sent.start_char
            found.append((begin + telling.tally.start, begin + telling.tally.end))
    return sorted(found)
