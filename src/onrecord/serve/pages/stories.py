"""``/stories``: what several reports tell of; ``/stories/{id}``: one story, report by report."""

import msgspec
from litestar.params import FromPath

from onrecord.serve.asked import Asked, Of, Rows, Window, rows
from onrecord.serve.page import page
from onrecord.serve.turned import Turned, turned
from onrecord.store.around import AroundStory
from onrecord.store.rows.reports import StoryLine

TAKES = ("q", "actor", "place", "since", "until", "about", "publisher")


class StorySheet(msgspec.Struct, frozen=True, kw_only=True):
    """A story with what its reports share, and what turned in it."""

    around: AroundStory
    changes: tuple[Turned, ...]


@page("/stories", title="Stories", template="stories.html", takes=TAKES)
def stories(record: Of, asked: Asked, window: Window) -> Rows[StoryLine]:
    """What reports tell of: those of one event are one story, in the order of their first day."""
    return rows(record.stories, asked, window)


@page("/stories/{id:str}", title="Story", template="story.html")
def story(record: Of, id: FromPath[str]) -> StorySheet:
    """A story's reports in their order, and why each was joined; what several of them tell; what turned."""
    around = record.around_story(id)
    return StorySheet(around=around, changes=tuple(map(turned, around.changes)))
