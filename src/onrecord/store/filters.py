"""How the record's tables are filtered: by actor, place, dates, type, status and words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    UnaryExpression,
    and_,
    exists,
    false,
    func,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.sql.selectable import SelectBase, TableClause

from onrecord.data import table as names_of
from onrecord.errors import RecordError
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.folding import fold, like
from onrecord.store.query import Node, fields_of, parse
from onrecord.store.query.conditions import Fields, condition
from onrecord.store.query.conditions import least as least_of
from onrecord.store.search.index import RECORDS, matching
from onrecord.store.search.names import codes_with, names_with

_WHOLE = 16
"""Digits of a report's id."""
_CODE = re.compile(r"[A-Z]{3}([A-Z]{3}){0,2}")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


TYPE = {"event": "type", "statement": "kind", "figure": "kind", "change": "kind"}
STATUS = {"event": "status", "statement": "act", "vote": "outcome"}
WORDS = {"statement": ("content",), "figure": ("what",), "vote": ("measure",)}


def clauses(kind: str, standing: TableClause, filters: Filters, bar: float) -> list[ColumnElement[bool]]:
    """What these filters ask of a kind of record.

    Raises:
        RecordError: a date that is none, or a malformed query.
    """
    found: list[ColumnElement[bool]] = [sure(standing, least(filters, bar)), *answering(kind, standing, filters)]
    if query := filters.get("query"):
        found.append(answers(kind, standing, parse(query)))
    return found


def answers(kind: str, standing: TableClause, query: Node) -> ColumnElement[bool]:
    """That a record of this kind answers to this query."""
    return condition(
        query,
        lambda node: standing.c.key.in_(matching(RECORDS, node)),
        lambda fields: answering(kind, standing, fields),
    )


def least(filters: Filters, bar: float) -> float:
    """How sure a record must be: as the filters say, or their query; else ``bar``."""
    said = [filters.get("min_confidence"), least_of(parse(query)) if (query := filters.get("query")) else None]
    return max((one for one in said if one is not None), default=bar)


def answering(kind: str, standing: TableClause, filters: Filters | Fields) -> list[ColumnElement[bool]]:
    """What these filters ask of a kind of record, beside how sure it is, and beside their query."""
    facts = t.FACTS[kind].c
    key = standing.c.key
    found: list[ColumnElement[bool]] = []
    if (kinds := filters.get("kind")) and isinstance(kinds, str):
        found.append(true() if kind in kinds.split(",") else false())
    if (id := filters.get("id")) and isinstance(id, str):
        found.append(_goes_by(id, standing))
    if publisher := filters.get("publisher"):
        found.append(standing.c.publisher.icontains(publisher, autoescape=True))
    if (added := filters.get("added_since")) and isinstance(added, str):
        found.append(added_since(standing.c.report, added))
    if actor := filters.get("actor"):
        found.append(key.in_(_at(facts, _acted(actor, kind), filters)))
    if speaker := filters.get("speaker"):
        speaks = taking_part(speaker, t.participants.c.part == "speaker")
        found.append(key.in_(_at(facts, speaks, filters)))
    if addressee := filters.get("addressee"):
        spoken_to = taking_part(addressee, t.participants.c.part == "addressee")
        found.append(key.in_(_at(facts, spoken_to, filters)))
    if place := filters.get("place"):
        found.append(_placed(place, facts if "place" in facts else None, standing))
    found += dated(facts.date_start, facts.date_end, standing.c.published, filters)
    for asked, columns in (("type", TYPE), ("status", STATUS)):
        wanted = filters.get(asked)
        if isinstance(wanted, str):
            column = facts[columns[kind]] if kind in columns else None
            found.append(one_of(column, wanted))
    for word in (filters.get("about") or "").split():
        said = exists().where(t.evidence.c.record == key, t.evidence.c.quote.icontains(word, autoescape=True))
        found.append(or_(said, *(facts[name].icontains(word, autoescape=True) for name in WORDS.get(kind, ()))))
    return found


def added_since(report: ColumnElement[str], moment: str) -> ColumnElement[bool]:
    """That this report came on record at that moment or later."""
    its = t.reports.c
    return report.in_(select(its.id).where(its.added_at >= moment).correlate(None))


def _at(facts: Any, keys: CompoundSelect[tuple[int]], filters: Filters | Fields) -> SelectBase:
    """Of these records those that may answer by their own dates: sooner told than whose report stands."""
    own = dated(facts.date_start, facts.date_end, null(), filters)
    if not own:
        return keys
    undated = and_(facts.date_start.is_(None), facts.date_end.is_(None))
    return select(facts.key).where(facts.key.in_(keys), or_(undated, and_(*own))).correlate(None)


def _goes_by(id: str, standing: TableClause) -> ColumnElement[bool]:
    report, stop, local = id.partition(".")
    found = begins(standing.c.report, report)
    return and_(found, standing.c.id.endswith(f".{local}", autoescape=True)) if stop else found


def begins(report: ColumnElement[str], id: str) -> ColumnElement[bool]:
    """That a report's id begins so: ids are of hexadecimal digits, all of them before "g". A whole one is looked
    up as such: of several a database looks up each."""
    return report == id if len(id) == _WHOLE else and_(report >= id, report < f"{id}g")


def of_any_kind(filters: Filters, query: Node | None = None) -> bool:
    """Whether these filters, their query and this one ask the same of every kind of record, and nothing of the
    columns that one kind has."""
    queries = [query, parse(asked) if (asked := filters.get("query")) else None]
    fields = [field for node in queries if node for field in fields_of(node)]
    given = {name for name, value in filters.items() if value is not None} | {field.name for field in fields}
    actors = [filters.get("actor") or "", *(field.value for field in fields if field.name == "actor")]
    # Events have codes of their own.
    return given <= _OF_ANY_KIND and not any(map(_CODE.fullmatch, actors))


_OF_ANY_KIND = {
    "actor", "speaker", "addressee", "publisher", "id", "query", "added_since", "min_confidence",
    "limit", "newest",
}  # fmt: skip


def sure(standing: TableClause, least: float) -> ColumnElement[bool]:
    """That the record counts: the machine is so sure of it, or somebody accepted it. (What somebody rejected does
    not stand.)"""
    return or_(standing.c.confidence >= least, standing.c.verdict.isnot(None))


def one_of(column: Column[Any] | ColumnElement[Any] | None, wanted: str) -> ColumnElement[bool]:
    """That the column holds one of these, letter case aside; a kind of record without the column has none."""
    if column is None:
        return or_(False)
    return func.lower(column).in_([one.strip().lower() for one in wanted.split(",")])


def named(term: str) -> CompoundSelect[tuple[int]]:
    """The keys of the actors that go by this name in some form, or have this code."""
    form, actor = t.names.c, t.actors.c
    found = []
    if fold(term):
        found.append(select(form.actor).where(form.folded.in_(names_with(term))).correlate(None))
    if _CODE.fullmatch(term):
        found.append(select(actor.key).where(actor.codes.in_(codes_with(term))).correlate(None))
    return union_all(*found or [select(actor.key).where(false())])


def taking_part(term: str, *asked: ColumnElement[bool]) -> CompoundSelect[tuple[int]]:
    """The records in which somebody of this name, these words or this code has a part."""
    return union_all(*_parts(term, *asked))


def _acted(term: str, kind: str) -> CompoundSelect[tuple[int]]:
    """The records in which somebody of this name or code has a part; events have codes of their own."""
    found = _parts(term)
    if kind == "event" and _CODE.fullmatch(term):
        event = t.events.c
        both = event.actor_codes, event.recipient_codes
        found += [select(event.key).where(codes.in_(codes_with(term))).correlate(None) for codes in both]
    return union_all(*found)


def _parts(term: str, *asked: ColumnElement[bool]) -> list[Select[tuple[int]]]:
    its = t.participants.c
    found: list[ColumnElement[bool]] = [its.actor.in_(named(term))]
    if fold(term):  # whom the report names otherwise is found by the actor's names
        found.append(and_(its.actor.is_(None), its.folded.in_(names_with(term))))
    return [select(its.record).where(part, *asked).correlate(None) for part in found]


def _placed(term: str, facts: Any, standing: TableClause) -> ColumnElement[bool]:
    if facts is None:  # no place of its own: what its sentence names
        column: ColumnElement[str] = standing.c.sentence
        return column.icontains(term, autoescape=True)
    asked = [facts.place_folded.like(like(term), escape="!")] if fold(term) else []
    return or_(False, *asked, facts.country.in_(country_codes(term)))


def country_codes(term: str) -> list[str]:
    """The codes of the country that this name or code means.

    >>> country_codes("Israel"), country_codes("ISR"), country_codes("Rafah"), country_codes("...")
    (['ISR'], ['ISR'], [], [])
    """
    asked = fold(term)
    if not asked:  # a country without other names has an empty one
        return []
    return [
        row["alpha3"]
        for row in names_of("countries.tsv")
        if row["alpha3"] == term or asked in map(fold, _forms(row))
    ]


def _forms(row: dict[str, str]) -> Iterable[str]:
    return row["name"], *(row.get("aliases") or "").split("|")


def dated(
    start: ColumnElement[Any], end: ColumnElement[Any], published: ColumnElement[Any], filters: Filters | Fields
) -> list[ColumnElement[bool]]:
    """That the interval meets the one asked for; what has no date of its own goes by its report's."""
    found: list[ColumnElement[bool]] = []
    undated = and_(start.is_(None), end.is_(None))
    day = func.substr(published, 1, 10)
    if since := filters.get("since"):
        least = _day(since)
        late = or_(end >= least, and_(start.isnot(None), end.is_(None)))
        found.append(or_(late, and_(undated, day >= least)))
    if until := filters.get("until"):
        most = _day(until) + "-99-99"[len(_day(until)) - 4 :]  # the end of the month or year, as text
        early = or_(start <= most, and_(start.is_(None), end.isnot(None)))
        found.append(or_(early, and_(undated, day <= most)))
    return found


def in_time(filters: Filters, *columns: ColumnElement[Any]) -> Iterator[UnaryExpression[Any]]:
    """The order of a list, the earliest first, or the latest where the filters ask for the newest; what has no
    date comes last."""
    for column in columns:
        yield (column.desc() if filters.get("newest") else column.asc()).nulls_last()


def _day(told: str | date) -> str:
    text = str(told)[:10]
    if not _DAY.fullmatch(text):
        raise RecordError(f"{told!r} is no date.", remedy="Write it as 2024-03-27, 2024-03 or 2024.")
    return text
