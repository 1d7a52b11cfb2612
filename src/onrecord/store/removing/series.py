"""The versions of a removed report. Those before it stay superseded: they are not what the publisher says now."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select, update

from onrecord.store import tables as t
from onrecord.store.versioning import compare, in_order


class Place(NamedTuple):
    """Where a report stood in a series: between which two versions, by their dates."""

    series: str
    before: str | None
    after: str | None


def leave(connection: Connection, report: str) -> tuple[list[Place], list[str]]:
    """Take the report out of its series. Returns where it stood in each, and the earlier versions that stay,
    superseded.

    Where it was the latest, and others of the series stay, the version's number and day are kept without it.
    """
    version = t.versions.c
    numbers = connection.execute(select(version.series, version.version).where(version.report == report)).all()
    _forget_files(connection, report)
    places: list[Place] = []
    superseded: list[str] = []
    for series, number in numbers:
        ordered = in_order(connection, series)
        places += _places(series, ordered, report)
        left = [other for other in ordered if other != report]
        stood = (version.series == series, version.version == number)
        last = connection.execute(select(func.max(version.version)).where(version.series == series)).scalar()
        if left and number == last:
            connection.execute(update(t.versions).where(*stood).values(report=None, source=None))
            superseded += left
        elif left:
            connection.execute(delete(t.versions).where(*stood))
        else:
            connection.execute(delete(t.versions).where(version.series == series))
    return places, superseded


def join(connection: Connection, places: list[Place], *, at: str) -> None:
    """Compare the version after it with the one before it, where it stood between two."""
    for series, before, after in places:
        if before is not None and after is not None:
            compare(connection, after, before, series=series, at=at)


def _places(series: str, ordered: list[str], report: str) -> Iterator[Place]:
    around = [None, *ordered, None]
    for (before, one), (_, after) in pairwise(pairwise(around)):
        if one == report:
            yield Place(series, before, after)


def _forget_files(connection: Connection, report: str) -> None:
    """Forget that the files that it came in were taken in, so that who adds them again is told of the removal; and
    what quarantine says of them. A file of the same name elsewhere is only looked at once more."""
    arrived, held, version = t.arrivals.c, t.quarantine.c, t.versions.c
    sources = set(connection.execute(select(version.source).where(version.report == report)).scalars()) - {None}
    sources |= set(connection.execute(select(version.series).where(version.report == report)).scalars())
    files = connection.execute(select(arrived.key, arrived.source)).all()
    for key, file in files:
        if any(PurePath(file).name in source for source in sources):
            connection.execute(delete(t.arrivals).where(arrived.key == key))
    connection.execute(delete(t.quarantine).where(held.source.in_(sorted(sources))))
