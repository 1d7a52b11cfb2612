"""How many of some reports are independent: copies of each other, or of one source, count once."""

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

from sqlalchemy import Connection, select

from onrecord.store.asking import some
from onrecord.store.queries import COPIED, called_copy

Group = TypeVar("Group", bound=Hashable)


def independent(connection: Connection, groups: Mapping[Group, Collection[str]], bar: float) -> dict[Group, int]:
    """For each group of reports how many there are when copies count once; ``bar`` is the least confidence from
    which a report is called a copy."""
    several = {report for reports in groups.values() if len(reports) > 1 for report in reports}
    copied = sources(connection, several, bar)
    return {group: len({_first(report, copied) for report in reports}) for group, reports in groups.items()}


def sources(connection: Connection, reports: Collection[str], bar: float) -> dict[str, str]:
    """The report that each has most of its text from, and the one that that has it from, and so on."""
    copied = COPIED.c
    found: dict[str, str] = {}
    asked: set[str] = set()
    new = set(reports)
    while new:
        asked |= new
        for few in some(new):
            asked_for = (
                select(copied.report, copied.copy_of)
                .where(copied.report.in_(few), called_copy(bar))
                .order_by(copied.shared, copied.key.desc())
            )
            found.update(tuple(row) for row in connection.execute(asked_for))
        new = {found[report] for report in new if report in found} - asked
    return found


def _first(report: str, sources: Mapping[str, str]) -> str:
    """Where the text comes from in the end."""
    seen = {report}
    while (report := sources.get(report, report)) not in seen:
        seen.add(report)
    # Of reports that are copies of each other in a ring any may stand for all.
    return report if report not in sources else min(seen)
