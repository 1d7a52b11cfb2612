"""``/``: what is new, what turned, what is disputed, and how much was told of late."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from onrecord.serve.asked import Of
from onrecord.serve.page import page
from onrecord.serve.pages.saved import Watched, watched
from onrecord.store.rows.reports import StoryLine, VersionLine
from onrecord.store.rows.shared import ChangeLine
from onrecord.store.search.rows import AttentionLine


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """``turned`` are reversals and revisions, ``disputed`` denials and disagreements, the latest first;
    ``saved`` are the searches that are kept watch on."""

    reports: tuple[VersionLine, ...]
    stories: tuple[StoryLine, ...]
    turned: tuple[ChangeLine, ...]
    disputed: tuple[ChangeLine, ...]
    attention: tuple[AttentionLine, ...]
    saved: tuple[Watched, ...] = ()


@page("/", title="Desk", template="desk.html")
def desk(record: Of) -> Desk:
    """What is new, what turned, what is disputed, and how much is told over time."""
    reports = tuple(record.reports(limit=10, newest=True))
    return Desk(
        reports=reports,
        stories=tuple(record.stories(limit=10, newest=True)),
        turned=tuple(record.changes(type="reversal,revision", limit=6, newest=True)),
        disputed=tuple(record.changes(type="denial,disagreement", limit=6, newest=True)),
        saved=watched(record),
        attention=tuple(record.attention(by="week", since=_half_a_year_before(reports))),
    )


def _half_a_year_before(reports: Iterable[VersionLine]) -> str | None:
    """A day half a year before the latest of these reports; None where none has a day."""
    days = [report.published[:10] for report in reports if report.published]
    try:
        return (date.fromisoformat(max(days)) - timedelta(182)).isoformat()
    except ValueError:
        return None
