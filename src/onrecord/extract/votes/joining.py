"""Which sentences of a report tell the same vote."""

import re

from onrecord.extract.votes.bodies import Body
from onrecord.extract.votes.confidence import outcome_of_confidence
from onrecord.extract.votes.tallies import Tally
from onrecord.extract.votes.tellings import Telling
from onrecord.extract.votes.wording import ANY_MEASURE

YEAR = re.compile(
    r"\b(?:in|since|of|from) (?:\w+ )?(?:1[89]|20)\d\d\b|\b(?:years?|months|decades?) (?:ago|earlier|before)\b"
)
UNVOTED = ("withdrawn", "postponed")
NEAREST = 24
NEAR = 90
"""Tokens between two tellings of one vote that seem to differ."""


def joined(tellings: list[Telling]) -> list[list[Telling]]:
    """The tellings, grouped by vote. Those with a tally found the groups; those with an outcome or positions alone
    join the nearest group that they don't contradict, or found one of their own."""
    groups: list[list[Telling]] = []
    ordered = sorted(tellings, key=lambda t: (_is_partial(t), t.tally is None))
    for telling in ordered:
        # only the last groups and their first sentences: a gazette of votes costs no more than its length
        near = groups[-NEAREST:]
        fitting = [
            g for g in near if all(_fits(telling, o) for o in g[:NEAREST]) and _adds_up([*g[:NEAREST], telling])
        ]
        if fitting:
            nearest = min(fitting, key=lambda g: _distance(telling, g))
            nearest.append(telling)
        elif telling.tally is None or not _is_partial(telling) or not groups:
            groups.append([telling])
    groups.sort(key=lambda g: min(t.sent.start for t in g))
    return groups


def _distance(telling: Telling, group: list[Telling]) -> int:
    """How far a sentence stands from those of a vote; what is told before is nearer than what comes after."""
    return min(abs(d) if (d := telling.sent.start - t.sent.start) >= 0 else 3 - 3 * d for t in group)


def _adds_up(group: list[Telling]) -> bool:
    """Whether the sides together are no more than the body has members."""
    tallies = [t.tally for t in group if t.tally is not None]
    members = next((t.body.rules.members for t in group if t.body is not None and t.body.rules is not None), None)
    if members is None or len(tallies) < 2:
        return True
    sides = ([t.in_favour for t in tallies], [t.against for t in tallies], [t.abstain for t in tallies])
    return sum(max((n for n in side if n is not None), default=0) for side in sides) <= members


def _is_partial(telling: Telling) -> bool:
    """Whether it gives one side's number alone, of a vote that is told elsewhere: "six of them voted against"."""
    tally = telling.tally
    sides = 0 if tally is None else (tally.in_favour is not None) + (tally.against is not None)
    return (
        tally is not None
        and not tally.unanimous
        and sides < 2
        and (telling.body is None or (telling.body.actor is None and telling.body.rules is None))
    )


def _fits(a: Telling, b: Telling) -> bool:
    if not _same_body(a.body, b.body) or _is_history(a) != _is_history(b) or _is_of_none(a, b):
        return False
    if a.tally is not None and b.tally is not None:
        for mine, theirs in (
            (a.tally.in_favour, b.tally.in_favour),
            (a.tally.against, b.tally.against),
            (a.tally.abstain, b.tally.abstain),
        ):
            if mine is not None and theirs is not None and mine != theirs:
                return False
        if a.sent == b.sent or _is_unlike(a.tally, b.tally) or _is_unlike(b.tally, a.tally):
            return False
    if (
        a.outcome is not None
        and b.outcome is not None
        and a.outcome != b.outcome
        and "vetoed" not in (a.outcome, b.outcome)
        and not _is_same_question(a, b)
    ):
        return False
    if a.measure is not None and b.measure is not None and a.measure.lemma_.lower() != b.measure.lemma_.lower():
        return bool({a.measure.lemma_.lower(), b.measure.lemma_.lower()} & ANY_MEASURE)
    return _no_opposite_stands(a, b)


def _is_of_none(a: Telling, b: Telling) -> bool:
    """Whether one tells that something was not put to the vote, the other how many voted."""
    return any(one.outcome in UNVOTED and other.tally is not None for one, other in ((a, b), (b, a)))


def _is_history(telling: Telling) -> bool:
    """Whether it tells of a vote long before: "had been suspended in 1962 by a vote of 14-1"."""
    return "had" in (t.lower_ for t in telling.sent) and YEAR.search(telling.sent.text) is not None


def _is_same_question(a: Telling, b: Telling) -> bool:
    """Whether one tells how the government fared and the other, near by, what became of the motion: "survived a
    vote of confidence", "the motion of no confidence was defeated"."""
    fared = [t for t in (a, b) if t.verb is not None and outcome_of_confidence(t.verb) is not None]
    return bool(fared) and any(t.tally is None for t in fared) and abs(a.sent.start - b.sent.start) < NEAR


def _is_unlike(a: Tally, b: Tally) -> bool:
    """Whether one vote was unanimous and the other was not."""
    return a.unanimous and bool(b.against)


def _no_opposite_stands(a: Telling, b: Telling) -> bool:
    mine = {stand.actor: stand.vote for stand in a.stands}
    return all(mine.get(stand.actor, stand.vote) == stand.vote for stand in b.stands)


def _same_body(a: Body | None, b: Body | None) -> bool:
    if a is None or b is None:
        return True
    if a.actor is not None and a.actor == b.actor:
        return True
    if a.rules is not None and b.rules is not None:
        return a.rules == b.rules
    if a.is_name and b.is_name:
        return a.words.casefold() in b.words.casefold() or b.words.casefold() in a.words.casefold()
    return True
