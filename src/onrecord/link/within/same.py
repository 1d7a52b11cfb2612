"""Mentions of one event."""

from collections import defaultdict

import msgspec

from onrecord.link.within.parties import days_agree, ids, places_agree, share_parties
from onrecord.model import Event

NEAR = 60
"""Mentions of one type and status that are compared with each one before it, so that long reports stay cheap."""


def same(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with ``same_as`` filled in."""
    buckets: dict[tuple[str, str], list[Event]] = defaultdict(list)
    joined: dict[str, set[str]] = defaultdict(set)
    for event in events:
        bucket = buckets[event.type, event.status]
        for earlier in bucket[-NEAR:]:
            if is_same(event, earlier):
                joined[event.id].add(earlier.id)
                joined[earlier.id].add(event.id)
        bucket.append(event)
    order = {event.id: i for i, event in enumerate(events)}
    return tuple(
        msgspec.structs.replace(e, same_as=tuple(sorted(joined[e.id], key=order.__getitem__)))
        if joined[e.id]
        else e
        for e in events
    )


def is_same(one: Event, other: Event) -> bool:
    """Two mentions are of one event where type, status and act agree, the parties too as far as both are told,
    and neither day nor place speaks against it."""
    act = one.inputs.get("head") == other.inputs.get("head") and one.mode == other.mode
    return (
        act
        and one.evidence != other.evidence
        and share_parties(one, other)
        and (
            not one.actors
            or not other.actors
            or bool(set(one.actors) & set(other.actors))
            or ids(one) == ids(other)
        )
        and (not one.recipients or not other.recipients or bool(set(one.recipients) & set(other.recipients)))
        and days_agree(one.date, other.date)
        and places_agree(one.place, other.place)
    )
