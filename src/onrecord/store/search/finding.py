"""What answers to a query, best first: reports by title and text, records by sentence, content, participants."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal, null, select

from onrecord.store import about_reports
from onrecord.store import filters as about_records
from onrecord.store import tables as t
from onrecord.store.asked import Filters
from onrecord.store.filters import answering, least, of_any_kind, sure
from onrecord.store.queries import STANDING, fact_of, original_of, report_line
from onrecord.store.query import And, Field, Node, Not, looked_up, parse, words_of
from onrecord.store.rows.reports import ReportLine
from onrecord.store.search.facets import facets
from onrecord.store.search.index import RECORDS, REPORTS, Index, matches, score
from onrecord.store.search.marking import Marker
from onrecord.store.search.rows import Found, Hit

MOST = 10_000
"""So many reports and so many records are counted and ranked, the latest that came."""
PAGE = 20
"""So many hits are shown where nobody says how many."""


class Answer(NamedTuple):
    """A report or a record that answers: ``key`` is the record's, None for a report."""

    report: str
    published: str | None
    publisher: str | None
    kind: str
    key: int | None
    score: float


class _Asked(NamedTuple):
    """A query in two: the words that it ranks by, and what else must hold."""

    words: Node | None
    rest: Node | None
    kinds: frozenset[str] | None


def search(connection: Connection, query: str, filters: Filters, *, bar: float, offset: int) -> Found:
    """The hits from ``offset`` on, as many as the filters' ``limit`` says, and what all of them are of.

    Raises:
        RecordError: the query is malformed, or a filter.
    """
    beside = filters.copy()
    queries = [query, more] if (more := beside.pop("query", None)) else [query]
    node = _all([parse(one) for one in queries])
    asked = _asked(node, filters)
    sure_from = max(least({**beside, "query": one}, bar) for one in queries)
    limit = filters.get("limit") or PAGE
    reports, more_reports = _reports(connection, asked, beside, sure_from)
    records, more_records = _records(connection, asked, beside, sure_from)
    ranked = _best(reports + records, offset + limit)[offset:]
    return Found(
        query=query,
        reports=len(reports),
        records=len(records),
        more=more_reports or more_records,
        hits=tuple(_hits(connection, ranked, Marker(words_of(node)), bar)),
        facets=facets(connection, reports + records),
    )


def _asked(node: Node, filters: Filters) -> _Asked:
    parts = list(_parts(node))
    ranking = [part for part in parts if looked_up(part)]
    without = [part for part in parts if ranking and isinstance(part, Not) and looked_up(part.part)]
    rest = [part for part in parts if part not in ranking and part not in without]
    kinds = [set(part.value.split(",")) for part in parts if isinstance(part, Field) and part.name == "kind"]
    of_records = [part for part in rest if isinstance(part, Field) and part.name in about_reports.OF_RECORDS]
    allowed = frozenset.intersection(*map(frozenset, kinds)) if kinds else None
    if allowed is None and (of_records or any(filters.get(name) for name in about_reports.OF_RECORDS)):
        allowed = frozenset(t.FACTS)
    return _Asked(_all((*ranking, *without)) if ranking else None, _all(rest) if rest else None, allowed)


def _parts(node: Node) -> Iterator[Node]:
    """What must hold together."""
    if isinstance(node, And):
        for part in node.parts:
            yield from _parts(part)
    else:
        yield node


def _all(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _reports(connection: Connection, asked: _Asked, filters: Filters, bar: float) -> tuple[list[Answer], bool]:
    if asked.kinds is not None and "report" not in asked.kinds:
        return [], False
    stood = t.standing.c
    narrowing = about_reports.asked_of(filters, bar)
    if asked.rest is not None:
        narrowing.append(about_reports.answers(asked.rest, bar))
    query = select(stood.report, stood.published, stood.publisher, literal("report"), null())
    if narrowing:
        query = query.join(t.reports, t.reports.c.id == stood.report).where(*narrowing)
    query = query.order_by(stood.number.desc())
    return _some(connection, query, stood.number, REPORTS, asked.words, whole=not narrowing)


def _records(connection: Connection, asked: _Asked, filters: Filters, bar: float) -> tuple[list[Answer], bool]:
    told = STANDING.c
    query = select(told.report, told.published, told.publisher, told.kind, told.key)
    query = query.where(sure(STANDING, bar)).order_by(told.key.desc())
    if asked.kinds is None and of_any_kind(filters, asked.rest):
        narrowing = _narrowing("change", filters, asked.rest)
        return _some(connection, query.where(*narrowing), told.key, RECORDS, asked.words, whole=not narrowing)
    found: list[Answer] = []
    more = False
    for kind, facts in t.FACTS.items():
        if asked.kinds is None or kind in asked.kinds:
            of_kind = query.join(facts, facts.c.key == told.key).where(told.kind == kind)
            of_kind = of_kind.where(*_narrowing(kind, filters, asked.rest))
            some_found, some_more = _some(connection, of_kind, told.key, RECORDS, asked.words)
            found, more = found + some_found, more or some_more
    return found, more


def _narrowing(kind: str, filters: Filters, rest: Node | None) -> list[ColumnElement[bool]]:
    """What is asked of a record of this kind, beside the words."""
    narrowing = answering(kind, STANDING, filters)
    return narrowing if rest is None else [*narrowing, about_records.answers(kind, STANDING, rest)]


def _some(
    connection: Connection,
    query: Select[Any],
    number: ColumnElement[Any],
    index: Index,
    words: Node | None,
    *,
    whole: bool = False,
) -> tuple[list[Answer], bool]:
    """What answers to the query and has these words, at most :data:`MOST`, and whether there is more. ``whole``:
    nothing is asked but that it stands."""
    scored: ColumnElement[float] = literal(0.0)
    having_them: ColumnElement[int] = literal(0)
    if words is not None:
        rowid = index.of.c.rowid
        having = select(rowid, score(index, words).label("score")).where(matches(index, words))
        if whole:  # how well a word answers that very many have is not worth computing for all of them
            having = having.order_by(rowid.desc()).limit(MOST)
        held = having.cte("held")
        query, scored = query.join(held, held.c.rowid == number), held.c.score
        if whole:
            having_them = select(func.count()).select_from(held).scalar_subquery()
    found = connection.execute(query.add_columns(scored, having_them).limit(MOST + 1)).all()
    more = len(found) > MOST
    if words is not None and whole and found and found[0][-1] == MOST:
        beyond = select(rowid).where(matches(index, words)).order_by(rowid.desc()).offset(MOST).limit(1)
        more = connection.execute(beyond).first() is not None
    return list(map(Answer._make, map(_ANSWER, found[:MOST]))), more


_ANSWER = itemgetter(slice(len(Answer._fields)))


def _best(answers: Sequence[Answer], count: int) -> list[Answer]:
    """The best of them: by how well they have the words beside the best of their sort, reports and records alike;
    then the later, a report before its records, the earlier of these."""
    found = [one for reports in (True, False) for one in _best_of(answers, count, reports=reports)]

    def rank(answer: Answer) -> tuple[Any, ...]:
        return answer.score, answer.published or "", answer.report, answer.key is None, -(answer.key or 0)

    return nlargest(count, found, key=rank)


def _best_of(answers: Sequence[Answer], count: int, *, reports: bool) -> list[Answer]:
    """Of the reports or the records so many of the best, and those that are as good, scored beside the best."""
    scores = nlargest(count, (one.score for one in answers if (one.key is None) is reports))
    best = max(scores, default=0.0)

    def even(score: float) -> float:
        return round(max(score, 0.0) / best, 4) if best > 0 else 0.0

    least = (even(scores[-1]) - _EVEN) * max(best, 0.0) if scores else 0.0
    return [
        one._replace(score=even(one.score))
        for one in answers
        if (one.key is None) is reports and max(one.score, 0.0) >= least
    ]


_EVEN = 0.0001
"""Scores that are no further apart are the same."""


def _hits(connection: Connection, answers: Sequence[Answer], marker: Marker, bar: float) -> Iterator[Hit]:
    texts = _texts(connection, {answer.report for answer in answers}, bar)
    rows = _rows(connection, [answer.key for answer in answers if answer.key is not None])
    for answer in answers:
        report, text = texts[answer.report]
        title_marks = tuple(marker.marks(report.title or ""))
        if answer.key is None:
            start, end = marker.best(text)
            id, record = report.id, None
        else:
            row, spans = rows[answer.key]
            id, record = row["id"], fact_of(row["kind"], row["body"])
            start, end = _shown(text, spans, marker)
        snippet = text[start:end]
        yield Hit(
            id=id, kind=answer.kind, report=report, score=answer.score, snippet=snippet,  # type: ignore[arg-type]
            span=(start, end), marks=tuple(marker.marks(snippet)), title_marks=title_marks, record=record,
        )  # fmt: skip


def _shown(text: str, spans: Sequence[tuple[int, int]], marker: Marker) -> tuple[int, int]:
    """Of the sentences that tell a record the first that has a word that was asked for, else the first."""
    for start, end in spans:
        if marker.marks(text[start:end]):
            break
    else:
        start, end = spans[0]
    first, last = marker.best(text[start:end])
    return start + first, start + last


def _texts(connection: Connection, reports: Iterable[str], bar: float) -> dict[str, tuple[ReportLine, str]]:
    report = t.reports.c
    asked = (
        select(
            report.id.label("report"), report.title, report.publisher, report.published, report.url, report.source
        )
        .add_columns(original_of(report.id, bar).label("copy_of"), report.text)
        .where(report.id.in_(list(reports)))
    )
    return {row["report"]: (report_line(row), row["text"]) for row in connection.execute(asked).mappings()}


def _rows(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Any, list[tuple[int, int]]]]:
    """These records, each with the spans that tell it, the sentence that lists show first."""
    line = t.evidence.c
    spans: dict[int, list[tuple[int, int]]] = {}
    asked = (
        select(line.record, line.start, line.end).where(line.record.in_(keys)).order_by(line.record, line.place)
    )
    for key, start, end in connection.execute(asked):
        spans.setdefault(key, []).append((start, end))
    told = STANDING.c
    rows = connection.execute(select(told.key, told.id, told.kind, told.body).where(told.key.in_(keys))).mappings()
    return {row["key"]: (row, spans[row["key"]]) for row in rows}
