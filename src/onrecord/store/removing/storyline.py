"""Stories without a removed report: they go on, and whoever was found by it is found by another."""

from sqlalchemy import Connection, delete, select, update

from onrecord.store import tables as t


def leave(connection: Connection, report: str) -> list[str]:
    """Take the report out of its stories and of the counts of their index. Returns the reports that were found by
    it, whose nearest is to be sought anew."""
    from onrecord.store.storying import LATEST  # loads numpy, which asking the record does without

    link, story, counted, held = t.story_links.c, t.stories.c, t.story_index_counts.c, t.story_index_terms.c
    found = connection.execute(
        select(LATEST.c.report).where(LATEST.c.nearest == report, LATEST.c.report != report)
    ).scalars().all()  # fmt: skip
    for number in connection.execute(select(story.number).where(story.opened_by == report)).scalars().all():
        another = connection.execute(
            select(link.report).where(link.story == number, link.report != report).order_by(link.key).limit(1)
        ).scalar()
        if another is not None:
            connection.execute(update(t.stories).where(story.number == number).values(opened_by=another))
    connection.execute(
        update(t.story_links).where(link.nearest == report).values(nearest=None, score=0, parts=None)
    )
    own = select(t.story_index.c.number).where(t.story_index.c.report == report)
    its = select(held.term).where(held.number.in_(own))
    connection.execute(
        update(t.story_index_counts).where(counted.term.in_(its)).values(reports=counted.reports - 1)
    )
    connection.execute(delete(t.story_index_counts).where(counted.term.in_(its), counted.reports <= 0))
    return list(found)
