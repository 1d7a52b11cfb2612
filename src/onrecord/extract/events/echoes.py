"""Events told again with nobody named: "the visit was called off", "the talks have been moved to May".

In: the events of one report. Out: the same, where a meeting or visit with "the" in front of it takes the parties
that it lacks from the last one told before. Promise: an event that remains with no party at all is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec
from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.nominal import is_again, whole_of
from onrecord.extract.events.parties import is_noun
from onrecord.model import Event

TOLD_AGAIN = 0.7
OF_THE_TWO = 0.6
FURTHEST = 2500
"""Characters: what is told further back is no longer "the visit"."""
KNOWN = frozenset(("the", "that", "this", "those", "these"))
TAKEN_UP = frozenset(("CONSULT", "ASSAULT", "COERCE", "SANCTION", "RETREAT", "PROTEST"))
"""What is taken up by its noun from what was told before."""
LATELY = 1
"""Days: how far apart two tellings of one act may put it."""
HELD = frozenset(("seize", "arrest", "deport", "release", "return", "withdraw", "ceasefire", "surrender"))
STEM = 5
"""Letters that a verb and its noun share: "suspend", "suspension"."""
MOVED = frozenset(("cancelled", "postponed", "rescheduled"))
ALONE = frozenset(("PROTEST", "ASSAULT", "SANCTION"))
AHEAD = frozenset(("possible", "planned", "conditional"))
OFF = frozenset(("cancelled", "postponed"))
PLANNED = frozenset(("planned", "scheduled", "expected", "set", "foreseen", "arranged"))
UNSETTLED = frozenset(("cancelled", "postponed", "rescheduled", "planned", "refused", "failed"))


def is_told_again(draft: Draft) -> bool:
    """Whether a meeting or visit that is planned or off is spoken of as known: "the visit", "that meeting"."""
    trigger = draft.match.trigger
    if is_named_alone(draft) or takes_up(draft) or draft.match.stage is not None:
        return True
    return (
        draft.match.frame.type in ("CONSULT", "COOPERATE")
        and is_noun(trigger)
        and draft.standing.status in UNSETTLED
        and (
            is_again(trigger)
            or (draft.standing.status in OFF and any(c.lower_ == "no" for c in trigger.lefts))
            or (draft.standing.status in OFF and _was_planned(trigger))
        )
    )


def takes_up(draft: Draft) -> bool:
    """Whether an act that was told before is spoken of again, with nobody named: "the seizure", "Tuesday's
    shooting", "the second meeting"."""
    trigger = draft.match.trigger
    if draft.match.frame.type not in TAKEN_UP or not is_noun(trigger) or draft.actors or draft.match.stage:
        return False
    if draft.newsworthy:
        return False
    if (
        draft.standing.status not in ("occurred", "ongoing")
        or draft.standing.cue
        or draft.match.carrier is not None
    ):
        return False
    return any(
        c.lower_ in KNOWN or (c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME"))
        for c in whole_of(trigger).lefts
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


def echoed(events: Iterable[Event], the_two: Callable[[], tuple[str, ...]] = tuple) -> Iterator[Event]:
    """The events, in order, with the parties of what they tell anew; talks that nothing before explains are those
    of ``the_two`` that the report is about."""
    last: dict[str, Event] = {}
    seen: set[str] = set()
    open_: set[tuple[str, str]] = set()
    before_it: list[Event] = []
    for event in events:
        if "taken up" in event.inputs:
            known = next((e for e in reversed(before_it) if _is_taken_up(event, e)), None)
            if known is not None:
                yield _filled(event, known)
                continue
            if "told again" not in event.inputs:
                continue
        before_it.append(event)
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
        kind = _kind(event)
        if event.inputs.get("told again") and kind:
            # The talks that a visit is for go with it.
            event = _filled(event, last.get(kind) or next((e for k, e in last.items() if k not in ALONE), None))
        if not event.actors and not event.recipients and event.inputs.get("told again"):
            both = the_two() if kind == "meeting" and event.status in UNSETTLED else ()
            if not both:
                continue
            event = msgspec.structs.replace(event, actors=both, confidence=max(event.confidence, OF_THE_TWO))
        if kind and (event.actor_codes or event.recipient_codes):
            last[kind] = event
        yield event


def _is_taken_up(event: Event, earlier: Event) -> bool:
    """Whether the act told before may be the one that is spoken of again."""
    if earlier.type != event.type or earlier.status not in ("occurred", "ongoing") or not _names_both(earlier):
        return False
    if _kind(event) != _kind(earlier) or not _of_one_mode(event, earlier):
        return False
    if event.place and earlier.place and event.place.name != earlier.place.name:
        return False
    one, other = event.date, earlier.date
    return (
        one is None
        or other is None
        or not one.start
        or not other.start
        or abs((date.fromisoformat(one.start[:10]) - date.fromisoformat(other.start[:10])).days) <= LATELY
    )


def _of_one_mode(event: Event, earlier: Event) -> bool:
    """Whether two acts of one type are done in one way: a seizure is no ban, a suspension no sanction."""
    if event.type == "SANCTION":
        return event.inputs.get("head", "")[:STEM] == earlier.inputs.get("head", "")[:STEM]
    told = {event.mode, earlier.mode}
    return len(told) == 1 or (event.type not in ("COERCE", "RETREAT")) or not told & HELD


def _names_both(event: Event) -> bool:
    return bool(event.actor_codes or event.recipient_codes or event.actors or event.recipients)


def _kind(event: Event) -> str:
    """Whether a consultation is a journey or a meeting, by its noun or else its mode; "" for other acts."""
    if event.type != "CONSULT":
        return ""
    return kind_of(event.inputs.get("head", "")) or ("journey" if event.mode == "visit" else "meeting")


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
