"""Plans and acts that turn from report to report: put off, called off, put back on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.lang import lexicon
from onrecord.link.across.turn import Occurrence, Turn, clearest, names
from onrecord.link.occurrences import Told, order

AHEAD = frozenset(("planned", "occurred", "ongoing", "rescheduled"))
STATES = {
    **dict.fromkeys(AHEAD, "ahead"),
    "postponed": "put off",
    "cancelled": "called off",
    "refused": "called off",
    "failed": "called off",
}
SPEECH = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
LESS = 0.08
"""So much less sure than its steps is a turn that no single report tells."""
AFTER = ("after", "since", "following", "despite")


def reversals(occurrence: Occurrence, source: Mapping[str, str]) -> Iterator[Turn]:
    """Each turn of one plan or act. A report tells how things stand at its end: what it tells beside is what was
    before. A copy tells them as they stood when its source came out; ``source`` gives a report's."""
    if occurrence.tellings[0].event.type in SPEECH:
        return
    told = [one for one in occurrence.tellings if one.event.status in STATES and one.fact.confidence >= 0.5]
    reports: dict[str, list[Told]] = {}
    for one in sorted(told, key=order):
        if one.report not in source or source[one.report] not in {other.report for other in told}:
            reports.setdefault(one.report, []).append(one)
    runs: list[tuple[str, list[Told]]] = []
    for stages in reports.values():
        for state, its in _told_by(stages, runs[-1][0] if runs else None):
            if runs and runs[-1][0] == state:
                runs[-1][1].extend(its)
            else:
                runs.append((state, its))
    for (was, before), (now, after) in pairwise(runs):
        everyone = _of_state(told, before, was), _of_state(told, after, now)
        steps = tuple(clearest(one) for one in everyone)
        yield Turn(
            kind="reversal",
            by=names(steps[1]),
            steps=steps,
            confidence=round(min(step[0].fact.confidence for step in steps) - LESS, 2),
            why=f"{was}, then {now}",
            rule="link.across.reversals:reversals",
        )


def _told_by(stages: Sequence[Told], standing: str | None) -> Iterator[tuple[str, list[Told]]]:
    """The states that one report tells, in their order: what was before only where nothing is known yet, or where
    it is not how things stood already."""
    by_state: dict[str, list[Told]] = {}
    for one in stages:
        by_state.setdefault(STATES[one.event.status], []).append(one)
    ranked = sorted(by_state, key=lambda state: _rank(state, by_state[state], by_state))
    last = ranked[-1]
    before = [state for state in ranked[:-1] if state != standing]
    if len(ranked) > 1 and (standing is None or standing == last):
        # The whole way is news where nothing, or only its end, was told before: the step that led to the end.
        for state in before[-1:] if standing is None else []:
            yield state, by_state[state]
    yield last, by_state[last]


def _rank(state: str, tellings: Sequence[Told], by_state: Mapping[str, Sequence[Told]]) -> int:
    """Where a state stands among those that one report tells."""
    if state != "ahead":
        return 1 if state == "put off" else 2
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


def _of_state(told: Sequence[Told], run: Sequence[Told], state: str) -> list[Told]:
    """All tellings of a state that came out in the days of this run, those of copies too."""
    first, last = min(order(one) for one in run)[0], max(order(one) for one in run)[0]
    return [
        one
        for one in told
        if one in run or (STATES[one.event.status] == state and first <= (one.published or "") <= last)
    ]
