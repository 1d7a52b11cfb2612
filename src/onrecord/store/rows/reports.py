"""Rows about reports: versions, copies, families, stories, what could not be read."""

import msgspec

from onrecord.link.stories.explaining import Parts
from onrecord.model import Copy, CopyKind, VersionChange


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report without its text. ``source`` is where it came from: a path, a path and a line; ``copy_of`` is the
    report that it has its text from, None where it is nobody's copy."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    copy_of: str | None = None

    @property
    def called(self) -> str:
        """What it is called among others: by its publisher, where there is none by its title, or by its id."""
        return self.publisher or self.title or self.id


class VersionLine(ReportLine, frozen=True, kw_only=True):
    """A report in its series: ``version`` counts from 1; a ``superseded`` one is no longer the latest."""

    series: str
    version: int
    superseded: bool = False


class CopyLine(msgspec.Struct, frozen=True, kw_only=True):
    """That one report takes its text from another."""

    record: Copy
    report: ReportLine
    copy_of: ReportLine


class MemberLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in its copy family. ``kind`` and ``shared`` are of the copy that it is of another member, None for
    one that is nobody's; ``damage`` counts what is broken in it, ``altered`` what it has otherwise than its
    source."""

    report: ReportLine
    kind: CopyKind | None = None
    shared: float | None = None
    damage: int = 0
    altered: int = 0


class FamilyLine(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that have their text from each other, by their dates. ``cleanest`` is the least damaged of them, the
    most complete, the earliest; ``independent`` counts their origins."""

    cleanest: ReportLine
    independent: int
    members: tuple[MemberLine, ...]


class EditLine(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a report beside the one ``before`` it: what its publisher changed."""

    series: str
    report: ReportLine
    before: ReportLine
    changes: tuple[VersionChange, ...]


class StoryMember(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells a story: ``nearest`` is the report of it that it was found by, ``score`` how close it
    was to the story's reports, ``parts`` what that is made of; None, 0 and None where it opened the story."""

    report: ReportLine
    nearest: str | None = None
    score: float = 0.0
    parts: Parts | None = None


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story: what one report, or several, tell of. ``title`` is that of the report that most others are nearest
    to, ``since`` and ``until`` the first and the last day of the reports; ``independent`` counts those that are no
    copies of each other, ``members`` stand in the order of their days."""

    id: str
    title: str | None
    since: str | None
    until: str | None
    reports: int
    independent: int
    publishers: tuple[str, ...]
    members: tuple[StoryMember, ...]


class QuarantineLine(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read: ``reason`` is the error's class, ``since`` an ISO 8601 time."""

    source: str
    reason: str
    message: str
    since: str
