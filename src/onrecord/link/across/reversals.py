"""Plans and acts that turn from report to report: put off, called off, put back on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.lang import lexicon
from onrecord.link.across.turn import Occurrence, Turn, clearest, names
from onrecord.link.occurrences import Told, order
from onrecord.link.within.threads import SPEECH_ACTS

AHEAD = frozenset(("planned", "occurred", "ongoing", "rescheduled"))
STATES = {
    **dict.fromkeys(AHEAD, "ahead"),
    "postponed": "put off",
    "cancelled": "called off",
    "refused": "called off",
    "failed": "called off",
}
TAKEN = frozenset(("COERCE", "SANCTION"))
GIVEN_BACK = frozenset(("CONCEDE",))
"""Who lifts a ban calls it off."""
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""What fails or is refused there was tried, and no plan that was given up."""
ONCE = frozenset(("CONSULT", "ASSAULT"))
"""What has been held or done can't be called off any more."""
LESS = 0.08
"""So much less sure than its steps is a turn that no single report tells."""
_A_WEEK_BEFORE = re.compile(r"\bbefore(?=[.,;:]|\s+(?:and|but)\b|\s*$)")
"""What was called off "a week before", not "hours before it was to begin"."""
AFTER = ("after", "since", "following", "despite")


def reversals(occurrence: Occurrence, source: Mapping[str, str]) -> Iterator[Turn]:
    """Each turn of one plan or act. A report tells how things stand at its end: what it tells beside is what was
    before. A copy tells them as they stood when its source came out; ``source`` gives a report's."""
    if occurrence.tellings[0].event.type in SPEECH_ACTS:
        return
    taken = any(one.event.type in TAKEN for one in occurrence.tellings)
    told = [one for one in occurrence.tellings if state_of(one, taken) and one.fact.confidence >= 0.5]
    telling = {one.report for one in told}
    reports: dict[str, list[Told]] = {}
    for one in sorted(told, key=order):
        origin = source.get(one.report, one.report)
        reports.setdefault(origin if origin in telling else one.report, []).append(one)
    runs: list[tuple[str, list[Told]]] = []
    for stages in reports.values():
        fresh = [one for one in stages if not _is_past(one)]
        stages = fresh or (stages if not runs else [])
        for state, its in _told_by(stages, runs[-1][0] if runs else None, taken):
            if runs and runs[-1][0] == state:
                runs[-1][1].extend(its)
            else:
                runs.append((state, its))
    for (was, before), (now, after) in pairwise(runs):
        if was == "ahead" and not taken and all(_is_held(one) for one in before):
            continue
        everyone = _of_state(told, before, was, taken), _of_state(told, after, now, taken)
        steps = tuple(clearest(one) for one in everyone)
        yield Turn(
            kind="reversal",
            by=names(steps[1]),
            steps=steps,
            confidence=round(min(step[0].fact.confidence for step in steps) - LESS, 2),
            why=f"{was}, then {now}",
            rule="link.across.reversals:reversals",
        )


def state_of(told: Told, taken: bool = False) -> str | None:
    """How a telling says that things stand, None where it says nothing of it; ``taken``: the occurrence is of
    something imposed, so that a concession takes it back."""
    if told.event.type in DEEDS and told.event.status in ("failed", "refused"):
        return None
    state = STATES.get(told.event.status)
    if taken and told.event.type in GIVEN_BACK:
        return "called off" if state == "ahead" else None
    return state


def _is_held(told: Told) -> bool:
    """Whether it is told as having been, once and for all."""
    return told.event.type in ONCE and told.event.status == "occurred"


def _told_by(stages: Sequence[Told], standing: str | None, taken: bool) -> Iterator[tuple[str, list[Told]]]:
    """How things stand at the end of one report; where nothing was known before, how they stood before it too."""
    by_state: dict[str, list[Told]] = {}
    for one in stages:
        by_state.setdefault(state_of(one, taken) or "", []).append(one)
    lifted = taken and any(one.event.type in GIVEN_BACK for one in by_state.get("called off", ()))
    ranked = sorted(by_state, key=lambda state: _rank(state, by_state[state], lifted))
    for state in ranked[-2:] if standing is None else ranked[-1:]:
        yield state, by_state[state]


def _is_past(told: Told) -> bool:
    """Whether a telling looks back: "had been called off", "put off last month", "was to have come"."""
    back = {"cancelled": "looking_back", "postponed": "looking_back", "planned": "once_planned"}
    if told.event.status not in back:
        return False
    words: list[str] = lexicon("changes.toml")[back[told.event.status]]
    sentence = f" {told.sentence.casefold()} "
    return any(f" {word} " in sentence for word in words) or (
        told.event.status != "planned" and bool(_A_WEEK_BEFORE.search(sentence))
    )


def _rank(state: str, tellings: Sequence[Told], lifted: bool) -> int:
    """Where a state stands among those that one report tells; what is ``lifted`` had been imposed before."""
    if state != "ahead":
        return 1 if state == "put off" else 2
    if lifted and all(one.event.status == "occurred" for one in tellings):
        return 0
    return 3 if any(_is_new(one) for one in tellings) else 0


def _is_new(told: Told) -> bool:
    """Whether a plan is told as being on again, or as held after all."""
    words: list[str] = lexicon("changes.toml")["again"]
    sentence = f" {told.sentence.casefold()}"
    return (
        told.event.status in ("rescheduled", "occurred", "ongoing")
        or any(f" {word}" in sentence for word in words)
        or any(f" {word} " in sentence for word in AFTER)
    )


def _of_state(told: Sequence[Told], run: Sequence[Told], state: str, taken: bool) -> list[Told]:
    """All tellings of a state that came out in the days of this run, those of copies too."""
    first, last = min(order(one) for one in run)[0], max(order(one) for one in run)[0]
    return [
        one
        for one in told
        if one in run or (state_of(one, taken) == state and first <= (one.published or "") <= last)
    ]
