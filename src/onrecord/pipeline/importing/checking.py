"""Whether a reading that was made elsewhere holds together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from onrecord.errors import ReportError
from onrecord.model import SCHEMA, Damage, Passage, Reading, Repair, Span, report_id
from onrecord.store.rows import Fact


def flaw(reading: Reading, where: str) -> ReportError | None:
    """What is wrong with the reading, None where it can be kept."""
    says = next(_flaws(reading), None)
    if says is None:
        return None
    return ReportError(says, where=where, remedy="Mend it and import it again; the others are taken in.")


def _flaws(reading: Reading) -> Iterator[str]:
    report = reading.report
    if reading.schema != SCHEMA:
        yield f"Its schema is {reading.schema}; this OnRecord reads {SCHEMA}."
    if report.id != report_id(text=report.text, url=report.url, publisher=report.publisher):
        yield f"The id {report.id} is not that of this publisher, address and text."
    if not reading.method:
        yield 'It does not say what read it: "method" is empty.'
    for start, end in spans(reading):
        if not 0 <= start <= end <= len(report.text):
            yield f"The text has no span [{start}, {end}): it is {len(report.text)} long."
    facts: tuple[Fact, ...] = (
        *reading.events,
        *reading.statements,
        *reading.figures,
        *reading.votes,
        *reading.changes,
    )
    ids = [actor.id for actor in reading.actors] + [fact.id for fact in facts]
    for id, times in Counter(ids).items():
        if times > 1:
            yield f"The id {id} is given {times} times."
        if not id or id != id.strip().lower():
            yield f"{id!r} is no id: ids are in lower case, without spaces."
    for fact in facts:
        if not fact.evidence:
            yield f"{fact.id} has no evidence."
        if not 0 <= fact.confidence <= 1:
            yield f"The confidence of {fact.id} is {fact.confidence}; it goes from 0 to 1."
    for told in (report.published, report.modified, report.fetched, *_dates(reading)):
        if told is not None and not _is_a_day(told):
            yield f"{told!r} is no ISO 8601 day or time."
    known = set(ids)
    for id, named in _named(reading):
        if named not in known:
            yield f"{id} names {named}, which the reading does not have."


def spans(value: Any) -> Iterator[Span]:
    """Every span that a struct of the model holds, wherever it stands in it."""
    if isinstance(value, Passage | Damage | Repair):
        yield value.start, value.end
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            yield value
        else:
            for one in value:
                yield from spans(one)


def _dates(reading: Reading) -> Iterator[str | None]:
    """Both ends of every date."""
    dates = [one.date for one in reading.events] + [one.date for one in reading.statements]
    dates += [one.date for one in reading.figures] + [one.date for one in reading.votes]
    for told in dates:
        if told is not None:
            yield from (told.start, told.end)


def _is_a_day(told: str) -> bool:
    try:
        datetime.fromisoformat(told)
        date.fromisoformat(told[:10])
    except ValueError:
        return False
    return True


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each record with the actors and records that it names."""
    for event in reading.events:
        yield from _each(event.id, (*event.actors, *event.recipients, event.attributed_to))
    for statement in reading.statements:
        about = (statement.speaker, statement.addressee, statement.relayed_by, statement.within)
        yield from _each(statement.id, about)
    for figure in reading.figures:
        yield from _each(figure.id, (figure.claimant, figure.relayed_by))
    for vote in reading.votes:
        yield from _each(vote.id, (vote.body, *(position.actor for position in vote.positions)))
    for change in reading.changes:
        yield from _each(change.id, (*change.by, *change.steps))


def _each(id: str, named: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    return ((id, one) for one in named if one is not None)
