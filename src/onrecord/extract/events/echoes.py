"""Events told again with nobody named: "the visit was called off", "the talks have been moved to May".

In: the events of one report. Out: the same, where a meeting or visit with "the" in front of it takes the parties
that it lacks from the last one told before. Promise: an event that remains with no party at all is left out.
"""

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.parties import is_noun
from onrecord.model import Event

TOLD_AGAIN = 0.7
FURTHEST = 2500
"""Characters: what is told further back is no longer "the visit"."""
AGAIN = frozenset(
    ("the", "that", "this", "these", "those", "another", "second", "third", "next", "further", "new", "later")
)
MOVED = frozenset(("cancelled", "postponed", "rescheduled"))
ALONE = frozenset(("PROTEST", "ASSAULT", "SANCTION"))
AHEAD = frozenset(("possible", "planned", "conditional"))
OFF = frozenset(("cancelled", "postponed"))
PLANNED = frozenset(("planned", "scheduled", "expected", "set", "foreseen", "arranged"))
UNSETTLED = frozenset(("cancelled", "postponed", "rescheduled", "planned", "refused", "failed"))


def is_told_again(draft: Draft) -> bool:
    """Whether a meeting or visit that is planned or off is spoken of as known: "the visit", "that meeting"."""
    trigger = draft.match.trigger
    if is_named_alone(draft):
        return True
    return (
        draft.match.frame.type in ("CONSULT", "COOPERATE")
        and is_noun(trigger)
        and draft.standing.status in UNSETTLED
        and (
            any(c.lower_ in AGAIN for c in trigger.lefts if c.dep_ in ("det", "amod"))
            or (draft.standing.status in OFF and _was_planned(trigger))
        )
    )


def _was_planned(noun: Token) -> bool:
    """Whether it says itself that it had been planned: "a visit planned for May"."""
    return any(c.dep_ in ("acl", "amod") and c.tag_ == "VBN" and c.lower_ in PLANNED for c in noun.children)


def is_named_alone(draft: Draft) -> bool:
    """Whether a strike, protest, attack or embargo whose actor is not named does something: "the strike has
    delayed 41 ships"."""
    trigger, status = draft.match.trigger, draft.standing.status
    if status == "rescheduled" and not is_noun(trigger):
        # "the rally will now be held on Friday"
        trigger = next((c for c in trigger.lefts if c.dep_ == "nsubjpass"), trigger)
    return (
        draft.match.frame.type in ALONE
        and is_noun(trigger)
        and trigger.dep_ in ("nsubj", "nsubjpass")
        and not draft.actors
        and status in ("occurred", "ongoing", *MOVED)
        and any(c.lower_ in ("the", "that", "this") for c in trigger.lefts if c.dep_ == "det")
    )


def echoed(events: Iterable[Event]) -> Iterator[Event]:
    """The events, in order, with the parties of what they tell anew."""
    last: dict[str, Event] = {}
    seen: set[str] = set()
    open_: set[tuple[str, str]] = set()
    for event in events:
        unsettled = (event.type, event.inputs.get("head", ""))
        if event.type in ALONE and not event.actors and event.status in AHEAD and ":nominal" in event.rule:
            # "the possible invasion" is told once, where nobody is said to mean it.
            if unsettled in open_:
                continue
            open_.add(unsettled)
        alone = event.type in ALONE and not event.actors and "told again" in event.inputs
        before = last.get(event.type)
        if alone and event.status in MOVED and before is not None:
            yield _filled(event, before)
            continue
        if event.type in ALONE and event.actors:
            last[event.type] = event
        if alone:
            if event.type not in seen:
                yield event
            seen.add(event.type)
            continue
        seen.add(event.type)
        kind = kind_of(event.inputs.get("head", "")) if event.type == "CONSULT" else ""
        if event.inputs.get("told again") and kind:
            # The talks that a visit is for go with it.
            event = _filled(event, last.get(kind) or next((e for k, e in last.items() if k not in ALONE), None))
        if not event.actors and not event.recipients and event.inputs.get("told again"):
            continue
        if kind and (event.actor_codes or event.recipient_codes):
            last[kind] = event
        yield event


def kind_of(head: str) -> str:
    """ "journey" or "meeting", whichever the act is; "" for others."""
    return next((kind for kind in ("journey", "meeting") if head in words_of("hints", kind)), "")


def _filled(event: Event, earlier: Event | None) -> Event:
    if earlier is None or event.trigger[0] - earlier.trigger[0] > FURTHEST:
        return event
    parties = {*event.actors, *event.recipients}
    of_earlier = {*earlier.actors, *earlier.recipients}
    if parties and not parties & of_earlier and not _one_country(event, earlier):
        return event
    if event.recipients or len(event.actors) > 1:
        return event
    return msgspec.structs.replace(
        event,
        actors=event.actors if event.actors and not _is_mutual(earlier) else earlier.actors,
        recipients=earlier.recipients,
        actor_codes=event.actor_codes if event.actors and not _is_mutual(earlier) else earlier.actor_codes,
        recipient_codes=earlier.recipient_codes,
        confidence=max(event.confidence, TOLD_AGAIN),
        inputs={**event.inputs, "told again": earlier.id},
    )


def _is_mutual(event: Event) -> bool:
    """Whether all its parties are actors."""
    return len(event.actors) > 1 and not event.recipients


def _one_country(one: Event, other: Event) -> bool:
    theirs = {code[:3] for code in (*other.actor_codes, *other.recipient_codes)}
    return bool({code[:3] for code in one.actor_codes} & theirs)
