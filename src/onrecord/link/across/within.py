"""The changes that single reports tell, as turns among occurrences: what many tell is told once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from onrecord.link.across.reversals import STATES
from onrecord.link.across.turn import Occurrence, Turn, clearest, names
from onrecord.link.occurrences import Told
from onrecord.model import Change


class Within(msgspec.Struct, frozen=True, kw_only=True):
    """A change of one reading, its steps as the record knows them."""

    change: Change
    steps: tuple[Told, ...]


def told_within(changes: Iterable[Within], of: Mapping[int, Occurrence]) -> Iterator[Turn]:
    """Each pair of steps as a turn, with all that tell the same stage."""
    for told in changes:
        for one, other in pairwise(told.steps):
            steps = tuple(
                clearest(_stage(step, of[step.key], later=place > 0)) for place, step in enumerate((one, other))
            )
            if {told.id for told in steps[0]} & {told.id for told in steps[1]}:
                continue
            by = names(steps[1])
            yield Turn(
                kind=told.change.kind,
                by=(*names(steps[0]), *by) if told.change.kind == "disagreement" else by,
                steps=steps,
                confidence=told.change.confidence,
                why="; ".join(told.change.inputs.values()),
                rule=told.change.rule,
            )


def _stage(step: Told, occurrence: Occurrence, *, later: bool) -> list[Told]:
    """The tellings of the same stage: of an event those of its state, told before the turn or after it."""
    if step.kind != "event":
        return list(occurrence.tellings)
    state = STATES.get(step.event.status, step.event.status)
    out = step.published or ""
    return [
        one
        for one in occurrence.tellings
        if STATES.get(one.event.status, one.event.status) == state
        and ((one.published or "") >= out if later else (one.published or "") <= out)
    ]


def told_once(turns: Iterable[Turn]) -> list[Turn]:
    """The turns, each once: two of one kind whose steps share tellings, stage by stage, are one, the surer."""
    kept: list[Turn] = []
    for turn in sorted(turns, key=lambda turn: (-turn.confidence, turn.rule)):
        if not any(_one(turn, other) for other in kept):
            kept.append(turn)
    return kept


def _one(turn: Turn, other: Turn) -> bool:
    if turn.kind != other.kind:
        return False
    mine, yours = ([{told.id for told in step} for step in one.steps] for one in (turn, other))
    same = bool(mine[0] & yours[0] and mine[-1] & yours[-1])
    return same or (turn.kind == "disagreement" and bool(mine[0] & yours[-1] and mine[-1] & yours[0]))
