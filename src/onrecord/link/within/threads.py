"""The stages of one plan, promise or act."""

from collections import defaultdict

import msgspec

from onrecord.lang import lexicon
from onrecord.link.within.parties import days_agree, places_agree, share_parties
from onrecord.model import Event, Reading

NEAR = 40
UNSETTLED = frozenset(
    (
        "planned",
        "possible",
        "conditional",
        "demanded",
        "threatened",
        "cancelled",
        "postponed",
        "rescheduled",
        "refused",
        "failed",
    )
)
TURNED = frozenset(("cancelled", "postponed", "rescheduled"))
SPEECH_ACTS = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))


def threads(events: tuple[Event, ...], reading: Reading) -> tuple[Event, ...]:
    """The events with ``thread`` filled in where at least two belong together."""
    root = {event.id: event.id for event in events}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    def join(one: Event, other: Event) -> None:
        first, second = sorted((find(one.id), find(other.id)), key=order.__getitem__)
        root[second] = first

    order = {event.id: i for i, event in enumerate(events)}
    by_id = {event.id: event for event in events}
    by_type: dict[str, list[Event]] = defaultdict(list)
    by_sentence: dict[tuple[tuple[int, int], ...], list[Event]] = defaultdict(list)
    for event in events:
        for twin in event.same_as:
            join(event, by_id[twin])
        for earlier in by_type[event.type][-NEAR:]:
            if is_stage(earlier, event):
                join(earlier, event)
        for neighbour in by_sentence[event.evidence]:
            if is_about(neighbour, event) or is_about(event, neighbour) or is_turn(neighbour, event):
                join(neighbour, event)
        by_type[event.type].append(event)
        by_sentence[event.evidence].append(event)

    members: dict[str, list[str]] = defaultdict(list)
    for event in events:
        members[find(event.id)].append(event.id)
    names: dict[str, str] = {}
    for first, ids in members.items():
        if len(ids) > 1:
            names[first] = f"t{len(names) + 1}"
    return tuple(
        msgspec.structs.replace(e, thread=names[find(e.id)]) if find(e.id) in names else e for e in events
    )


def is_stage(one: Event, other: Event) -> bool:
    """Two events of one type are stages of one thread where at least one of them was not yet settled, the parties
    agree, and neither day, place nor act speaks against it.

    What is called off, put off or put back on is "the visit", "the meeting" that was told before: there the
    parties decide. Elsewhere the act must have the same head word too.
    """
    if one.evidence == other.evidence or not {one.status, other.status} & UNSETTLED:
        return False
    if not share_parties(one, other) or _is_host_of_one(one, other):
        return False
    turned = {one.status, other.status} & TURNED
    if one.status == other.status and turned and not days_agree(one.date, other.date):
        return False
    if one.inputs.get("head") != other.inputs.get("head") and not (
        turned and one.type in ("CONSULT", "COOPERATE")
    ):
        return False
    if (
        turned
        and {one.status, other.status} & {"occurred", "ongoing"}
        and one.inputs.get("head") != other.inputs.get("head")
    ):
        return False
    return (bool(turned) or days_agree(one.date, other.date)) and places_agree(one.place, other.place)


def _is_host_of_one(one: Event, other: Event) -> bool:
    """Whether who was to travel in the one is who receives others in the other."""
    words = lexicon("changes.toml")
    heads = [event.inputs.get("head") for event in (one, other)]
    return any(
        going in words["journeys"] and hosting in words["hosting"] and bool(set(one.actors) & set(other.actors))
        for going, hosting in (heads, heads[::-1])
    )


def is_turn(one: Event, other: Event) -> bool:
    """A plan and its end, told in one sentence: "which had planned to send police, put off the deployment"."""
    return (
        one.type == other.type
        and (one.status in TURNED) != (other.status in TURNED)
        and share_parties(one, other)
        and places_agree(one.place, other.place)
        and (one.type not in SPEECH_ACTS)
    )


def is_about(speech: Event, act: Event) -> bool:
    """A speech act and the act that it is about: told in one sentence, the one's verb giving the other's status
    ("agreed to meet", "refused talks")."""
    return (
        speech.type in SPEECH_ACTS
        and act.status in UNSETTLED
        and bool(act.inputs.get("status cue"))
        and act.inputs.get("status cue") == speech.inputs.get("head")
    )
