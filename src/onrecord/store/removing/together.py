"""What a removed report told together with others: computed anew from what these still tell."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, or_, select, update

from onrecord.store import tables as t
from onrecord.store.asking import some
from onrecord.store.changing import forget, occurrences_of, redraw_changes
from onrecord.store.decisions.keeping import concerning
from onrecord.store.decisions.ruling import standing_keys
from onrecord.store.linking import links_of
from onrecord.store.occurring import LARGE, ranks, redraw


class Others(NamedTuple):
    """Whom the report told things with: records of small occurrences, of large ones, reports of decided pairs, and
    reports that were copies of it, or it of them."""

    records: set[int]
    crowds: set[int]
    decided: list[str]
    copies: list[str]


def leave(connection: Connection, report: str, records: Collection[int]) -> Others:
    """Take the report's records out of the occurrences and changes that they are in. Returns with whom
    they were."""
    beside = _beside(connection, records)
    small, crowds = set(beside), set[int]()
    for occurrence, members in occurrences_of(connection, set(records) | beside).items():
        left = members - set(records)
        (crowds if len(left) > LARGE else small).update(left)
        if occurrence in records and left:
            order = ranks(connection, left)
            first = min(left, key=lambda key: (key not in order, order.get(key, ("", "")), key))
            told = t.occurrences.c
            connection.execute(update(t.occurrences).where(told.occurrence == occurrence).values(occurrence=first))
    # A change that loses a step is told anew from what is left, or not at all.
    forget(connection, records)
    named = {
        anchor.source
        for decision in concerning(connection, report)
        for anchor in (decision.target, decision.other)
        if anchor is not None
    }
    return Others(small - crowds, crowds, sorted(named - {report}), _copies(connection, report))


def rejoin(connection: Connection, others: Others) -> None:
    """Compute anew what they tell among themselves."""
    redraw(connection, others.records)
    copied = {key for report in others.copies for key in standing_keys(connection, report)}
    redraw_changes(connection, others.crowds | copied)


def _beside(connection: Connection, records: Collection[int]) -> set[int]:
    """The records that these are linked to, or stand in one change with."""
    found = {key for link in links_of(connection, records) for key in (link.record, link.other)}
    step, other = t.world_change_steps.c, t.world_change_steps.alias("other").c
    for few in some(records):
        asked = select(other.record).join(t.world_change_steps, step.change == other.change)
        found.update(connection.execute(asked.where(step.record.in_(few))).scalars())
    return found - set(records)


def _copies(connection: Connection, report: str) -> list[str]:
    copied = t.copies.c
    rows = connection.execute(
        select(copied.report, copied.copy_of).where(or_(copied.report == report, copied.copy_of == report))
    )
    return sorted({one for row in rows for one in row} - {report})
