"""What followed from the decisions of then: computed anew for the reports that were decided about since, or read
again since."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from onrecord.model import Anchor, Decision, Reading
from onrecord.store import tables as t
from onrecord.store.asking import listed, some
from onrecord.store.asof.shadows import KNOWN, Shadows
from onrecord.store.decisions.anchors import find
from onrecord.store.decisions.keeping import concerning, decision_of, in_force
from onrecord.store.decisions.ruling import (
    COMPUTED,
    as_corrected,
    keep_rulings,
    pair_records,
    pair_reports,
    rulings,
)
from onrecord.store.facts import found_by, named, rows_of
from onrecord.store.lookup import latest_reading
from onrecord.store.search.names import entries_of, names_in

CORRECTED = "corrected_then_"
"""What the tables are called that show what was corrected then, before the name of the record's own."""


def rule(shadows: Shadows) -> list[Decision]:
    """Have the tables of what follows from decisions, and the columns that show corrections, say what they said
    then. Returns what was decided since about what a record says."""
    connection = shadows.connection
    shadows.hold("rulings", where="record < {end}")
    shadows.hold("record_pairs", where="one < {end} AND other < {end}")
    shadows.hold("report_pairs", where="1 = 1")
    since = _decided_since(shadows)
    shown: dict[int, Reading] = {}
    for report in sorted(decided_reports(shadows, since) | _known(shadows, _read_since(shadows))):
        standing = in_force(concerning(connection, report))
        key, reading = latest_reading(connection, report)
        ruled = rulings(standing, reading)
        as_then = as_corrected(reading, ruled)
        keep_rulings(connection, report, key, as_then, ruled)
        pair_records(connection, report, standing)
        pair_reports(connection, report, standing)
        if any(one.fields for one in ruled.values()) or _is_corrected(shadows, key):
            shown[key] = as_then
    if shown:
        _show(shadows, shown)
    return since


def decided_reports(shadows: Shadows, decisions: Iterable[Decision]) -> set[str]:
    """The reports of then that these decisions are about."""
    return _known(shadows, {anchor.source for anchor in _anchors(decisions)})


def decided_records(shadows: Shadows, decisions: Iterable[Decision]) -> set[int]:
    """The keys of the records of then that these decisions may have changed: those that they are about, and the
    steps of the changes that they touch."""
    named: defaultdict[str, list[Anchor]] = defaultdict(list)
    for anchor in _anchors(decisions):
        if anchor.kind != "report":
            named[anchor.source].append(anchor)
    ids: set[str] = set()
    for report in _known(shadows, named):
        _, reading = latest_reading(shadows.connection, report)
        its = {
            fact.id
            for anchor in named[report]
            for of_label in (True, False)
            if (fact := find(anchor, reading, of_label=of_label)) is not None
        }
        for change in reading.changes:
            if its & {change.id, *change.steps}:
                its |= {change.id, *change.steps}
        ids |= {f"{report}.{id}" for id in its}
    record = t.records.c
    return {
        key
        for few in some(ids)
        for key in shadows.connection.execute(
            select(record.key).where(record.id.in_(few), record.key < shadows.end)
        ).scalars()
    }


def _anchors(decisions: Iterable[Decision]) -> Iterable[Anchor]:
    return (anchor for one in decisions for anchor in (one.target, one.other) if anchor is not None)


def _decided_since(shadows: Shadows) -> list[Decision]:
    """What was decided after the moment, but for verdicts: these change nothing."""
    columns = ", ".join(column.name for column in t.decisions.c)
    rows = shadows.connection.exec_driver_sql(
        f"SELECT {columns} FROM {shadows.main}.decisions"
        f" WHERE at > '{shadows.at}' AND verb <> 'audit' ORDER BY key"
    ).mappings()
    return [decision_of(row) for row in rows]


def _read_since(shadows: Shadows) -> set[str]:
    """The reports that somebody decided about and that were read again after the moment."""
    main = shadows.main
    return set(
        shadows.connection.exec_driver_sql(
            f"SELECT g.report FROM {main}.readings g WHERE g.read_at > '{shadows.at}' AND EXISTS (SELECT 1"
            f" FROM {main}.decisions d WHERE d.report = g.report OR d.other_report = g.report)"
        ).scalars()
    )


def _known(shadows: Shadows, reports: Iterable[str]) -> set[str]:
    """Those of these reports that were on record."""
    return {
        id
        for few in some(set(reports))
        for id in shadows.connection.execute(select(t.reports.c.id).where(t.reports.c.id.in_(few))).scalars()
    }


def _is_corrected(shadows: Shadows, reading: int) -> bool:
    """Whether the record's own columns show this reading as it was corrected since."""
    first = reading * t.PER_READING
    found = shadows.first(
        f"SELECT 1 FROM {shadows.main}.rulings WHERE record >= {first} AND record < {first + t.PER_READING}"
        " AND body IS NOT NULL"
    )
    return found is not None


def _show(shadows: Shadows, readings: dict[int, Reading]) -> None:
    """Have the columns to filter by say of these readings what they said then."""
    rows = [rows_of(reading, key) for key, reading in readings.items()]
    for each in rows:
        said = named("statements", each.get("statements", ()))
        each["statement_index"] = found_by((one["key"], one["content"]) for one in said)
    for name in COMPUTED:
        column = "record" if "record" in t.metadata.tables[name].c else "key"
        its = [row for each in rows for row in each.get(name, ())]
        shadows.make(CORRECTED + name, name, rows=named(name, its))
        if name in KNOWN:
            shadows.hide(name)
        shadows.show(name, but=f"{column} / {t.PER_READING} IN ({listed(readings)})", added=CORRECTED + name)
    # The index of names forgets those that nothing bears any more.
    borne = {
        name
        for key in readings
        for name in names_in(shadows.connection, key * t.PER_READING, (key + 1) * t.PER_READING)
    }
    shadows.make(f"{CORRECTED}name_words", "name_words", rows=entries_of(borne))
    shadows.show("name_words", added=f"{CORRECTED}name_words")
