"""How sure we are of an event: what the lexicon's frame and the trained network say of its type and status,
pooled, and what is known of its parties.

The pool is log-linear: the network's probability of each type, to a power, times a voice for the type that the
lexicon gave, which grows with how well its frame is met. The powers were fitted on sentences kept from the
network's training; those tell odder things than news does, so the voices were then raised by hand, with an eye to
the project's own gold, the totals of its held-out part included.
"""

from math import exp, log

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.cues import cues
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.judge import NO_EVENT, Judgement
from onrecord.extract.events.matching import Match
from onrecord.extract.events.nominal import whole_of
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.relations import is_truce
from onrecord.extract.events.standing import ENDED, TURNS
from onrecord.extract.events.tense import IF
from onrecord.extract.events.vessels import is_vessel

NETWORK_POWER = 0.8
FRAME_VOICE, FRAME_SLOPE = 1.9, 1.1
"""What a frame adds to its type's logit: so much, and so much for each unit of its own log-odds."""
LISTED_NONE, OPEN_NONE = 0.5, 2.6
"""What is added to the logit of no event: with a frame, and with none."""
STATUS_POWER = 0.8
CUED_VOICE, PLAIN_VOICE = 3.2, 2.6
"""What the rules add to their status's logit: with a cue in the sentence, and with none."""
NAMED_VOICE = 4.5
"""The same where the event's own words name the status: "a possible invasion", "if it attacks", "will
not attack"."""
TOLD_VOICE = 6.0
"""The same where they tell that it was meant to be, and won't: "will not go after all", "will no longer go"."""
AFAR = 8
"""Tokens: how far from the trigger the network still heeds what calls it off."""
PARTICLES = frozenset(("back", "down", "up", "out", "off", "over", "against"))


def types(draft: Draft, judged: Judgement) -> dict[str, float]:
    """The probability of each type and of no event."""
    told = {kind: NETWORK_POWER * log(max(p, 1e-9)) for kind, p in judged.types.items()}
    told[NO_EVENT] += LISTED_NONE if draft.listed else OPEN_NONE
    if draft.listed:
        if is_seizure_at_sea(draft):
            # Whether taking a ship is force or violence is a convention, which the network's training lacks.
            told["COERCE"] = NETWORK_POWER * log(max(judged.types["COERCE"] + judged.types["ASSAULT"], 1e-9))
        kind = draft.match.frame.type
        if _is_person_moved(draft):
            network = sum(judged.types[kind] for kind in {kind, "SANCTION", "CONSULT"})
            told[kind] = NETWORK_POWER * log(max(network, 1e-9))
        if draft.match.frame.mode == "judicial" and draft.match.frame.type == "COOPERATE":
            # Nor does it tell who is handed over to be tried from what is given back.
            told["COOPERATE"] = NETWORK_POWER * log(max(judged.types["COOPERATE"] + judged.types["RETREAT"], 1e-9))
        if draft.match.frame.type == "REJECT" and draft.actors and is_answer(draft.match):
            # Nor does it take for an act that a charge is rejected.
            told["REJECT"] = NETWORK_POWER * log(max(judged.types["REJECT"] + judged.types[NO_EVENT], 1e-9))
        grade = met(draft)
        told[draft.match.frame.type] += FRAME_VOICE + FRAME_SLOPE * log(grade / (1 - grade))
    return _shares(told)


def is_seizure_at_sea(draft: Draft) -> bool:
    """Whether a vessel has been seized."""
    frame = draft.match.frame
    taken = draft.standing.status == "occurred" and frame.type == "COERCE" and frame.mode == "seize"
    return taken and any(is_vessel(o) for o in draft.match.objects)


def _is_person_moved(draft: Draft) -> bool:
    """Whether an ambassador goes back to his post or observers take up theirs, which the network takes for a
    journey or for a recall."""
    frame = draft.match.frame
    return (frame.type == "CONCEDE" and "ambassador" in frame.nouns) or (
        frame.mode == "peacekeeping" and frame.asks == "subj" and "observer" in frame.nouns
    )


def statuses(draft: Draft, judged: Judgement) -> dict[str, float]:
    """The probability of each status."""
    told = {status: STATUS_POWER * log(max(p, 1e-9)) for status, p in judged.statuses.items()}
    if draft.standing.status not in TURNS and _calls_off(draft):
        # "cancelled her visa" is an act of its own, and none that was called off.
        told = {status: share for status, share in told.items() if status not in TURNS}
    told[draft.standing.status] += _voice(draft)
    return _shares(told)


def _calls_off(draft: Draft) -> bool:
    """Whether the act's own verb is one by which other acts are called or put off."""
    verb = draft.match.trigger
    plain = (c.status for c in cues().get(lemma_of(verb), ()) if not c.words)  # "call" only with its "off"
    return draft.listed and not is_noun(verb) and any(status in TURNS for status in plain)


def _voice(draft: Draft) -> float:
    stands, trigger = draft.standing, draft.match.trigger
    if stands.token is not None and stands.token.dep_ == "amod" and stands.token.head == trigger:
        return NAMED_VOICE
    if stands.cue in ("not", "no") and stands.token is not None and stands.token.tag_ == "MD":
        return NAMED_VOICE
    if stands.status in TURNS and stands.token is not None and abs(stands.token.i - trigger.i) > AFAR:
        return NAMED_VOICE  # the network may not see so far
    if stands.status in ENDED | {"ongoing"} and is_truce(trigger):
        return 2 * NAMED_VOICE  # to the network a truce is a truce, whatever became of it
    if stands.cue == "after all":
        return TOLD_VOICE
    if stands.status == "occurred" and is_noun(trigger) and _is_over(trigger):
        return NAMED_VOICE
    if stands.cue == "if" and any(c.dep_ == "mark" and c.lower_ in IF for c in trigger.lefts):
        return NAMED_VOICE
    return CUED_VOICE if stands.cue else PLAIN_VOICE


def _is_over(noun: Token) -> bool:
    """Whether something else came after it: "after five hours of talks"."""
    above = whole_of(noun).head
    if above.lower_ == "of" and above.head.ent_type_ == "TIME":
        above = above.head.head
    return above.lower_ in ("after", "following") and above.dep_ == "prep"


def _shares(logits: dict[str, float]) -> dict[str, float]:
    most = max(logits.values())
    grown = {name: exp(value - most) for name, value in logits.items()}
    whole = sum(grown.values())
    return {name: value / whole for name, value in grown.items()}


def met(draft: Draft) -> float:
    """How well the frame is met, between 0 and 1: by what it asks for and what the parse gave."""
    found, told, frame = draft.match, draft.standing, draft.match.frame
    grade = 0.87 if frame.demands >= 3 else 0.78
    if found.trigger.pos_ != "VERB" and found.carrier is None:
        grade -= 0.1
    if is_weak(found) and told.status != "denied":
        grade -= 0.28
    if told.status in ("possible", "conditional"):
        grade -= 0.08
    if told.cue == "to":
        grade -= 0.3
    return max(grade, 0.1)


def parties(draft: Draft) -> float:
    """The share of events with such parties whose parties are right."""
    frame, told = draft.match.frame, draft.standing
    sure = 0.95
    if not draft.actors:
        sure -= 0.06 if frame.type == "ASSAULT" else 0.12
    if not draft.recipients and not frame.mutual and draft.host is None:
        sure -= 0.12 if frame.type not in ("PROTEST", "CONCEDE", "RETREAT", "MOBILIZE") else 0.05
    if frame.mutual and frame.type == "CONSULT" and len(draft.actors) < 2 and told.status not in TURNS:
        sure -= 0.15
    return sure


def is_answer(found: Match) -> bool:
    """Whether it is a charge or claim that is rejected."""
    return any(lemma_of(o) in words_of("hints", "accusations") for o in found.objects)


def is_weak(found: Match) -> bool:
    """Whether the frame is that of a verb that seldom tells an event, with nothing that makes it one."""
    frame = found.frame
    strong = is_noun(found.trigger) or frame.asks in ("noun", "pobj", "subj") or bool(frame.words & PARTICLES)
    return not strong and lemma_of(found.trigger) in words_of("weak", "words")
