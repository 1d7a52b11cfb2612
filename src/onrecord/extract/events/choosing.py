"""What one sentence tells after all: the surest of its drafts, each act once.

In: the drafts of one sentence, decided. Out: those that are told. Promise: at most three, or four sure ones.
"""

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.echoes import is_other, takes_up
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.standing import TURNS

A_SENTENCE = 3
A_REPORT = 2
"""Events a sentence, over a whole report."""
SURE, A_FULL_SENTENCE = 0.7, 4
"""A fourth is told only where it is surer than this."""
MEASURES = frozenset(("COERCE", "SANCTION"))
"""What is done to several things one after the other by those in power."""
LOWEST = 0.2
"""What is less sure than this is not kept at all."""


def _rank(draft: Draft) -> float:
    """Less for what must be told: what is called off or put off is what a sentence is about."""
    return -draft.confidence - 0.2 * (draft.standing.status in TURNS)


def chosen(found: list[Draft]) -> list[Draft]:
    """The surest of a sentence, at most three or four; one of two that tell one type with one set of parties."""
    told: list[Draft] = []
    for draft in sorted(found, key=_rank):
        noun = is_noun(draft.match.trigger)
        most = A_FULL_SENTENCE if draft.confidence > SURE else A_SENTENCE
        twin = any(
            d.match.frame.type == draft.match.frame.type
            and not _is_other_consultation(d, draft)
            and _turn(d) == _turn(draft)
            and not _is_outcome(d, draft)
            and not _is_another_measure(d, draft)
            and _holds_parties(d, draft)
            and not (takes_up(draft) and is_other(draft))
            and d.match.stage == draft.match.stage
            and (d.standing.status == draft.standing.status or noun or is_noun(d.match.trigger))
            for d in told
        )
        if (
            draft.confidence >= LOWEST
            and not twin
            and (_is_free(draft) or sum(not _is_free(d) for d in told) < most)
        ):
            told.append(draft)
    return sorted(told, key=lambda d: (d.match.stage or d.match.trigger).i)


def _turn(draft: Draft) -> str:
    """Whether what was planned is off or on again; "" where neither: "will fly there after all, a week after he
    had called off the trip" tells two stages."""
    again = {"rescheduled": "again"}
    return again.get(draft.standing.status, "off" if draft.standing.status in TURNS else "")


def surest(found: list[Draft], sentences: int) -> list[Draft]:
    """The surest of a report's, in their order: a report that tells more than two events a sentence is misread
    in some."""
    most = max(A_FULL_SENTENCE, int(A_REPORT * sentences))
    counted = [draft for draft in found if not _is_free(draft)]
    if len(counted) <= most:
        return found
    bar = sorted((draft.confidence for draft in counted), reverse=True)[most - 1]
    kept = {id(draft) for draft in [draft for draft in counted if draft.confidence >= bar][:most]}
    return [draft for draft in found if _is_free(draft) or id(draft) in kept]


def _is_other_consultation(one: Draft, other: Draft) -> bool:
    """Whether the one is a journey and the other what came of it: "flew to Oslo and met the premier"."""
    verbs = not is_noun(one.match.trigger) and not is_noun(other.match.trigger)
    return verbs and (one.match.frame.mode == "visit") != (other.match.frame.mode == "visit")


def _is_outcome(one: Draft, other: Draft) -> bool:
    """Whether the one tells that what the other speaks of came to nothing: "met, but the talks broke down"."""
    return "occurred" in (one.standing.status, other.standing.status) and "failed" in (
        one.standing.status,
        other.standing.status,
    )


def _is_another_measure(one: Draft, other: Draft) -> bool:
    """Whether two verbs in a row tell of measures that one takes at a time: "shut the port, imposed a curfew"."""
    first, second = sorted((one.match, other.match), key=lambda m: m.trigger.i)
    if one.match.frame.type not in MEASURES or second.trigger.dep_ != "conj" or is_noun(first.trigger):
        return False
    if is_noun(second.trigger) or not (
        second.trigger.head == first.trigger or first.trigger in second.trigger.ancestors
    ):
        return False
    objects = [{o.lemma_.lower() for o in m.objects} for m in (first, second)]
    return all(objects) and not objects[0] & objects[1] and not one.recipients and not other.recipients


def _is_free(draft: Draft) -> bool:
    """Whether a draft takes the place of no other: a further stage, or an act that was told before if at all."""
    return draft.match.stage is not None or takes_up(draft)


def _holds_parties(wider: Draft, draft: Draft) -> bool:
    """Whether whoever takes part in the one takes part in the other; between verbs, on the same side: who is
    arrested for boarding a ship is not who arrests."""
    if is_noun(draft.match.trigger) or is_noun(wider.match.trigger):
        return {*wider.actors, *wider.recipients} >= {*draft.actors, *draft.recipients}
    return {*wider.actors} >= {*draft.actors} and {*wider.recipients} >= {*draft.recipients}
