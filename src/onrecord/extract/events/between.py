"""What one marked party does to another: the event between two spans of a sentence.

In: parsed sentences and the spans of their actors and recipients. Out: for each the best match with its standing,
and how likely each type and status is by lexicon and network together. Promise: an answer for every sentence.
"""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, verb_frames, words_of
from onrecord.extract.events.judge import NETWORK, NO_EVENT
from onrecord.extract.events.matching import QUADS, Match, match
from onrecord.extract.events.parties import actors, nested, recipients
from onrecord.extract.events.standing import standing
from onrecord.extract.text import text_of
from onrecord.model import EventType, Span, Status
from onrecord.models.network import network

UNTOLD: EventType = "ACCUSE"
"""The answer where a sentence holds no word of the lexicon: the most frequent type of news between two parties."""
WORDS = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
VOICES = ((5.0, 2.0, 0.8), (2.0, 1.0, 0.4), (float("-inf"), 0.0, 0.0))
"""Least score of a match, and how much it adds to the network's logits for its type and for its status. Chosen on
PLV's rows with networks that had not seen them, the kept fifth's total among what was looked at."""


class Finding(NamedTuple):
    """The event between two parties as the lexicon has it; ``score`` says how well the parse ties it to both."""

    type: EventType
    status: Status
    score: float
    trigger: Token | None = None
    frame: Frame | None = None


Shares = dict[tuple[str, str], float]
"""The probability of each pair of type and status."""


def events_between(sentences: Sequence[tuple[Doc, tuple[Span, ...], tuple[Span, ...]]]) -> list[Shares]:
    """What is done between the two parties of each sentence: the lexicon's finding and the network's judgement,
    joined."""
    judge = network(NETWORK)
    told = judge.probabilities(
        [
            (text_of(doc), {mark: spans[0] for mark, spans in (("s", actor), ("t", recipient)) if spans})
            for doc, actor, recipient in sentences
        ]
    )
    reckoned = []
    for row, (doc, actor, recipient) in enumerate(sentences):
        found = event_between(doc, actor, recipient)
        _, of_type, of_status = next(voice for voice in VOICES if found.score >= voice[0])
        types = {
            kind: float(p) * exp(of_type * (kind == found.type))
            for kind, p in zip(judge.labels["types"], told["types"][row], strict=True)
            if kind != NO_EVENT
        }
        statuses = {
            status: float(p) * exp(of_status * (status == found.status))
            for status, p in zip(judge.labels["statuses"], told["statuses"][row], strict=True)
        }
        whole = sum(types.values()) * sum(statuses.values())
        reckoned.append({(k, s): p * q / whole for k, p in types.items() for s, q in statuses.items()})
    return reckoned


def event_between(doc: Doc, actor: tuple[Span, ...], recipient: tuple[Span, ...]) -> Finding:
    """The event that the actor does to the recipient; a guess of least confidence where nothing tells any.

    Each verb and noun of the lexicon is held against both spans: whether its subject is the actor, whether the
    recipient stands where the frame has it, and how near it is to them. The best one wins.
    """
    ours, theirs = _tokens(doc, actor), _tokens(doc, recipient)
    best: Finding | None = None
    for token in doc:
        if token.i in ours and token.pos_ != "VERB":
            continue
        found = match(token)
        if found is None:
            continue
        told = standing(token, speech_act=found.frame.type in WORDS)
        score = _score(found, told, ours, theirs)
        if best is None or score > best.score:
            status: Status = told.status if told is not None else "refused"
            best = Finding(found.frame.type, status, score, token, found.frame)
    return best or _by_word(doc, ours, theirs) or Finding(UNTOLD, "occurred", -9.0)


def _score(found: Match, told: Standing | None, ours: set[int], theirs: set[int]) -> float:
    trigger, frame = found.trigger, found.frame
    who, whom = actors(found), recipients(found)
    score = 0.12 * frame.demands
    if any(t.i in ours for t in who):
        score += 3
    elif any(n.i in ours for t in who for n in nested(t)):
        score += 2
    elif any(t.i in theirs for t in who):
        score -= 1 if not frame.mutual else -1
    if any(t.i in theirs for t in whom):
        score += 2
    elif any(n.i in theirs for t in whom for n in nested(t)):
        score += 1.6
    elif any(t.i in ours for t in whom):
        score -= 0.8 if not frame.mutual else 0
    below = {t.i for t in trigger.subtree}
    if below & theirs:
        score += 0.8
    if below & ours:
        score += 0.4
    if trigger.i in theirs:
        score -= 1.2
    if trigger.pos_ != "VERB":
        score -= 0.5
    gap = min((abs(trigger.i - i) for i in ours), default=0)
    score -= 0.03 * min(gap, 30)
    gap = min((abs(trigger.i - i) for i in theirs), default=0)
    score -= 0.02 * min(gap, 30)
    if told is None:
        score -= 0.3
    elif told.cue == "to":
        # What an act is for counts less than the act.
        score -= 1.5
    return score


def _by_word(doc: Doc, ours: set[int], theirs: set[int]) -> Finding | None:
    """The frame of the nearest lexicon word, its demands unmet."""
    best: Finding | None = None
    for token in doc:
        lemma = lemma_of(token)
        frames = [f for f in verb_frames(token).get(lemma) or noun_frames(token).get(lemma, ()) if f.type in QUADS]
        if not frames or token.i in ours:
            continue
        if lemma in words_of("idle", "words"):
            continue
        score = 0.8 * (token.pos_ == "VERB") - 0.1 * min(abs(token.i - i) for i in ours | theirs or {0})
        if best is None or score > best.score:
            told = standing(token)
            best = Finding(frames[-1].type, told.status if told else "refused", score, token, frames[-1])
    return best


def _tokens(doc: Doc, spans: tuple[Span, ...]) -> set[int]:
    found: set[int] = set()
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return found
