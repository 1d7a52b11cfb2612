"""Events told again with nobody named: "the visit was called off", "the talks have been moved to May".

In: the events of one report. Out: the same, where a meeting or visit with "the" in front of it takes the parties
that it lacks from the last one told before. Promise: an event that remains with no party at all is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.journeys import is_aimless
from onrecord.extract.events.nominal import is_again, whole_of
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.relations import is_truce
from onrecord.extract.events.undone import is_put_off
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
    if is_named_alone(draft) or takes_up(draft) or is_aimless(draft) or draft.match.stage is not None:
        return True
    if draft.match.frame.type not in ("CONSULT", "COOPERATE") or not is_noun(trigger):
        return False
    if draft.standing.status not in UNSETTLED:
        return is_made_again(draft)
    return (
        is_again(trigger)
        or (draft.standing.status in OFF and any(c.lower_ == "no" for c in trigger.lefts))
        or (draft.standing.status in MOVED and _was_planned(trigger))
    )


def is_made_again(draft: Draft) -> bool:
    """Whether somebody makes a journey that was told before: "made the trip in the end"."""
    found = draft.match
    return (
        found.frame.mode == "visit"
        and is_noun(found.trigger)
        and found.carrier is not None
        and lemma_of(found.carrier) in words_of("hints", "travelling")
        and draft.standing.status == "occurred"
        and bool(draft.actors)
        and not draft.recipients
        and draft.host is None
        and any(c.lower_ in KNOWN for c in found.trigger.lefts)
    )


def takes_up(draft: Draft) -> bool:
    """Whether an act that was told before is spoken of again, with nobody named: "the seizure", "Tuesday's
    shooting", "the second meeting"."""
    trigger, frame = draft.match.trigger, draft.match.frame
    if frame.type not in TAKEN_UP or not is_noun(trigger) or draft.match.stage or draft.newsworthy:
        return False
    if is_theirs(draft):
        return True
    if draft.actors or draft.match.carrier is not None:
        return False
    if is_truce(trigger) and draft.standing.cue:
        return is_again(trigger)  # "the truce collapsed", "the truce holds"
    if draft.standing.status not in ("occurred", "ongoing") or draft.standing.cue:
        ahead = draft.standing.status == "planned" or frame.needs == "echo"
        return ahead and frame.type == "SANCTION" and is_again(trigger) and trigger.dep_ in ("nsubj", "nsubjpass")
    return any(
        c.lower_ in KNOWN or (c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME"))
        for c in whole_of(trigger).lefts
    )


def is_theirs(draft: Draft) -> bool:
    """Whether it is a meeting that those told of had with each other: "their talks in Oslo"."""
    found = draft.match
    return (
        found.frame.mutual
        and found.frame.type == "CONSULT"
        and is_noun(found.trigger)
        and found.carrier is None
        and draft.standing == ("occurred", "", None)
        and any(c.lower_ == "their" for c in whole_of(found.trigger).lefts)
    )


def is_other(draft: Draft) -> bool:
    """Whether a meeting is another one than the last that was told: "the first meeting", "the talks in Oslo ten
    days earlier"."""
    noun = whole_of(draft.match.trigger)
    after = (t for c in noun.rights if c.dep_ in ("advmod", "npadvmod", "prep") for t in c.subtree)
    return is_theirs(draft) or any(t.lower_ in words_of("hints", "other") for t in (*noun.lefts, *after))


def _was_planned(noun: Token) -> bool:
    """Whether it says itself that it had been planned: "a visit planned for May", "a trip put off a week ago"."""
    told = [c for c in noun.children if c.dep_ in ("acl", "amod") and c.tag_ == "VBN"]
    return any(c.lower_ in PLANNED or is_put_off(c) for c in told)


def is_named_alone(draft: Draft) -> bool:
    """Whether a strike, protest, attack or embargo whose actor is not named does something: "the strike has
    delayed 41 ships"."""
    if draft.match.frame.needs == "echo":
        return False
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
        and _is_known(trigger)
    )


def _is_known(noun: Token) -> bool:
    """Whether it can only be the one that everybody speaks of: "the strike", "Wednesday's walkout", "a general
    strike"."""
    return any(
        (c.dep_ == "det" and c.lower_ in ("the", "that", "this"))
        or (c.dep_ == "poss" and c.ent_type_ == "DATE")
        or (c.dep_ == "amod" and c.lower_ in ("general", "nationwide"))
        for c in noun.lefts
    )


def echoed(events: Iterable[Event], the_two: Callable[[], tuple[str, ...]] = tuple) -> Iterator[Event]:
    """The events, in order, with the parties of what they tell anew; talks that nothing before explains are those
    of ``the_two`` that the report is about."""
    last: dict[str, Event] = {}
    seen: set[str] = set()
    open_: set[tuple[str, str]] = set()
    before_it: list[Event] = []
    taken: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.inputs.get("taken up") == "goal":
            yield from _with_goal(event, before_it)
            continue
        if "taken up" in event.inputs:
            known = _known(event, before_it, taken)
            if known is not None:
                taken[_noun_of(event)] = known
                yield _filled(event, known)
                continue
            pair = next((e for e in reversed(before_it) if _is_meeting(e)), None)
            if event.inputs["taken up"] == "other" and pair is not None:
                yield _of_the_same(event, pair)
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
            known = last.get(kind) or _beside(kind, last)
            event = _filled(event, known)
            if event.status == "occurred" and known is None:
                continue
        if not event.actors and not event.recipients and event.inputs.get("told again"):
            both = the_two() if kind == "meeting" and event.status in UNSETTLED else ()
            if not both:
                continue
            event = msgspec.structs.replace(event, actors=both, confidence=max(event.confidence, OF_THE_TWO))
        if kind and (event.actor_codes or event.recipient_codes):
            last[kind] = event
        yield event


def _with_goal(event: Event, before: Sequence[Event]) -> Iterator[Event]:
    """A journey with the goal of the last that its traveller was told to make, or was invited to."""
    for earlier in reversed(before):
        asked = earlier.type == "REQUEST" and earlier.mode == "meet" and earlier.recipients == event.actors
        meant = _kind(earlier) == "journey" and earlier.actors == event.actors and earlier.status in UNSETTLED
        if not asked and not meant:
            continue  # who has arrived and will leave goes home
        yield msgspec.structs.replace(
            event,
            recipients=earlier.actors if asked else earlier.recipients,
            recipient_codes=earlier.actor_codes if asked else earlier.recipient_codes,
            confidence=min(TOLD_AGAIN, earlier.confidence),
            inputs={**event.inputs, "told again": earlier.id},
        )
        return


def _known(event: Event, before: Sequence[Event], taken: Mapping[tuple[str, str], Event]) -> Event | None:
    """The act that is spoken of again: one told by the same word, else the one that this noun took up before, else
    the last of its kind."""
    likely = [e for e in reversed(before) if _is_taken_up(event, e)]
    word = _noun_of(event)[1][:STEM]
    named = next((e for e in likely if word and e.inputs.get("head", "").startswith(word)), None)
    earlier = taken.get(_noun_of(event))
    return named or (earlier if earlier in likely else None) or next(iter(likely), None)


def _noun_of(event: Event) -> tuple[str, str]:
    return event.type, event.inputs.get("head", "")


def _is_taken_up(event: Event, earlier: Event) -> bool:
    """Whether the act told before may be the one that is spoken of again."""
    done = earlier.status in ("occurred", "ongoing") or event.status in UNSETTLED
    if earlier.type != event.type or not done or not _names_both(earlier):
        return False
    if _kind(event) != _kind(earlier) or not _of_one_mode(event, earlier):
        return False
    if event.place and earlier.place and event.place.name != earlier.place.name:
        return False
    one, other = event.date, earlier.date
    return (
        event.mode == "ceasefire"  # which lasts
        or event.status in UNSETTLED  # what was announced on Friday takes effect on Monday
        or one is None
        or other is None
        or not one.start
        or not other.start
        or abs((date.fromisoformat(one.start[:10]) - date.fromisoformat(other.start[:10])).days) <= LATELY
    )


def _of_one_mode(event: Event, earlier: Event) -> bool:
    """Whether two acts of one type are done in one way: a seizure is no ban, a suspension no sanction."""
    if event.type == "SANCTION" and event.inputs.get("head") in words_of("hints", "generic"):
        return True
    if event.type == "SANCTION":
        return event.inputs.get("head", "")[:STEM] == earlier.inputs.get("head", "")[:STEM]
    told = {event.mode, earlier.mode}
    if event.type == "ASSAULT" and len(told - {None}) > 1:
        return False  # a bombing is no kidnapping
    if event.type == "PROTEST" and "strike" in told and "riot" in told:
        return False  # nor do strikers riot
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


def _beside(kind: str, last: Mapping[str, Event]) -> Event | None:
    """The talks that a visit is for go with it, and the visit with talks that have yet to be; with talks that were
    held goes no visit."""
    if kind == "meeting":
        return last.get("journey")
    meeting = last.get("meeting")
    return meeting if meeting is not None and meeting.status in UNSETTLED else None


def _is_meeting(event: Event) -> bool:
    """Whether it is a meeting with both its parties."""
    return _kind(event) == "meeting" and len(event.actors) > 1


def _of_the_same(event: Event, earlier: Event) -> Event:
    """Another meeting of those who meet, or met, in an earlier one."""
    return msgspec.structs.replace(
        event,
        actors=earlier.actors,
        actor_codes=earlier.actor_codes,
        recipients=(),
        recipient_codes=(),
        confidence=max(event.confidence, OF_THE_TWO),
    )


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
        confidence=max(event.confidence, min(TOLD_AGAIN, earlier.confidence)),
        inputs={**event.inputs, "told again": earlier.id},
    )


def _is_mutual(event: Event) -> bool:
    """Whether all its parties are actors."""
    return len(event.actors) > 1 and not event.recipients


def _one_country(one: Event, other: Event) -> bool:
    theirs = {code[:3] for code in (*other.actor_codes, *other.recipient_codes)}
    return bool({code[:3] for code in one.actor_codes} & theirs)
