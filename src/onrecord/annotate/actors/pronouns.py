"""Pronouns: "he", "she", "they", "it" mean the nearest that fits, a subject before others, whoever spoke last
before others where somebody speaks.

Nothing is looked for across more than three sentences; "it" and "they" only mean an actor where the nearest
subject is one.
"""

from typing import NamedTuple

from spacy.tokens import Token

from onrecord.annotate.actors.bindings import (
    controls,
    decides,
    in_clause,
    is_spoken_of,
    is_told,
    may_act,
    says_aside,
    speaks_for,
    teller,
    verb_over,
)
from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.genders import GENDERED as _HE
from onrecord.annotate.actors.genders import gender_of, learn_genders

_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "agent"))
REACH = 3
BODIES = ("organization", "government", "armed_group")


class Heard(NamedTuple):
    """A mention passed: its sentence, whether it is a subject, whether it says something."""

    spot: Spot
    sentence: int
    subject: bool
    spoke: bool


def find_pronouns(frame: Frame) -> None:
    """Put the pronouns that mean an actor of the report on the frame, in the text's order."""
    order = sorted(frame.spots, key=lambda spot: spot.head)
    heard: list[Heard] = []
    learn_genders(frame)
    sentence_of = _sentences(frame)
    nxt = 0
    for i, lower in enumerate(frame.lower):
        if lower not in _HE and lower not in _IT and lower not in _THEY:
            continue
        while nxt < len(order) and order[nxt].head < i:
            spot = order[nxt]
            token = frame.tokens[spot.head]
            heard.append(Heard(spot, sentence_of[spot.head], _is_subject(token), _speaks(token)))
            nxt += 1
        held = frame.taken.get(i)
        if (
            (held is not None and (held.form != "nominal" or held.head == i))
            or not frame.tells(i)
            or frame.tokens[i].tag_ not in ("PRP", "PRP$")
        ):
            continue
        found = _antecedent(frame, heard, i, sentence_of[i])
        if found is not None:
            if found.gender is None and lower in _HE:
                found.leaning = _HE[lower]
            spot = Spot(i, i + 1, i, "pronoun", i)
            frame.add(spot, found)
            token = frame.tokens[i]
            heard.append(Heard(spot, sentence_of[i], _is_subject(token), _speaks(token)))


def _explained(token: Token) -> Token:
    """The noun that the token explains, be it as the second or third apposition."""
    while token.dep_ == "appos" and token.head != token:
        token = token.head
    return token


def _is_subject(token: Token) -> bool:
    """Whether the token, or what it explains, is a clause's subject or who did it."""
    token = _explained(token)
    return token.dep_ in _SUBJECT or (token.dep_ == "ROOT" and token.pos_ in ("NOUN", "PROPN"))


def _speaks(token: Token) -> bool:
    """Whether the token, or what it explains, is who says something."""
    token = _explained(token)
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return bool(token.head.head.lemma_ in word_set("says"))
    if token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according":
        return True
    return token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")


def _sentences(frame: Frame) -> list[int]:
    number, found = -1, []
    for token in frame.tokens:
        if token.is_sent_start or number < 0:
            number += 1
        found.append(number)
    return found


def _antecedent(frame: Frame, heard: list[Heard], i: int, sentence: int) -> Identity | None:
    lower = frame.lower[i]
    token = frame.tokens[i]
    if lower in _IT and not may_act(token):
        return None
    here = frame.quotation_of(i)
    tells = here < 0 and token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")
    told = teller(token)
    here_verb = verb_over(token) if token.dep_ == "poss" else None
    spokes = lower == "its" and token.head.lower_.startswith("spokes")
    best: Identity | None = None
    score = 0.0
    seen: set[int] = set()
    last_speaker = True
    for spot, at, subject, spoke in reversed(heard[-60:]):
        if sentence - at > REACH:
            break
        identity = spot.identity
        # Of several bodies that speak, the one that spoke last is whose spokesman goes on.
        voice = spokes and spoke and identity is not None and identity.kind in BODIES
        spokes = spokes and not voice
        if identity is None or id(identity) in seen or _is_nobody(frame, spot):
            continue
        there = frame.quotation_of(spot.head)
        spoke_last = spoke and last_speaker and there < 0
        if spoke_last:
            last_speaker = False
        if there >= 0 and there != here and (tells or _own(frame, spot)):
            # Whom a speaker talks of is not the speaker.
            continue
        if _same_clause(frame, spot, i):
            seen.add(id(identity))
            continue
        if not _agrees(identity, lower):
            continue
        distance = sentence - at
        told_of = bool(tells and distance and is_spoken_of(frame.tokens[spot.head]))
        if (
            lower not in _HE
            or (spot.form != "pronoun" and not in_clause(frame.tokens[spot.head]))
            or (subject and not told_of)
        ):
            # A person's own mentions say more than "his" in between, or than "he" in what they said.
            seen.add(id(identity))
        own = (2.0 if subject else 0.0) - 1.6 * distance + (0.5 if spot.form != "nominal" else 0.0)
        own += min(len(identity.spots), 6) * 0.15
        dep = frame.tokens[spot.head].dep_
        if dep in ("poss", "compound", "amod"):
            own -= 0.8
        if there >= 0 and there != here and not (here >= 0 and abs(here - there) == 1):
            own -= 1.5
        if here >= 0 and there != here and not (there >= 0 and abs(here - there) == 1):
            own -= 0.7
        if told and subject and frame.tokens[spot.head].head.i == told:
            own += 0.8
        if lower in _HE:
            own += _of_gender(identity, _HE[lower])
        if tells and is_told(frame.tokens[spot.head], token):
            own -= 2.5
        elif told_of:
            own -= 1.5
        if tells and spoke_last:
            own += 2.5 if token.head.lemma_ in word_set("goes_on") else 1.0
        if lower not in _HE and not subject and not (lower in _THEY and identity.plural):
            own -= 1.2
        if tells and distance <= 1 and lower in _HE:
            own += _was_asked(frame.tokens[spot.head], token)
        if here_verb is not None and subject and frame.tokens[spot.head].head.i == here_verb:
            own += 1.5
        if lower in _THEY:
            own += _as_they(frame, identity)
        own += 4.0 if voice else 0.0
        if told is not None and lower in _IT and speaks_for(frame.tokens[spot.head], told):
            own += 4.5
        own += controls(frame.tokens[spot.head], token) + decides(frame.tokens[spot.head], token)
        own += says_aside(frame.tokens[spot.head], token)
        if best is None or own > score:
            best, score = identity, own
    floor = (-3.5 if here < 0 else -1.0) if lower in _HE else -0.5
    if best is None or score < floor:
        return None
    return best


def _is_nobody(frame: Frame, spot: Spot) -> bool:
    """Whether the words mean no one in particular: "before a single witness had been heard", "any officer"."""
    return spot.form == "nominal" and (
        frame.lower[spot.first] in ("any", "no", "every")
        or frame.lower[spot.first : spot.first + 2] == ["a", "single"]
    )


def _of_gender(identity: Identity, gender: str) -> float:
    """How well what is known or seems so of somebody's gender suits."""
    if identity.gender is not None or identity.leaning is not None:
        return 1.0 if gender in (identity.gender, identity.leaning) else -1.2
    given = identity.name.split()[0].lower()
    if identity.kind == "person" and gender == "m" and given.endswith("a") and " " in identity.name:
        return -0.6  # most such names that the table lacks are women's
    return 0.0


def _own(frame: Frame, spot: Spot) -> bool:
    """Whether the mention is somebody of the speaker's: "my brother"."""
    return frame.lower[spot.first] in ("my", "our", "your")


def _was_asked(other: Token, speaker: Token) -> float:
    """How much speaks for whom somebody has just asked: "Roe asked the chief why. He replied"."""
    if other.dep_ == "appos":
        other = other.head
    if other.dep_ not in ("dobj", "dative", "nsubjpass") or other.head.lemma_ not in ("ask", "press", "question"):
        return 0.0
    return 6.0 if speaker.head.lemma_ in ("reply", "answer", "respond") or other.dep_ == "nsubjpass" else 2.0


def _as_they(frame: Frame, identity: Identity) -> float:
    """How well "they" suits: people rather than a body, a body that "it" meant not at all."""
    if identity.plural and identity.kind != "organization":
        return 1.6
    singular = any(frame.lower[s.head] in _IT for s in identity.spots[-6:] if s.form == "pronoun")
    return -2.0 if singular or identity.key.startswith("country") else -0.8


def _agrees(identity: Identity, lower: str) -> bool:
    if lower in _HE:
        if identity.kind not in ("person", "unnamed") or identity.plural:
            return False
        gender = gender_of(identity)
        return gender is None or gender == _HE[lower]
    if lower in _IT:
        return identity.kind in BODIES and not (identity.plural and identity.name.endswith("s"))
    return identity.plural or identity.kind in ("organization", "armed_group", "population", "government")


def _same_clause(frame: Frame, spot: Spot, i: int) -> bool:
    """Whether both hang on one verb, so that only a reflexive could mean the other."""
    token, other = frame.tokens[i], frame.tokens[spot.head]
    if frame.lower[i].endswith(("self", "selves")) or token.dep_ == "poss":
        return spot.first <= i < spot.last
    return (
        token.head.i == other.head.i
        and token.dep_ in ("dobj", "dative", "nsubj")
        and other.dep_ in ("nsubj", "dobj", "dative")
    )
