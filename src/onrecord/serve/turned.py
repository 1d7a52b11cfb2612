"""A change as pages show it: its steps beside each other, and which of their words differ."""

from itertools import pairwise

import msgspec

from onrecord.model import Event, Figure, Span, Statement, covers
from onrecord.pipeline.wording import flat
from onrecord.serve.differing import Run, differing
from onrecord.store.rows.shared import ChangeLine, StepLine


class Turned(msgspec.Struct, frozen=True, kw_only=True):
    """A change; ``wordings`` are the steps' sentences in runs: what differs from the step before, in the first
    from the one after it. Where the two are one sentence, or nothing alike, it is what the step is read from."""

    line: ChangeLine
    wordings: tuple[tuple[Run, ...], ...]


def turned(line: ChangeLine) -> Turned:
    """The change with its wordings."""
    beside = [differing(before.sentence, now.sentence) for before, now in pairwise(line.steps)]
    wordings = [*(before for before, _ in beside[:1]), *(now for _, now in beside)]
    return Turned(
        line=line,
        wordings=tuple(
            _own(step) if all(run.same for run in wording) else wording
            for step, wording in zip(line.steps, wordings, strict=True)
        ),
    )


def _own(step: StepLine) -> tuple[Run, ...]:
    """The step's sentence, with the words that it is read from set apart."""
    fact, said = step.record, step.sentence
    match fact:
        case Event():
            span: Span | None = fact.trigger
        case Figure():
            span = fact.text
        case Statement():
            span = fact.cue
        case _:
            span = None
    if span is None or not covers(fact.evidence[0], span):
        return (Run(flat(said)),)
    start, end = (offset - fact.evidence[0][0] for offset in span)
    return Run(f"{flat(said[:start])} ".lstrip()), Run(flat(said[start:end]), same=False), Run(said[end:])
