"""Pronouns: "he", "she", "they", "it" mean the nearest that fits, a subject before others.

Nothing is looked for across more than three sentences; "it" and "they" only mean an actor where the nearest
subject is one.
"""

from onrecord.annotate.actors.frame import Frame, Identity, Spot
from onrecord.annotate.actors.tables import tables

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "agent"))
REACH = 3


def find_pronouns(frame: Frame) -> None:
    """Put the pronouns that mean an actor of the report on the frame, in the text's order."""
    order = sorted(frame.spots, key=lambda spot: spot.head)
    heard: list[tuple[Spot, int, bool]] = []
    sentence_of = _sentences(frame)
    nxt = 0
    for i, lower in enumerate(frame.lower):
        if lower not in _HE and lower not in _IT and lower not in _THEY:
            continue
        while nxt < len(order) and order[nxt].head < i:
            spot = order[nxt]
            token = frame.tokens[spot.head]
            heard.append((spot, sentence_of[spot.head], token.dep_ in _SUBJECT))
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
                found.gender = _HE[lower]
            spot = Spot(i, i + 1, i, "pronoun", i)
            frame.add(spot, found)
            heard.append((spot, sentence_of[i], frame.tokens[i].dep_ in _SUBJECT))


def _sentences(frame: Frame) -> list[int]:
    number, found = -1, []
    for token in frame.tokens:
        if token.is_sent_start or number < 0:
            number += 1
        found.append(number)
    return found


def _antecedent(frame: Frame, heard: list[tuple[Spot, int, bool]], i: int, sentence: int) -> Identity | None:
    lower = frame.lower[i]
    token = frame.tokens[i]
    if lower in _IT and (
        token.dep_ == "expl"
        or (token.dep_ == "nsubj" and token.head.lemma_ in ("be", "seem", "appear", "take", "become"))
    ):
        return None
    best: Identity | None = None
    score = 0.0
    seen: set[int] = set()
    for spot, at, subject in reversed(heard[-60:]):
        if sentence - at > REACH:
            break
        identity = spot.identity
        if identity is None or id(identity) in seen:
            continue
        if _same_clause(frame, spot, i):
            seen.add(id(identity))
            continue
        if not _agrees(identity, lower):
            continue
        seen.add(id(identity))
        distance = sentence - at
        own = (2.0 if subject else 0.0) - 1.6 * distance + (0.5 if spot.form != "nominal" else 0.0)
        own += min(len(identity.spots), 6) * 0.15
        dep = frame.tokens[spot.head].dep_
        if dep in ("poss", "compound", "amod"):
            own -= 0.8
        if lower in _HE and identity.gender == _HE[lower]:
            own += 1.0
        if lower not in _HE and not subject:
            own -= 1.2
        if best is None or own > score:
            best, score = identity, own
    if best is None or score < (-3.5 if lower in _HE else -0.5):
        return None
    return best


def _agrees(identity: Identity, lower: str) -> bool:
    if lower in _HE:
        if identity.kind not in ("person", "unnamed") or identity.plural:
            return False
        gender = identity.gender
        if gender is None and identity.kind == "person":
            gender = tables().genders.get(identity.name.split()[0].lower())
        return gender is None or gender == _HE[lower]
    if lower in _IT:
        return identity.kind in ("organization", "government", "armed_group") and not (
            identity.plural and identity.name.endswith("s")
        )
    return identity.plural or identity.kind in ("organization", "armed_group", "population", "government")


def _same_clause(frame: Frame, spot: Spot, i: int) -> bool:
    """Whether both hang on one verb, so that only a reflexive could mean the other."""
    token, other = frame.tokens[i], frame.tokens[spot.head]
    if frame.lower[i].endswith(("self", "selves")) or token.dep_ == "poss":
        return spot.first <= i < spot.last
    return (
        token.head is other.head
        and token.dep_ in ("dobj", "dative", "nsubj")
        and other.dep_ in ("nsubj", "dobj", "dative")
    )
