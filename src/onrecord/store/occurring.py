"""What a new reading's records are tellings of: links to records of other reports, and what these come to.

Links are appended, and those that a decision drops are kept aside; the tables ``occurrences`` and
``world_changes`` are computed from them and from the decisions, anew for whatever a new reading touches, in the
transaction that adds it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, insert, literal, or_, select

from onrecord.link.occurrences import Beside, Link, Told, grouped, links
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
from onrecord.store.changing import occurrences_of, redraw_changes
from onrecord.store.decisions.pairs import pairs
from onrecord.store.facts import put
from onrecord.store.linking import BAR, joining, links_of
from onrecord.store.sitting import Sitting
from onrecord.store.tolds import SURE, index, load, near

LARGE = 40
"""An occurrence with more tellings than this is not taken apart for the next one."""

DECIDED = "decided"
"""The method of what is linked anew because of a decision."""


@dataclass(frozen=True)
class Looked:
    """What a reading tells that is ``new``, what of it is ``known``, and by their keys which may be one."""

    new: dict[int, Told]
    known: dict[int, Told]
    found: dict[int, list[int]]

    def beside(self) -> Iterator[Beside]:
        """What is to be compared with what, in order."""
        before: list[Told] = []
        for number, told in self.new.items():
            yield Beside(told, [*before, *(self.known[key] for key in self.found[number] if key in self.known)])
            before.append(told)


def look(connection: Connection, reading: int, sitting: Sitting) -> Looked:
    """What a new reading tells, and what is on record that it may tell with others; its records are held from now
    on where their like will find them."""
    first = reading * t.PER_READING
    its = f"SELECT key FROM records WHERE key >= {first} AND key < {first + t.PER_READING}"
    return _look(connection, [key for (key,) in rows(connection, its)], sitting)


def note_occurrences(
    connection: Connection, looked: Looked, found: Iterable[Link], *, method: str, at: str
) -> None:
    """Keep what was found to link what a reading tells, and draw the occurrences that it touches anew."""
    if looked.new:
        _keep(connection, found, method, at)
        redraw(connection, looked.new.keys(), looked.known | looked.new)


def compared(looked: Looked) -> Iterator[Link]:
    """What links what a reading tells, compared here."""
    for told, others in looked.beside():
        yield from links(told, others)


def note_again(connection: Connection, numbers: Collection[int], *, at: str) -> None:
    """Link these records anew, and draw anew what they were and are linked to: a decision changed what they say,
    whether they stand, or what they are one with."""
    small, large = _next_to(connection, numbers)
    around = {key for keys in small.values() for key in keys} | set(numbers)
    crowds = {key for keys in large.values() for key in keys}
    link, held, its = t.links.c, t.occurrence_index.c, t.occurrences.c
    for few in some(numbers):
        _drop(connection, or_(link.record.in_(few), link.other.in_(few)), at)
        connection.execute(delete(t.occurrence_index).where(held.record.in_(few)))
        # They may belong elsewhere now; the rest of what very many tell stands as it is.
        connection.execute(delete(t.occurrences).where(its.record.in_(few)))
    looked = _look(connection, numbers, Sitting())
    _keep(connection, compared(looked), DECIDED, at)
    redraw(connection, around, looked.known | looked.new)
    if crowds:
        redraw_changes(connection, crowds)


def _look(connection: Connection, numbers: Collection[int], sitting: Sitting) -> Looked:
    new = load(connection, numbers)
    found = near(connection, list(new.values())) if new else {}
    others = {other for others in found.values() for other in others} - new.keys()
    known = load(connection, others, sitting.told)
    sitting.told.update(known | new)
    index(connection, new.values())
    return Looked(new, known, found)


def _keep(connection: Connection, found: Iterable[Link], method: str, at: str) -> None:
    proposed = [_row(link, method, at) for link in found]
    if proposed:
        connection.execute(insert(t.links), proposed)


def _drop(connection: Connection, which: ColumnElement[bool], at: str) -> None:
    """Drop these links; what they said stays where it can be asked what was known before."""
    kept = [*(column.name for column in t.links.c), "dropped_at"]
    dropped = select(*t.links.c, literal(at)).where(which, t.links.c.found_at < at)
    connection.execute(insert(t.dropped_links).from_select(kept, dropped))
    connection.execute(delete(t.links).where(which))


def _row(link: Link, method: str, at: str) -> dict[str, object]:
    return {
        "record": link.record, "other": link.other, "relation": link.relation, "confidence": link.confidence,
        "parts": msgspec.json.encode(link.parts).decode(), "method": method, "found_at": at,
    }  # fmt: skip


def redraw(connection: Connection, numbers: Collection[int], told: Mapping[int, Told] | None = None) -> None:
    """Compute anew the occurrences of these records and of those that they are linked to. What is ``told`` is
    loaded already.

    An occurrence that very many reports tell stands as it is: what is linked to it joins it, and it is not taken
    apart any more. So adding costs the same however often a thing is told.
    """
    small, large = _next_to(connection, numbers)
    members = {key for some_of_it in (*small.values(), *large.values()) for key in some_of_it} | set(numbers)
    decided = {(one, other): same for one, other, same in pairs(connection, members)}
    # Whom somebody decided about stands for himself.
    free = {key for pair in decided for key in pair}
    ambassadors = {key: occurrence for occurrence, keys in large.items() for key in keys - free}
    order = ranks(connection, members)
    around = joining(connection, order.keys())
    of_one = {
        (one, other): True
        for keys in large.values()
        for one, other in pairwise(sorted((keys - free) & order.keys()))
    }
    groups = grouped(order, around, bar=BAR, decided=of_one | decided, order=order.__getitem__)
    drawn = order.keys() - ambassadors.keys()
    for few in some((drawn | set(numbers)) - ambassadors.keys()):
        connection.exec_driver_sql(f"DELETE FROM occurrences WHERE record IN ({listed(few)})")
    placed: list[tuple[int, int]] = []
    for group in groups:
        fixed = sorted({ambassadors[key] for key in group if key in ambassadors})
        occurrence = fixed[0] if fixed else min(group, key=order.__getitem__)
        placed += [(record, occurrence) for record in sorted(group & drawn)]
    put(connection, "occurrences", placed)
    redraw_changes(connection, set(numbers) | drawn, told)


def _next_to(connection: Connection, numbers: Collection[int]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The occurrences of these records and of those that they are linked to: the small ones whole, of the large
    ones the records that the links lead to."""
    its = links_of(connection, numbers, least=BAR, relation="same")
    linked = {key for link in its for key in (link.record, link.other)} | set(numbers)
    linked |= {key for one, other, same in pairs(connection, linked) if same for key in (one, other)}
    small, large = {}, {}
    for occurrence, members in occurrences_of(connection, linked).items():
        if len(members) > LARGE:
            large[occurrence] = members & (linked | {occurrence})
        else:
            small[occurrence] = members
    return small, large


def ranks(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[str, str]]:
    """Those of these records that stand, each with what puts it in order, as :func:`order` does."""
    found: dict[int, tuple[str, str]] = {}
    for few in some(numbers):
        for key, published, id in rows(connection, _RANKED.format(listed(few))):
            found[key] = published or "~", id
    return found


_RANKED = f"SELECT key, published, id FROM standing_records WHERE key IN ({{}}) AND {SURE}"
