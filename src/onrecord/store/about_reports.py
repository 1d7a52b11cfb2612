"""What filters ask of reports, and of the actors in them."""

from typing import Any, cast, get_args

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    column,
    exists,
    false,
    null,
    or_,
    select,
    table,
)

from onrecord.model import ActorKind
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.filters import added_since, answering, begins, country_codes, dated, least, named, one_of, sure
from onrecord.store.queries import STANDING
from onrecord.store.query import Node, parse
from onrecord.store.query.conditions import Fields, condition
from onrecord.store.search.index import RECORDS, REPORTS, matching

ACTORS = table(
    "standing_actors",
    column("key", BigInteger),
    *map(column, ("id", "name", "folded", "kind", "codes", "body", "report", "title", "published")),
)
OF_RECORDS = ("type", "status", "speaker", "addressee")
"""What only a record has: a report answers where one of its records does."""


def asked_of(filters: Filters, bar: float, reports: FromClause = t.reports) -> list[ColumnElement[bool]]:
    """What these filters ask of a report; what they ask of records, one of those that it holds must answer, if it
    is as sure as they say, else as ``bar``."""
    sure_from = least(filters, bar)
    asked = _asked(filters, sure_from, reports)
    if query := filters.get("query"):
        asked.append(answers(parse(query), sure_from, reports))
    return asked


def answers(query: Node, bar: float, reports: FromClause = t.reports) -> ColumnElement[bool]:
    """That a report answers to this query."""
    return condition(
        query,
        lambda node: reports.c.number.in_(matching(REPORTS, node)),
        lambda fields: _asked(fields, bar, reports),
    )


def stands(report: ColumnElement[str]) -> ColumnElement[bool]:
    """That this report stands."""
    return exists().where(t.standing.c.report == report)


def naming(actor: str) -> Select[tuple[int]]:
    """The readings that name this actor."""
    [key] = named(actor).subquery().c
    return select(key // t.PER_READING)


def _asked(fields: Filters | Fields, bar: float, reports: FromClause) -> list[ColumnElement[bool]]:
    report = reports.c
    asked: list[ColumnElement[bool]] = dated(null(), null(), report.published, fields)
    for word in (fields.get("about") or "").split():
        asked.append(
            or_(report.title.icontains(word, autoescape=True), report.text.icontains(word, autoescape=True))
        )
    if (added := fields.get("added_since")) and isinstance(added, str):
        asked.append(added_since(report.id, added))
    if publisher := fields.get("publisher"):
        asked.append(report.publisher.icontains(publisher, autoescape=True))
    if (of_records := records_asked(fields)) is not None:
        holding = [_holding(kind, of_records, bar) for kind in kinds_asked(fields)]
        asked.append(or_(false(), *(report.id.in_(reports) for reports in holding)))
        return asked
    if (id := fields.get("id")) and isinstance(id, str):
        asked.append(begins(report.id, id))
    if place := fields.get("place"):
        asked.append(report.text.icontains(place, autoescape=True))
    if actor := fields.get("actor"):
        stood = t.standing.c
        asked.append(report.id.in_(select(stood.report).where(stood.reading.in_(naming(actor)))))
    return asked


def records_asked(fields: Filters | Fields) -> Fields | None:
    """The fields that one record of the report must answer together; None where a report answers by itself."""
    kinds = fields.get("kind")
    id = fields.get("id")
    if not (
        any(fields.get(name) for name in OF_RECORDS)
        or (isinstance(kinds, str) and "report" not in kinds.split(","))
        or (isinstance(id, str) and "." in id)
    ):
        return None
    return _only(fields, *OF_RECORDS, "actor", "place", "id")


def _only(fields: Filters | Fields, *names: str) -> Fields:
    return cast("Fields", {name: value for name, value in fields.items() if name in names and value})


def kinds_asked(fields: Filters | Fields) -> list[str]:
    """The kinds of records that these fields may be answered by: any, where only reports are asked for."""
    kinds = fields.get("kind")
    wanted = kinds.split(",") if isinstance(kinds, str) else ["report"]
    return [kind for kind in t.FACTS if kind in wanted] or (list(t.FACTS) if "report" in wanted else [])


def _holding(kind: str, fields: Fields, bar: float) -> Select[Any]:
    """The reports that hold a record of this kind that answers."""
    return _records(kind, fields).with_only_columns(STANDING.c.report).where(sure(STANDING, bar))


def _records(kind: str, fields: Filters | Fields) -> Select[Any]:
    facts = t.FACTS[kind]
    found = select(STANDING.c.key).join(facts, facts.c.key == STANDING.c.key)
    return found.where(STANDING.c.kind == kind, *answering(kind, STANDING, fields))


def asked_of_actors(filters: Filters) -> list[ColumnElement[bool]]:
    """What these filters ask of an actor; words, and what is asked of records, are asked of those in which it has
    a part."""
    asked = _asked_of_actors(filters)
    if query := filters.get("query"):
        asked.append(condition(parse(query), lambda node: _has_part(matching(RECORDS, node)), _asked_of_actors))
    return asked


def _asked_of_actors(fields: Filters | Fields) -> list[ColumnElement[bool]]:
    actor = ACTORS.c
    asked: list[ColumnElement[bool]] = dated(null(), null(), actor.published, fields)
    if term := fields.get("actor"):
        asked.append(_is(term))
    if (added := fields.get("added_since")) and isinstance(added, str):
        asked.append(added_since(actor.report, added))
    if place := fields.get("place"):
        codes = country_codes(place)
        asked.append(or_(False, *(actor.codes.like(f'%"{code}%') for code in codes)))
    wanted = _only(fields, "status", "speaker", "addressee", "id")
    if (kind := fields.get("type")) and set(kind.lower().split(",")) <= set(get_args(ActorKind)):
        asked.append(one_of(actor.kind, kind))
    elif kind:
        wanted["type"] = kind
    for word in (fields.get("about") or "").split():
        asked.append(actor.body.icontains(word, autoescape=True))
    if publisher := fields.get("publisher"):
        theirs = t.reports.c.publisher.icontains(publisher, autoescape=True)
        asked.append(actor.report.in_(select(t.reports.c.id).where(theirs)))
    if wanted or fields.get("kind"):
        asked.append(or_(false(), *(_has_part(_records(kind, wanted)) for kind in kinds_asked(fields))))
    return asked


def _has_part(records: Select[Any]) -> ColumnElement[bool]:
    part = t.participants.c
    return ACTORS.c.key.in_(select(part.actor).where(part.record.in_(records)))


def _is(term: str) -> ColumnElement[bool]:
    return ACTORS.c.key.in_(named(term))
