"""Whether two reports tell one event."""

from collections.abc import Sequence

from onrecord.link.occurrences.aims import aim, aim_names, ordinal, parties_of
from onrecord.link.occurrences.scoring import BAR_TO_ALL, Part
from onrecord.link.occurrences.sides import (
    claimants,
    context,
    copied,
    countries,
    overlap,
    parties,
    weight,
)
from onrecord.link.occurrences.timing import dates
from onrecord.link.occurrences.told import Told
from onrecord.link.occurrences.where import both_by_force, where
from onrecord.link.once import once
from onrecord.link.tellings.speakers import Speaker, name_words
from onrecord.link.tellings.words import stemmed, wording
from onrecord.link.within.threads import SPEECH_ACTS, TURNED

BASE = -0.3
"""Two events that have a key in common are mostly two."""
SAID_ELSE = -0.2
"""Who accuses and who denounces may be doing one thing."""
OTHERS = -3.0
"""Who is arrested makes the arrest: one by name, or a crowd."""
TURNED_ROUND = -3.5
"""Who shells whom, and who is shelled by whom."""
SAYING = 4.5
"""What is said makes the accusation, the demand, the threat."""
OTHER_COUNT = -1.8
"""Two may count one crowd differently."""
LITTLE = 2.5
"""A word or two that two complaints have in common say no more than this many would."""
ASIDE = 0.5
"""So much at most speaks a common sentence for two acts of other kinds: it tells several."""
DONE = ("legal", "investigate")
"""Who is charged, or looked into, meets with more than words."""
AKIN = (
    frozenset(("COERCE", "ASSAULT")),
    frozenset(("CONSULT", "COOPERATE")),
    frozenset(("CONCEDE", "RETREAT")),
)
"""Types that one act may be called by in two reports."""
TOGETHER = frozenset(("CONSULT", "COOPERATE"))
TAKEN_BACK = (frozenset(("COERCE", "CONCEDE")), frozenset(("SANCTION", "CONCEDE")))
"""A ban, and the lifting of the ban."""


def compare(one: Told, other: Told) -> tuple[Part, ...]:
    """The points for and against two tellings being of one event; empty where they can't be."""
    mine, yours = one.event, other.event
    same_act = _head(one) == _head(other)
    types = frozenset((mine.type, yours.type))
    if len(types) > 1 and types not in AKIN and not (same_act and types in TAKEN_BACK):
        return ()
    one_sentence = one.report == other.report and mine.evidence == yours.evidence
    if one_sentence and not same_act and not _stages(one, other):
        return (Part("told as two", BAR_TO_ALL, "one sentence"),)
    parts = [
        Part("one of many", BASE),
        _act(one, other),
        *_parties(one, other),
        dates(one, other, by_force=both_by_force(one, other), taken_back=types in TAKEN_BACK),
        _round(one, other),
        context(one, other),
        _words(one, other, same_act),
        where(one, other),
    ]
    if one.report == other.report:
        as_one = other.id.rpartition(".")[2] in mine.same_as
        if as_one or _stages(one, other):
            parts.append(Part("told as one", 3.0))
        elif (
            same_act and (mine.status == "denied") != (yours.status == "denied") and not _sides_differ(one, other)
        ):
            parts.append(Part("told as one", 0.8, "denied"))
        else:
            parts.append(Part("told as two", -0.8))
    return tuple(part for part in parts if part.points)


def said(told: Told) -> bool:
    """Whether it is done by saying it: who charges somebody, or looks into something, does more."""
    return told.event.type in SPEECH_ACTS and told.event.mode not in DONE


def _stages(one: Told, other: Told) -> bool:
    """Whether one report tells a plan and its end: "was to meet on Friday, put off the talks"."""
    mine, yours = one.event, other.event
    return (
        mine.thread is not None
        and mine.thread == yours.thread
        and mine.type == yours.type
        and mine.type not in SPEECH_ACTS
        and (mine.status in TURNED) != (yours.status in TURNED)
    )


@once
def _head(told: Told) -> str:
    return stemmed(told.event.inputs.get("head") or told.id)


def _act(one: Told, other: Told) -> Part:
    mine, yours = one.event, other.event
    if mine.type == yours.type and said(one) and said(other):
        # Who accuses or demands does so often: only what they say tells one such act from the next.
        same = _head(one) == _head(other) or (mine.mode is not None and mine.mode == yours.mode)
        return Part("act", 0.0 if same else SAID_ELSE, _head(one) if same else f"{_head(one)}, {_head(other)}")
    if _head(one) == _head(other):
        return Part("act", 0.8 if mine.type != yours.type else 1.5, _head(one))
    if mine.type != yours.type:
        return Part("act", -1.0, f"{mine.type}, {yours.type}")
    if mine.mode and mine.mode == yours.mode:
        return Part("act", 1.2, mine.mode)
    if "phone" in (mine.mode, yours.mode) and mine.mode and yours.mode:
        return Part("act", -3.0, f"{mine.mode}, {yours.mode}")  # who calls doesn't come
    if mine.mode and yours.mode:
        return Part("act", -0.8, f"{mine.mode}, {yours.mode}")
    return Part("act", 0.0)


def _parties(one: Told, other: Told) -> list[Part]:
    """The same on both sides; of acts that all do together whichever side they stand on."""
    straight = parties(one.actors, other.actors), parties(one.recipients, other.recipients)
    told_by_both = one.recipients and other.recipients
    if both_by_force(one, other):
        told_by_both = told_by_both or (one.actors and other.actors)
    if one.event.quad in (1, 2) or not told_by_both:
        every = (*other.actors, *other.recipients)
        crossed = parties(one.actors, every), parties(one.recipients, every)
        if sum(share for share, _ in crossed) > sum(share for share, _ in straight):
            straight = crossed
    (who, why), (whom, of) = straight
    if one.event.type in SPEECH_ACTS and who == 0.5:
        who, why = claimants(one.actors, other.actors)
    against = {1.0: 0.5, 0.5: 0.2, 0.0: 0.0, -1.0: -0.9}[whom]
    if whom <= 0 and one.recipients and other.recipients and _other_people(one, other):
        against, of = OTHERS if one.event.mode == other.event.mode == "arrest" else -0.9, "others"
    elif whom <= 0 and _other_count(one, other):
        against, of = OTHER_COUNT, "others"
    by_others = -2.0 if both_by_force(one, other) else -1.2
    strangers = _persons(one) - _persons(other) and _persons(other) - _persons(one)
    return [
        Part("persons", -1.5 if strangers else 0.0, ", ".join(sorted(_persons(one) ^ _persons(other)))),
        Part("actors", {1.0: 0.8, 0.5: 0.3, 0.0: 0.0, -1.0: by_others}[who], why),
        Part("recipients", against, of),
        Part("partners", -1.5 if _other_partners(one, other) else 0.0, "another side"),
        Part("sides", TURNED_ROUND if _turned_round(one, other) else 0.0, "who does it, and to whom"),
    ]


def _turned_round(one: Told, other: Told) -> bool:
    """Whether in the one they do to these what in the other these do to them: two acts of force."""
    if not both_by_force(one, other):
        return False
    if "denied" in (one.event.status, other.event.status) and not _sides_differ(one, other):
        return False  # "denied that its soldiers had fired": whose they are is easily misread
    acts, meets = _of(one.actors), _of(one.recipients)
    acts_too, meets_too = _of(other.actors), _of(other.recipients)
    if acts & acts_too or meets & meets_too:
        return False
    return bool(acts & meets_too or meets & acts_too)


def _other_partners(one: Told, other: Told) -> bool:
    """Whether one side met, or agreed, with other countries here and there."""
    mine, yours = (_of((*told.actors, *told.recipients)) for told in (one, other))
    return one.event.type in TOGETHER and bool(mine - yours and yours - mine)


def _sides_differ(one: Told, other: Told) -> bool:
    """Whether those who act are, by their very names, of two countries."""
    mine, yours = ([who for who in told.actors if who.name != who.name.lower()] for told in (one, other))
    return bool(mine and yours) and not _of(mine) & _of(yours)


def _of(parties: Sequence[Speaker]) -> frozenset[str]:
    return frozenset(code for who in parties for code in countries(who))


def _other_people(one: Told, other: Told) -> bool:
    """Whether it is done to one person here, to many there."""
    alone = [any(who.kind == "person" for who in told.recipients) for told in (one, other)]
    return alone[0] != alone[1] and not any(map(_one_by_office, (*one.recipients, *other.recipients)))


def _one_by_office(who: Speaker) -> bool:
    """Whether somebody is told by what he is: "the opposition leader"."""
    words = name_words(who.name)
    return who.kind == "unnamed" and bool(words) and not words[-1].endswith("s") and not wording(who.name).numbers


def _other_count(one: Told, other: Told) -> bool:
    """Whether arrests count other people; two who count one crowd differ too."""
    counts = [wording(" ".join(who.name for who in told.recipients)).numbers for told in (one, other)]
    return one.event.type == other.event.type == "COERCE" and all(counts) and not counts[0] & counts[1]


@once
def _persons(told: Told) -> frozenset[str]:
    """The surnames of those who take part."""
    return frozenset(
        name_words(who.name)[-1] for who in (*told.actors, *told.recipients) if who.kind == "person" and who.name
    )


def _words(one: Told, other: Told, same_act: bool) -> Part:
    if copied(one, other):
        # One sentence tells several events: the same words of another act are of another event.
        return Part("words", 3.5 if same_act else -1.5, "nearly the same sentence")
    if said(one) and said(other):
        return _said(one, other, same_act)
    share, both = overlap(one.words, other.words)
    points = 3.0 * (share - 0.25)
    if one.event.type != other.event.type and not same_act:
        points = min(points, ASIDE)
    return Part("words", round(points, 2), ", ".join(both[:8]))


def _said(one: Told, other: Told, same_act: bool) -> Part:
    """What is demanded, or said against others; the names of the parties stand in every accusation."""
    mine, yours = aim(one), aim(other)
    if not mine or not yours:
        known = parties_of(one) | parties_of(other) | {_head(one), _head(other)}
        share, both = overlap(one.words, other.words, without=known)
        points = max(0.0 if same_act else -0.7, min(1.0, SAYING * (share - 0.35)))
        return Part("words", round(points, 2), ", ".join(both[:8]))
    named = aim_names(one) | aim_names(other)
    least = max(LITTLE, min(weight(mine, named), weight(yours, named)))
    share = weight(mine & yours, named) / least
    much = min(1.0, weight(mine, named) / LITTLE, weight(yours, named) / LITTLE)
    points = SAYING * (share - 0.35)
    return Part("words", round(points if points > 0 else points * much, 2), ", ".join(sorted(mine & yours)[:8]))


def _round(one: Told, other: Told) -> Part:
    """A first and a second round are two, a first one and one that is held again."""
    mine, yours = ordinal(one), ordinal(other)
    if mine is None or yours is None:
        return Part("round", 0.0)
    if mine and mine == yours:
        return Part("round", 0.5, f"{mine}")
    if 1 in (mine, yours) or (mine and yours):
        return Part("round", BAR_TO_ALL, f"{mine}, {yours}")
    return Part("round", 0.5, "held again")
