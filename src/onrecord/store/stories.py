"""What stands of stories, as typed rows."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, column, func, select, table

from onrecord.link.stories.explaining import Parts
from onrecord.store import tables as t
from onrecord.store.about_reports import asked_of
from onrecord.store.filters import Filters, in_time
from onrecord.store.independence import independent
from onrecord.store.queries import original_of, report_line
from onrecord.store.rows import StoryLine, StoryMember

MEMBERS = table("story_members", *map(column, ("story", "report", "published", "nearest", "score", "parts")))
_PARTS = msgspec.json.Decoder(Parts)


def lines(connection: Connection, filters: Filters, *, bar: float) -> Iterator[StoryLine]:
    """The stories with a report that answers to the filters, by the day of their first such report, the newest by
    that of their last. ``bar`` is the least confidence from which a report is called a copy."""
    day = func.max(MEMBERS.c.published) if filters.get("newest") else func.min(MEMBERS.c.published)
    told = (
        select(MEMBERS.c.story)
        .join(t.reports, t.reports.c.id == MEMBERS.c.report)
        .where(*asked_of(filters, bar))
        .group_by(MEMBERS.c.story)
        .order_by(*in_time(filters, day), MEMBERS.c.story)
        .limit(filters.get("limit"))
    )
    for story in connection.execute(told).scalars().all():
        yield _line(story, list(_members(connection, story, bar)), connection, bar)


def _members(connection: Connection, story: int, bar: float) -> Iterator[StoryMember]:
    report, member = t.reports.c, MEMBERS.c
    asked = (
        select(
            report.id.label("report"), report.title, report.publisher, report.published, report.url, report.source
        )
        .add_columns(original_of(report.id, bar).label("copy_of"), member.nearest, member.score, member.parts)
        .join(MEMBERS, member.report == report.id)
        .where(member.story == story)
        .order_by(report.published.nulls_last(), report.id)
    )
    for row in connection.execute(asked).mappings():
        parts = _PARTS.decode(row["parts"]) if row["parts"] else None
        yield StoryMember(report=report_line(row), nearest=row["nearest"], score=row["score"], parts=parts)


def _line(story: int, members: Sequence[StoryMember], connection: Connection, bar: float) -> StoryLine:
    reports = [member.report for member in members]
    days = [report.published[:10] for report in reports if report.published]
    origins = independent(connection, {story: [report.id for report in reports]}, bar)
    return StoryLine(
        id=str(story),
        title=_title(members),
        since=min(days, default=None),
        until=max(days, default=None),
        reports=len(reports),
        independent=origins[story],
        publishers=tuple(dict.fromkeys(report.publisher for report in reports if report.publisher)),
        members=tuple(members),
    )


def _title(members: Sequence[StoryMember]) -> str | None:
    """That of the report that most others are nearest to; of several the first."""
    near = Counter(member.nearest for member in members)
    titled = [member.report for member in members if member.report.title]
    return max(titled, key=lambda report: near[report.id]).title if titled else None
