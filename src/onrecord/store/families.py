"""Copy families: reports that have their text from each other, and which of them is the cleanest.

A report that only lifts a part is listed with the family that it lifts from and joins nothing to it: what else it
tells is its own.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, column, func, or_, select, table

from onrecord.model import Alteration, CopyKind
from onrecord.store import tables as t
from onrecord.store.about_reports import asked_of
from onrecord.store.asked import Filters
from onrecord.store.asking import some
from onrecord.store.filters import least
from onrecord.store.independence import independent
from onrecord.store.queries import report_lines
from onrecord.store.rows.reports import FamilyLine, MemberLine, ReportLine

COPIES = table("standing_copies", *map(column, ("report", "copy_of", "kind", "shared", "confidence", "altered")))
COMPLETE = 0.9
"""A member that tells so much of what the longest tells is as complete."""
BATCH = 50
WIDEST = 200
"""So many members are gathered when one report's family is looked for."""
_ALTERED = msgspec.json.Decoder(tuple[Alteration, ...])


class Link(NamedTuple):
    """That one report has its text from another; ``body`` is the JSON of what it altered."""

    report: str
    copy_of: str
    kind: CopyKind
    shared: float
    body: str

    @property
    def altered(self) -> int:
        """How much it altered; of the many links few are asked."""
        return len(_ALTERED.decode(self.body))


class Member(NamedTuple):
    """How clean and how complete a report is: marks of damage, characters that tell something, when it was put out
    and taken in."""

    damage: int
    length: int
    published: str
    added: str


def families(connection: Connection, filters: Filters, *, bar: float) -> Iterator[FamilyLine]:
    """The families that have a member that answers to the filters, by the earliest that does."""
    sure_from = least(filters, bar)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for link in _links(connection, sure_from):
        links[link.report].append(link)
    found = _joined([link for its in links.values() for link in its])
    dates = _dates(connection, {report for family in found for report in family}, filters, bar)
    found = [family for family in found if not dates.keys().isdisjoint(family)]
    found.sort(key=lambda family: min((dates[report] or "~", report) for report in family if report in dates))
    listed = iter(found[: filters.get("limit")])
    while batch := list(islice(listed, BATCH)):
        yield from _lines(connection, batch, links, sure_from)


def family(connection: Connection, report: str, *, bar: float) -> FamilyLine | None:
    """The family that a report is of, or, where it only lifts a part, the one that it lifts most from; None where
    it is nobody's copy and has none."""
    found, _ = _around(connection, report, bar)
    lifted = [link for link in _links(connection, bar, COPIES.c.report == report) if link.kind == "partial"]
    if len(found) == 1 and lifted:
        found, _ = _around(connection, lifted[0].copy_of, bar)
    whole = frozenset(found)
    links = _links(connection, bar, or_(COPIES.c.report.in_(whole), COPIES.c.copy_of.in_(whole)))
    found |= {link.report for link in links if link.copy_of in whole and link.kind == "partial"}
    if len(found) == 1:
        return None
    by_report: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_report[link.report].append(link)
    return next(_lines(connection, [found], by_report, bar))


def cleanest(connection: Connection, report: str, *, bar: float) -> list[str]:
    """The other members of a report's family, the cleanest first."""
    family, links = _around(connection, report, bar)
    if len(family) == 1:
        return []
    return [each for each in _by_cleanness(_members(connection, family), _altered(links)) if each != report]


def _around(connection: Connection, report: str, bar: float) -> tuple[set[str], list[Link]]:
    """The reports of a report's family that do more than lift a part, with their links."""
    family = {report}
    links: list[Link] = []
    waiting = deque([report])
    while waiting and len(family) < WIDEST:
        each = waiting.popleft()
        beside = _links(connection, bar, or_(COPIES.c.report == each, COPIES.c.copy_of == each))
        for link in beside:
            if link.kind != "partial":
                links.append(link)
                new = {link.report, link.copy_of} - family
                family |= new
                waiting.extend(new)
    return family, links


def _links(connection: Connection, bar: float, *asked: ColumnElement[bool]) -> list[Link]:
    """The links between standing reports, those of most shared text first."""
    copy = COPIES.c
    rows = connection.execute(
        select(copy.report, copy.copy_of, copy.kind, copy.shared, copy.altered)
        .where(copy.confidence >= bar, *asked)
        .order_by(copy.shared.desc(), copy.report, copy.copy_of)
    )
    return [Link(*row) for row in rows]


def _joined(links: Collection[Link]) -> list[set[str]]:
    """The families that these links make."""
    family_of: dict[str, set[str]] = {}
    for link in sorted(links, key=lambda link: link.kind == "partial"):
        family = family_of.setdefault(link.copy_of, {link.copy_of})
        if link.kind == "partial":
            family.add(link.report)
            continue
        other = family_of.get(link.report, {link.report})
        if other is not family:
            family |= other
            family_of.update(dict.fromkeys(other, family))
    return list({id(family): family for family in family_of.values()}.values())


def _dates(
    connection: Connection, reports: Collection[str], filters: Filters, bar: float
) -> dict[str, str | None]:
    """When those of the reports were published that the filters let through."""
    asked = asked_of(filters, bar)
    found: dict[str, str | None] = {}
    for few in some(reports):
        rows = connection.execute(
            select(t.reports.c.id, t.reports.c.published).where(t.reports.c.id.in_(few), *asked)
        )
        found.update((id, published) for id, published in rows)
    return found


def _lines(
    connection: Connection, families: Sequence[set[str]], links: Mapping[str, Collection[Link]], bar: float
) -> Iterator[FamilyLine]:
    """These families, with the links of their members."""
    every = {report for family in families for report in family}
    members, told = _members(connection, every), report_lines(connection, every)
    origins = independent(connection, dict(enumerate(families)), bar)
    order = {report: place for place, report in enumerate(told)}
    for place, family in enumerate(families):
        own = [link for report in family for link in links.get(report, ())]
        ordered = {report: told[report] for report in sorted(family, key=order.__getitem__)}
        yield _line(ordered, own, members, origins[place])


def _line(
    family: Mapping[str, ReportLine], links: Collection[Link], members: Mapping[str, Member], independent: int
) -> FamilyLine:
    main: dict[str, Link] = {}
    for link in links:
        if link.copy_of in family:
            main.setdefault(link.report, link)
    whole = {report for report in family if report not in main or main[report].kind != "partial"}
    lines = {}
    for report, told in family.items():
        its = main.get(report)
        lines[report] = MemberLine(
            report=msgspec.structs.replace(told, copy_of=its.copy_of if its else None),
            kind=its.kind if its else None,
            shared=its.shared if its else None,
            damage=members[report].damage,
            altered=its.altered if its else 0,
        )
    first = _by_cleanness({report: members[report] for report in whole}, _altered(links))[0]
    return FamilyLine(
        cleanest=lines[first].report,
        independent=independent,
        members=tuple(lines.values()),
    )


def _altered(links: Collection[Link]) -> Mapping[str, int]:
    """How much each report altered of what it has from others."""
    found: defaultdict[str, int] = defaultdict(int)
    for link in links:
        if link.kind != "partial":
            found[link.report] = max(found[link.report], link.altered)
    return found


def _by_cleanness(members: Mapping[str, Member], altered: Mapping[str, int]) -> list[str]:
    """The least damaged and least altered first; of these the complete ones, of these the earliest."""
    longest = max(member.length for member in members.values())

    def place(report: str) -> tuple[int, int, bool, int, str, str, str]:
        member = members[report]
        complete = member.length >= COMPLETE * longest
        return (
            member.damage, altered.get(report, 0), not complete, 0 if complete else -member.length,
            member.published or "~", member.added, report,
        )  # fmt: skip

    return sorted(members, key=place)


def _members(connection: Connection, family: Collection[str]) -> dict[str, Member]:
    """How clean and how complete these reports are, as their latest readings have it."""
    passage, read, report = t.passages.c, t.readings.c, t.reports.c
    latest = select(func.max(read.key)).where(read.report.in_(family)).group_by(read.report)
    lengths: defaultdict[str, int] = defaultdict(int)
    damage: defaultdict[str, int] = defaultdict(int)
    for id, start, end, marks in connection.execute(
        select(read.report, passage.start, passage.end, passage.damage)
        .join(t.readings, read.key == passage.reading)
        .where(passage.reading.in_(latest), passage.kind.in_(("headline", "paragraph")), passage.repeats.is_(None))
    ):
        lengths[id] += end - start
        damage[id] += len(msgspec.json.decode(marks))
    rows = connection.execute(select(report.id, report.published, report.added_at).where(report.id.in_(family)))
    return {id: Member(damage[id], lengths[id], published or "", added) for id, published, added in rows}
