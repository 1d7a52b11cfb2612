"""How sure we are of an event: by how much its frame asks for, and by what is known of its parties."""

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.matching import Match
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.standing import TURNS

COUNTED = 0.5
MEAN = 0.8
"""The share right of all events that count; ``GRADED`` is their mean grade."""
GRADED = 0.74
PARTICLES = frozenset(("back", "down", "up", "out", "off", "over", "against"))


def sureness(draft: Draft) -> float:
    """A probability that the event is right, from the shares that proved right by hand on news reports."""
    found, told = draft.match, draft.standing
    who, whom, frame = draft.actors, draft.recipients, found.frame
    sure = 0.86 if frame.demands >= 3 else 0.78
    if found.trigger.pos_ != "VERB" and found.carrier is None:
        sure -= 0.1
    if is_weak(found) and told.status != "denied":
        sure -= 0.28
    if not who:
        sure -= 0.06 if frame.type == "ASSAULT" else 0.12
    if not whom and not frame.mutual and draft.host is None:
        sure -= 0.12 if frame.type not in ("PROTEST", "CONCEDE", "RETREAT", "MOBILIZE") else 0.05
    if frame.mutual and frame.type == "CONSULT" and len(who) < 2 and told.status not in TURNS:
        sure -= 0.15
    if told.status in ("possible", "conditional"):
        sure -= 0.08
    if told.cue == "to":
        sure -= 0.4
    return round(measured(max(sure, 0.2)), 2)


def measured(sure: float) -> float:
    """The share that proved right among events so graded, on reports that no rule had seen: it varies less than
    the grades do. What is graded below a half is too seldom right to count, and keeps its grade."""
    return sure if sure < COUNTED else MEAN + 0.5 * (sure - GRADED)


def is_weak(found: Match) -> bool:
    """Whether the frame is that of a verb that seldom tells an event, with nothing that makes it one."""
    frame = found.frame
    strong = is_noun(found.trigger) or frame.asks in ("noun", "pobj", "subj") or bool(frame.words & PARTICLES)
    return not strong and lemma_of(found.trigger) in words_of("weak", "words")
