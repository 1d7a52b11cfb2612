"""Whether a reading that was made elsewhere holds together."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

import msgspec

from onrecord.errors import ReportError
from onrecord.model import SCHEMA, Damage, Passage, Reading, Repair, Span, report_id
from onrecord.store.rows.records import Fact


def flaw(reading: Reading, where: str) -> ReportError | None:
    """What is wrong with the reading, None where it can be kept."""
    says = next(flaws(reading), None)
    if says is None:
        return None
    return ReportError(says, where=where, remedy="Mend it and import it again; the others are taken in.")


def flaws(reading: Reading) -> Iterator[str]:
    """All that is wrong with the reading, one by one."""
    report = reading.report
    if reading.schema != SCHEMA:
        yield f"Its schema is {reading.schema}; this OnRecord reads {SCHEMA}."
    if report.id != report_id(text=report.text, url=report.url, publisher=report.publisher):
        yield f"The id {report.id} is not that of this publisher, address and text."
    if not reading.method:
        yield 'It does not say what read it: "method" is empty.'
    length = len(report.text)
    for start, end in spans(reading):
        if not 0 <= start <= end <= length:
            yield f"The text has no span [{start}, {end}): it is {length} long."
    facts: tuple[Fact, ...] = (
        *reading.events,
        *reading.statements,
        *reading.figures,
        *reading.votes,
        *reading.changes,
    )
    ids = [actor.id for actor in reading.actors] + [fact.id for fact in facts]
    known = set(ids)
    if len(known) < len(ids):
        yield from (f"The id {id} is given {times} times." for id, times in Counter(ids).items() if times > 1)
    for id in ids:
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
    for id, named in _named(reading):
        if named not in known:
            yield f"{id} names {named}, which the reading does not have."


def spans(value: Any) -> Iterator[Span]:
    """Every span that a struct of the model holds, wherever it stands in it."""
    found: list[Span] = []
    _collect(value, found)
    return iter(found)


def _collect(value: Any, found: list[Span]) -> None:
    if isinstance(value, tuple):
        if value and type(value[0]) is int:
            found.append(value)
        else:
            for one in value:
                _collect(one, found)
        return
    if isinstance(value, Passage | Damage | Repair):
        found.append((value.start, value.end))
    for name in _holding_spans(value.__class__):
        held = getattr(value, name)
        if held:
            _collect(held, found)


@cache
def _holding_spans(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a struct that a span may stand in, by their types."""
    described = msgspec.inspect.type_info(struct)
    assert isinstance(described, msgspec.inspect.StructType)
    return tuple(field.name for field in described.fields if _holds_span(field.type))


def _holds_span(kind: msgspec.inspect.Type) -> bool:
    if isinstance(kind, msgspec.inspect.UnionType):
        return any(map(_holds_span, kind.types))
    if isinstance(kind, msgspec.inspect.TupleType):
        return True
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return _holds_span(kind.item_type)
    return isinstance(kind, msgspec.inspect.StructType) and (
        kind.cls in (Passage, Damage, Repair) or bool(_holding_spans(kind.cls))
    )


def _dates(reading: Reading) -> Iterator[str | None]:
    """Both ends of every date."""
    dates = [one.date for one in reading.events] + [one.date for one in reading.statements]
    dates += [one.date for one in reading.figures] + [one.date for one in reading.votes]
    for told in dates:
        if told is not None:
            yield from (told.start, told.end)


@lru_cache(maxsize=65536)
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
