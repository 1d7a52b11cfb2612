"""How many of some reports are independent: copies of each other, or of one source, count once; and so does what a
report says it has from another outlet that tells it, too."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.link.crediting import credits, opening
from onrecord.store import tables as t
from onrecord.store.asking import AT_ONCE, some
from onrecord.store.queries import COPIED, called_copy

Group = TypeVar("Group", bound=Hashable)
LEAD = 1500
"""In so many characters a report has its first paragraph."""


def independent(connection: Connection, groups: Mapping[Group, Collection[str]], bar: float) -> dict[Group, int]:
    """For each group of reports how many there are when copies count once; ``bar`` is the least confidence from
    which a report is called a copy."""
    several = {report for reports in groups.values() if len(reports) > 1 for report in reports}
    copied = sources(connection, several, bar)
    return {group: len({_first(report, copied) for report in reports}) for group, reports in groups.items()}


def independent_tellings(
    connection: Connection, told: Mapping[Group, Collection[RowMapping]], bar: float
) -> dict[Group, int]:
    """For each of these, with the rows of the records that tell it, how many independent reports do."""
    several = [rows for rows in told.values() if len({row["report"] for row in rows}) > 1]
    copied = sources(connection, {row["report"] for rows in several for row in rows}, bar)
    outlets = [rows for rows in several if len({row["publisher"] for row in rows}) > 1]
    openings = _openings(connection, {row["report"] for rows in outlets for row in rows})
    return {group: _origins(rows, copied, openings) for group, rows in told.items()}


def sources(connection: Connection, reports: Collection[str], bar: float) -> dict[str, str]:
    """The report that each has most of its text from, and the one that that has it from, and so on."""
    copied = COPIED.c
    every = select(copied.report, copied.copy_of).where(called_copy(bar))
    every = every.order_by(copied.shared, copied.key.desc())
    found: dict[str, str] = {}
    asked: set[str] = set()
    new = set(reports)
    if len(new) > AT_ONCE:  # few reports are copies: all of these are sooner read than so many looked for
        return {report: source for report, source in connection.execute(every).all()}  # noqa: C416
    while new:
        asked |= new
        for few in some(new):
            rows = connection.execute(every.where(copied.report.in_(few)))
            found.update(tuple(row) for row in rows)
        new = {found[report] for report in new if report in found} - asked
    return found


def _origins(rows: Collection[RowMapping], copied: Mapping[str, str], openings: Mapping[str, str]) -> int:
    """How many origins the tellings of one thing have."""
    first: dict[str, RowMapping] = {}
    for row in sorted(rows, key=lambda row: (row["published"] or "", row["report"], row["start"] or 0)):
        first.setdefault(row["report"], row)
    whence = {**copied, **_credited(first.values(), openings)}
    return len({_first(report, whence) for report in first})


def _credited(tellings: Collection[RowMapping], openings: Mapping[str, str]) -> dict[str, str]:
    """For each report that credits another of these, where it first tells this or where it opens, which it is."""
    publishers: dict[str, str] = {}
    for telling in tellings:
        if telling["publisher"]:
            publishers.setdefault(telling["publisher"], telling["report"])
    found = {}
    for telling in tellings if len(publishers) > 1 else ():
        words = f"{telling['sentence'] or ''}\n{openings.get(telling['report'], '')}"
        for publisher, report in publishers.items():
            if publisher != telling["publisher"] and credits(words, publisher):
                found[telling["report"]] = report
                break
    return found


def _openings(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The first paragraph of each of these."""
    lead = func.substr(t.reports.c.text, 1, LEAD)
    return {
        report: opening(text)
        for few in some(set(reports))
        for report, text in connection.execute(select(t.reports.c.id, lead).where(t.reports.c.id.in_(few)))
    }


def _first(report: str, sources: Mapping[str, str]) -> str:
    """Where the text comes from in the end."""
    if report not in sources:
        return report
    seen = {report}
    while (report := sources.get(report, report)) not in seen:
        seen.add(report)
    # Of reports that are copies of each other in a ring any may stand for all.
    return report if report not in sources else min(seen)
