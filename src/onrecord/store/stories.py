"""What stands of stories, as typed rows."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
from sqlalchemy import Connection, column, select, table

from onrecord.link.stories.explaining import Parts
from onrecord.store import tables as t
from onrecord.store.about_reports import asked_of
from onrecord.store.asked import Filters
from onrecord.store.filters import in_time
from onrecord.store.independence import independent
from onrecord.store.queries import original_of, report_line
from onrecord.store.rows.reports import StoryLine, StoryMember

MEMBERS = table("story_members", *map(column, ("story", "report", "published", "nearest", "score", "parts")))
BATCH = 200
_PARTS = msgspec.json.Decoder(Parts)


def lines(connection: Connection, filters: Filters, *, bar: float) -> Iterator[StoryLine]:
    """The stories with a report that answers to the filters, by the day of their first such report, the newest by
    that of their last. ``bar`` is the least confidence from which a report is called a copy."""
    limit = filters.get("limit")
    found = islice(_told(connection, filters, bar), limit)
    while batch := list(islice(found, BATCH if limit is None else max(limit, 1))):
        yield from _lines(connection, batch, bar)


def _told(connection: Connection, filters: Filters, bar: float) -> Iterator[int]:
    """The stories with a report that answers, as the reports come by their days: whoever asks for few waits for
    few. Those without a day come last."""
    report, seen = t.reports.c, set[int]()
    for dated in (report.published.isnot(None), report.published.is_(None)):
        asked = (
            select(MEMBERS.c.story)
            .join(t.reports, report.id == MEMBERS.c.report)
            .where(dated, *asked_of(filters, bar))
            .order_by(*in_time(filters, report.published), MEMBERS.c.story)
        )
        for story in connection.execute(asked.execution_options(yield_per=BATCH)).scalars():
            if story not in seen:
                seen.add(story)
                yield story


def line(connection: Connection, story: int, *, bar: float) -> StoryLine | None:
    """The story of this key, None where there is none."""
    return next(_lines(connection, (story,), bar), None)


def of_report(connection: Connection, report: str, *, bar: float) -> StoryLine | None:
    """The story that this report tells, None where it tells none or does not stand."""
    story = connection.execute(select(MEMBERS.c.story).where(MEMBERS.c.report == report)).scalar()
    return line(connection, story, bar=bar) if story is not None else None


def _lines(connection: Connection, asked: Sequence[int], bar: float) -> Iterator[StoryLine]:
    """Those of these stories that there are, in this order."""
    told: dict[int, list[StoryMember]] = defaultdict(list)
    for story, member in _members(connection, asked, bar):
        told[story].append(member)
    reports = {story: [member.report.id for member in members] for story, members in told.items()}
    origins = independent(connection, reports, bar)
    yield from (_line(story, told[story], origins[story]) for story in asked if story in told)


def _members(connection: Connection, stories: Sequence[int], bar: float) -> Iterator[tuple[int, StoryMember]]:
    """Who tells these stories, each with the story's key."""
    report, member = t.reports.c, MEMBERS.c
    asked = (
        select(
            report.id.label("report"), report.title, report.publisher, report.published, report.url, report.source
        )
        .add_columns(original_of(report.id, bar).label("copy_of"))
        .add_columns(member.story, member.nearest, member.score, member.parts)
        .join(MEMBERS, member.report == report.id)
        .where(member.story.in_(stories))
        .order_by(report.published.nulls_last(), report.id)
    )
    for row in connection.execute(asked).mappings():
        parts = _PARTS.decode(row["parts"]) if row["parts"] else None
        yield (
            row["story"],
            StoryMember(report=report_line(row), nearest=row["nearest"], score=row["score"], parts=parts),
        )


def _line(story: int, members: Sequence[StoryMember], independent: int) -> StoryLine:
    reports = [member.report for member in members]
    days = [report.published[:10] for report in reports if report.published]
    return StoryLine(
        id=str(story),
        title=_title(members),
        since=min(days, default=None),
        until=max(days, default=None),
        reports=len(reports),
        independent=independent,
        publishers=tuple(dict.fromkeys(report.publisher for report in reports if report.publisher)),
        members=tuple(members),
    )


def _title(members: Sequence[StoryMember]) -> str | None:
    """That of the report that most others are nearest to; of several the first."""
    near = Counter(member.nearest for member in members)
    titled = [member.report for member in members if member.report.title]
    return max(titled, key=lambda report: near[report.id]).title if titled else None
