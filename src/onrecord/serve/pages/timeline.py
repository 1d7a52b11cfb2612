"""``/timeline``: events in the order of their dates, as a list, and drawn at ``/timeline/drawn``."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from onrecord.serve.asked import Asked, Of, Rows, Window, most, rows
from onrecord.serve.page import page
from onrecord.store.casts import Together
from onrecord.store.rows.records import EventLine

TAKES = ("q", "actor", "place", "since", "until", "type", "status", "about", "publisher", "min_confidence")
DRAWN = 500
"""So many events are drawn at most."""


@page("/timeline", title="Timeline", template="timeline.html", takes=TAKES)
def timeline(record: Of, asked: Asked, window: Window) -> Rows[EventLine]:
    """What happened, was planned or was called off, in the order of the dates."""
    return rows(record.timeline, asked, window)


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a thread, told by so many reports; ``since`` and ``until`` are its days, its report's where it
    has none."""

    line: EventLine
    since: str
    until: str
    reports: int


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """The stages of one plan, promise or act, by their days: as one report joins them, or several reports that
    tell the same event."""

    stages: tuple[Stage, ...]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """``threads`` have several stages or one; ``events`` counts what the drawing holds, ``undated`` what has no
    day to stand at; ``more`` says that there are more events than are drawn."""

    threads: tuple[Thread, ...]
    events: int
    undated: int
    more: bool


@page("/timeline/drawn", title="", template="drawn.html", takes=TAKES)
def drawn(record: Of, asked: Asked) -> Drawn:
    """What happened, was planned or was called off, each plan or act on a line of its own."""
    found = list(record.timeline(**most(asked, DRAWN + 1)))
    lines = found[:DRAWN]
    threads = threads_of(lines, record.together([line.id for line in lines]))
    return Drawn(
        threads=threads,
        events=sum(len(thread.stages) for thread in threads),
        undated=sum(_days(line) is None for line in lines),
        more=len(found) > DRAWN,
    )


def threads_of(lines: Sequence[EventLine], together: dict[str, Together]) -> tuple[Thread, ...]:
    """The events' threads, by their first day; an event that several reports tell stands once."""
    told: dict[str, EventLine] = {}
    for line in lines:
        told.setdefault(together[line.id].occurrence if line.id in together else line.id, line)
    joined = _joined(lines, together)
    threads: defaultdict[str, list[Stage]] = defaultdict(list)
    for occurrence, line in told.items():
        if days := _days(line):
            reports = together[line.id].reports if line.id in together else 1
            threads[joined[occurrence]].append(Stage(line=line, since=days[0], until=days[1], reports=reports))
    found = [Thread(stages=tuple(sorted(stages, key=lambda stage: stage.since))) for stages in threads.values()]
    return tuple(sorted(found, key=lambda thread: thread.stages[0].since))


def _joined(lines: Sequence[EventLine], together: dict[str, Together]) -> dict[str, str]:
    """For each occurrence one that stands for its thread: those that share a thread in some report are one."""
    stands: dict[str, str] = {}

    def find(one: str) -> str:
        while stands.setdefault(one, one) != one:
            one = stands[one]
        return one

    first: dict[tuple[str, str], str] = {}
    for line in lines:
        occurrence = together[line.id].occurrence if line.id in together else line.id
        if line.record.thread is not None:
            other = first.setdefault((line.report.id, line.record.thread), occurrence)
            stands[find(occurrence)] = find(other)
        find(occurrence)
    return {one: find(one) for one in list(stands)}


def _days(line: EventLine) -> tuple[str, str] | None:
    """The first and the last day; the report's where the event has none."""
    date, published = line.record.date, (line.report.published or "")[:10]
    since, until = (date.start, date.end) if date else (None, None)
    first = (since or until or published)[:10]
    return (first, (until or first)[:10]) if first else None
