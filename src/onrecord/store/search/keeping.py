"""What the index of words has of reports and of their records, put in and taken out with them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from onrecord.model import Report
from onrecord.store import tables as t
from onrecord.store.facts import Rows
from onrecord.store.search.index import RECORDS, REPORTS, Entry, keep, leave_out
from onrecord.store.search.names import keep_names, leave_names, names_in

AT_ONCE = 200
"""Readings whose records are put in at once."""
CLIPPED = " … "
"""What a statement's content has where words are left out."""
_PRONOUNS = frozenset(
    (
        *("i", "you", "he", "she", "it", "we", "they", "my", "your", "his", "her", "its", "our", "their"),
        *("this", "that", "these", "those", "who", "whose"),
    )
)


def index_reports(connection: Connection, reports: Iterable[tuple[int, Report]]) -> None:
    """Put these reports, which are on record under these numbers, in the index."""
    keep(connection, REPORTS, [_entry(number, report.title, report.text) for number, report in reports])


def found_by(rows: Rows) -> tuple[list[Entry], set[str]]:
    """What the records of new readings are found by, as their rows have them, and the names and lists of codes
    that lead to their actors."""
    entries = _entries(
        map(_QUOTED, rows["evidence"]),
        map(_SAID, rows["statements"]),
        sorted(map(_NAMED, rows["names"])),
        map(_TOOK_PART, rows["participants"]),
    )
    names = {name for table, name_in in _BORNE for name in map(name_in, rows[table])}
    names.update(name for name, actor in map(_OTHER, rows["participants"]) if actor is None)
    return list(entries), names


def index_new(connection: Connection, entries: Iterable[Entry], names: Collection[str]) -> None:
    """Put records, which it has nothing of yet, in the index, and the names that lead to their actors."""
    keep(connection, RECORDS, entries)
    keep_names(connection, names)


def index_reading(connection: Connection, reading: int, *, before: Collection[str] = ()) -> None:
    """Put the records of a reading in the index as they stand now, in place of what it has of them; ``before`` are
    the names that it had until now."""
    first, end = _keys(reading)
    entries = list(_records(connection, first, end))
    leave_out(connection, RECORDS, entries)
    keep(connection, RECORDS, entries)
    names = names_in(connection, first, end)
    keep_names(connection, names)
    leave_names(connection, set(before) - names)


def names_of(connection: Connection, reading: int) -> set[str]:
    """The names and codes in a reading, as it stands now."""
    return names_in(connection, *_keys(reading))


def _keys(reading: int) -> tuple[int, int]:
    """The first key of what a reading holds, and the first one after."""
    return reading * t.PER_READING, (reading + 1) * t.PER_READING


def forget(connection: Connection, report: str) -> set[str]:
    """Take a report and the records of all its readings out of the index of words. To be called while its rows are
    there: the index is told by them what it is to forget. Returns its names, which leave theirs (see
    :func:`~onrecord.store.search.names.leave_names`) once the rows are gone."""
    leave_out(connection, REPORTS, _reports(connection, report))
    record, reading = t.records.c, t.readings.c
    keys = connection.execute(
        select(record.key).join(t.readings, reading.key == record.reading).where(reading.report == report)
    ).scalars()
    leave_out(connection, RECORDS, [Entry(key, (), ()) for key in keys.all()])
    readings = connection.execute(select(reading.key).where(reading.report == report)).scalars()
    return {name for key in readings.all() for name in names_of(connection, key)}


def index_all(connection: Connection) -> None:
    """Put the words of everything on record in the empty index."""
    keep_reports = select(t.reports.c.id).order_by(t.reports.c.number)
    for report in connection.execute(keep_reports).scalars().all():
        keep(connection, REPORTS, _reports(connection, report))
    last: int = connection.execute(select(func.max(t.readings.c.key))).scalar() or 0
    for first in range(0, last + 1, AT_ONCE):
        entries = _records(connection, first * t.PER_READING, (first + AT_ONCE) * t.PER_READING)
        keep(connection, RECORDS, entries)


def _reports(connection: Connection, report: str) -> list[Entry]:
    its = t.reports.c
    rows = connection.execute(select(its.number, its.title, its.text).where(its.id == report))
    return [_entry(*row) for row in rows]


def _entry(number: int, title: str | None, text: str) -> Entry:
    return Entry(number, (title,) if title else (), (text,))


def _records(connection: Connection, first: int, end: int) -> Iterator[Entry]:
    """The records of these keys, from the first to before the end, each with what it is found by."""
    line, said, form, part = t.evidence.c, t.statements.c, t.names.c, t.participants.c
    asked: tuple[Select[Any], ...] = (
        select(line.record, line.quote).where(line.key >= first, line.key < end).order_by(line.record, line.place),
        select(said.key, said.content).where(said.key >= first, said.key < end),
        select(form.actor, form.name).where(form.actor >= first, form.actor < end).order_by(form.actor, form.name),
        select(part.record, part.actor, part.name)
        .where(part.record >= first, part.record < end)
        .order_by(part.key),
    )
    return _entries(*(connection.execute(each) for each in asked))


def _entries(
    quoted: Iterable[Sequence[Any]],
    contents: Iterable[Sequence[Any]],
    named: Iterable[Sequence[Any]],
    taking_part: Iterable[Sequence[Any]],
) -> Iterator[Entry]:
    """The records that have these quotes, statements' contents, and names of those who take part in them: each in
    every form that its report has for him."""
    said: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for key, quote in quoted:
        said[key][quote] = None
    for key, content in contents:
        for words in content.split(CLIPPED):
            if not any(words in quote for quote in said[key]):
                said[key][words] = None
    forms: defaultdict[int, list[str]] = defaultdict(list)
    for actor, name in named:
        if name[:1].isupper() and name.lower() not in _PRONOUNS:
            forms[actor].append(name)
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for record, actor, name in taking_part:
        names[record].update(dict.fromkeys([name, *forms.get(actor, ())]))
    for key, quotes in sorted(said.items()):
        yield Entry(key, tuple(quotes), tuple(names.get(key, ())))


def _columns(of: Table, *names: str) -> Callable[[Sequence[Any]], Any]:
    """Reads these columns of a table's row."""
    return itemgetter(*map(of.columns.keys().index, names))


_QUOTED = _columns(t.evidence, "record", "quote")
_SAID = _columns(t.statements, "key", "content")
_NAMED = _columns(t.names, "actor", "name")
_TOOK_PART = _columns(t.participants, "record", "actor", "name")
_OTHER = _columns(t.participants, "folded", "actor")
_BORNE = (
    ("names", _columns(t.names, "folded")),
    ("actors", _columns(t.actors, "codes")),
    ("events", _columns(t.events, "actor_codes")),
    ("events", _columns(t.events, "recipient_codes")),
)
"""As :data:`onrecord.store.search.names.BORNE` has them."""
