"""Across reports: what turned in the world, from what all reports tell.

In: occurrences with their tellings, and the links between them. Out: turns: reversals, revisions, disagreements,
denials, each step with every telling of that stage. Promise: a turn has at least one telling on either side; what
one report tells as a turn and what several tell together is one turn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.across import denials, figures
from onrecord.link.across.reversals import reversals
from onrecord.link.across.turn import Occurrence, Turn, occurrence_of
from onrecord.link.across.within import Within, told_once, told_within
from onrecord.link.occurrences import Link


def turns(
    occurrences: Sequence[Occurrence], links: Sequence[Link], within: Iterable[Within], source: Mapping[str, str]
) -> list[Turn]:
    """What turned among these occurrences, each once. ``within`` are the changes that single reports tell, all of
    whose steps are among the tellings; ``source`` gives the report that a copy has its text from."""
    return told_once(_turns(occurrences, links, within, source))


def _turns(
    occurrences: Sequence[Occurrence], links: Sequence[Link], within: Iterable[Within], source: Mapping[str, str]
) -> Iterator[Turn]:
    of: dict[str, dict[int, Occurrence]] = {}
    every: dict[int, Occurrence] = {}
    for occurrence in occurrences:
        for told in occurrence.tellings:
            of.setdefault(told.kind, {})[told.key] = every[told.key] = occurrence
    for occurrence in occurrences:
        if occurrence.tellings[0].kind == "event":
            yield from reversals(occurrence, source)
            yield from denials.of_events(occurrence)
    yield from figures.turns(of.get("figure", {}), links)
    yield from denials.of_statements(of.get("statement", {}), links)
    yield from told_within(within, every)


__all__ = ["Occurrence", "Turn", "Within", "occurrence_of", "turns"]
