"""``/``: what is new, what turned, what is disputed, and how much is told over time."""

import msgspec

from onrecord.serve.asked import Of
from onrecord.serve.page import page
from onrecord.store.rows import ChangeLine, StoryLine, VersionLine
from onrecord.store.search.rows import AttentionLine


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """``turned`` are reversals and revisions, ``disputed`` denials and disagreements, the latest first."""

    reports: tuple[VersionLine, ...]
    stories: tuple[StoryLine, ...]
    turned: tuple[ChangeLine, ...]
    disputed: tuple[ChangeLine, ...]
    attention: tuple[AttentionLine, ...]


@page("/", title="Desk", template="desk.html")
def desk(record: Of) -> Desk:
    """What is new, what turned, what is disputed, and how much is told over time."""
    return Desk(
        reports=tuple(record.reports(limit=10, newest=True)),
        stories=tuple(record.stories(limit=10, newest=True)),
        turned=tuple(record.changes(type="reversal,revision", limit=6, newest=True)),
        disputed=tuple(record.changes(type="denial,disagreement", limit=6, newest=True)),
        attention=tuple(record.attention(by="week")),
    )
