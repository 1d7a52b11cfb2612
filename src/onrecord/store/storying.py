"""Stories, found as reports come in; the index of all earlier reports lives in the record."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, exists, insert, select, update

from onrecord.link.stories.arriving import PER_TERM, Held, Joining, place, stays
from onrecord.link.stories.explaining import Term, days_apart, parts
from onrecord.link.stories.words import Terms, spelled, terms
from onrecord.model import Report
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
from onrecord.store.facts import put
from onrecord.store.sitting import Sitting

Number = TypeVar("Number", np.uint32, np.float32)

NEW = 0
"""Stands for the new report, which the index holds under no number yet."""
PER_STORY = 60
"""Of a long story so many reports are looked at, those that came to it last."""

_link, _later = t.story_links.alias("link"), t.story_links.alias("later")
LATEST = (
    select(_link)
    .where(~exists().where(_later.c.report == _link.c.report, _later.c.key > _link.c.key))
    .subquery("latest_link")
)
"""The link of each report that counts."""

_HOLDING = (
    "FROM story_links AS link JOIN story_index AS held ON held.report = link.report WHERE NOT EXISTS"
    " (SELECT 1 FROM story_links AS later WHERE later.report = link.report AND later.key > link.key)"
)
HELD = f"SELECT held.number, held.day, held.terms, held.weights, link.story {_HOLDING} AND held.number IN ({{}})"
MEMBERS = f"SELECT held.number {_HOLDING} AND link.story = {{}} ORDER BY link.key DESC LIMIT {PER_STORY}"
COUNTED = (
    "INSERT INTO story_index_counts (term, reports) VALUES {}"
    " ON CONFLICT (term) DO UPDATE SET reports = story_index_counts.reports + 1"
)


class Known(NamedTuple):
    """A report on record."""

    id: str
    published: str | None
    text: str


class StoryIndex:
    """The record's reports as :class:`onrecord.link.stories.Index` asks for them. Bounded rows a report."""

    def __init__(self, connection: Connection, report: str, at: str, sitting: Sitting | None = None) -> None:
        self._connection = connection
        self._report = report
        self._at = at
        self._sitting = sitting or Sitting()

    def __len__(self) -> int:
        # Numbers are given in turn and none is taken back: the last one counts them.
        [(last,)] = rows(self._connection, "SELECT max(number) FROM story_index")
        return last or 0

    def frequencies(self, terms: Collection[int]) -> Mapping[int, int]:
        known, asked = self._sitting.frequencies, self._sitting.asked
        new = set(terms) - asked
        asked |= new
        for few in some(new):
            query = f"SELECT term, reports FROM story_index_counts WHERE term IN ({listed(few)})"
            known.update(rows(self._connection, query))
        return {term: known[term] for term in terms if term in known}

    def having(self, terms: Sequence[int]) -> Iterable[int]:
        latest = " UNION ALL ".join(
            f"SELECT number FROM (SELECT number FROM story_index_terms WHERE term = {int(term)}"
            f" ORDER BY number DESC LIMIT {PER_TERM}) AS latest_{place}"
            for place, term in enumerate(terms)
        )
        return [number for (number,) in rows(self._connection, latest)] if latest else []

    def reports(self, numbers: Collection[int]) -> Mapping[int, Held]:
        held = {
            number: Held(Terms(_array(ids, np.uint32), _array(weights, np.float32)), day, story)
            for number, day, ids, weights, story in (
                rows(self._connection, HELD.format(listed(numbers))) if numbers else ()
            )
        }
        return {number: held[number] for number in numbers}

    def members(self, stories: Collection[int]) -> Collection[int]:
        each = (rows(self._connection, MEMBERS.format(int(story))) for story in sorted(stories))
        return [number for members in each for (number,) in members]

    def open(self) -> int:
        row = {"opened_by": self._report, "opened_at": self._at}
        number: int = self._connection.execute(insert(t.stories).returning(t.stories.c.number), row).scalar_one()
        return number

    def add(self, own: Terms, day: str | None) -> None:
        """Hold the report from now on."""
        row = {"report": self._report, "day": day, "terms": own.ids.tobytes(), "weights": own.weights.tobytes()}
        number = self._connection.execute(
            insert(t.story_index).returning(t.story_index.c.number), row
        ).scalar_one()
        every = own.ids.tolist()
        if every:
            put(self._connection, "story_index_terms", [(term, number) for term in every])
            counted = ", ".join(f"({term}, 1)" for term in every)
            self._connection.exec_driver_sql(COUNTED.format(counted))
        for term in self._sitting.asked.intersection(every):
            self._sitting.frequencies[term] = self._sitting.frequencies.get(term, 0) + 1


def note_story(
    connection: Connection, report: Report, *, method: str, at: str, sitting: Sitting | None = None
) -> None:
    """Note which story this new report tells, and which reports on record tell another one than was thought."""
    index = StoryIndex(connection, report.id, at, sitting)
    own = terms(report.text)
    joinings = place(NEW, own, report.published, index)
    index.add(own, report.published)
    known = _known(connection, {number for each in joinings for number in (each.report, each.nearest) if number})
    known[NEW] = Known(report.id, report.published, report.text)
    links = [
        {
            "report": known[joining.report].id, "story": joining.story,
            "nearest": None if joining.nearest is None else known[joining.nearest].id,
            "score": round(joining.score, 3), "parts": _parts(joining, known), "method": method, "found_at": at,
        }
        for joining in joinings
    ]  # fmt: skip
    connection.execute(insert(t.story_links), links)


def seek_nearest(connection: Connection, report: str, *, at: str) -> None:
    """Note by which report of its story this one is found now; where it is alone it opened the story."""
    index = StoryIndex(connection, report, at)
    link = t.story_links.c
    [key, story, number] = connection.execute(
        select(LATEST.c.key, LATEST.c.story, t.story_index.c.number)
        .join(t.story_index, t.story_index.c.report == LATEST.c.report)
        .where(LATEST.c.report == report)
    ).one()
    [own] = index.reports([number]).values()
    others = index.reports([one for one in index.members([story]) if one != number])
    if not others:
        return
    joining = stays(number, own, others, index)
    known = _known(connection, {number, joining.nearest} - {None})
    connection.execute(
        update(t.story_links)
        .where(link.key == key)
        .values(
            nearest=known[joining.nearest].id if joining.nearest else None,
            score=round(joining.score, 3), parts=_parts(joining, known),
        )
    )  # fmt: skip


def _known(connection: Connection, numbers: Collection[int]) -> dict[int, Known]:
    """The reports of these numbers."""
    report, index = t.reports.c, t.story_index.c
    asked = (
        select(index.number, report.id, report.published, report.text)
        .join(t.reports, report.id == index.report)
        .where(index.number.in_(numbers))
    )
    return {number: Known(*told) for number, *told in connection.execute(asked)}


def _parts(joining: Joining, known: Mapping[int, Known]) -> str | None:
    if joining.nearest is None:
        return None
    mine, theirs = known[joining.report], known[joining.nearest]
    told = parts(joining.shares, _spelled(mine.text), days_apart(mine.published, theirs.published))
    return msgspec.json.encode(told).decode()


@lru_cache(maxsize=64)
def _spelled(text: str) -> Mapping[int, Term]:
    """The text's terms; the reports of a story come close to each other."""
    return spelled(text)


def _array(kept: bytes, kind: type[Number]) -> NDArray[Number]:
    return np.frombuffer(kept, dtype=kind)
