"""A row of any list in a few words, for whoever is told of it elsewhere."""

import msgspec

from onrecord.pipeline.wording import flat, joined, line_says, step_says
from onrecord.store.rows.records import EventLine, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import ReportLine, StoryLine, VersionLine
from onrecord.store.rows.shared import ChangeLine, OccurrenceLine
from onrecord.store.search.rows import Hit

Line = (
    EventLine | StatementLine | FigureLine | VoteLine | ChangeLine | OccurrenceLine | StoryLine | VersionLine | Hit
)
"""A row of a list that can be saved."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A row: what it ``says``, the ``sentence`` that says so (of a report or a story none), its report (of a
    story the first), the ``path`` of its page where the record is served, and when the last report came that tells
    it."""

    id: str
    says: str
    sentence: str
    report: ReportLine
    path: str
    added: str


def item_of(line: Line, added: str) -> Item:
    """The row in a few words."""
    report: ReportLine
    match line:
        case VersionLine():
            says, sentence, report, path = line.title or line.source or line.id, "", line, f"/reports/{line.id}"
        case StoryLine():
            told = f"{line.reports} report{'s' if line.reports != 1 else ''}"
            says, sentence = joined(line.title or "a story without a title", told), ""
            report, path = line.members[0].report, f"/stories/{line.id}"
        case Hit():
            says = joined(line.kind, step_says(line.record)) if line.record else line.report.title or line.id
            sentence, report = flat(line.snippet), line.report
            path = f"/records/{line.id}" if line.record else f"/reports/{line.id}"
        case OccurrenceLine():
            says, sentence = line_says(line), flat(line.line.sentence)
            report, path = line.line.report, f"/records/{line.id}"
        case _:
            says, sentence, report, path = line_says(line), flat(line.sentence), line.report, f"/records/{line.id}"
    return Item(id=line.id, says=flat(says), sentence=sentence, report=report, path=path, added=added)


def reports_of(line: Line) -> set[str]:
    """The reports that tell the row."""
    match line:
        case VersionLine():
            return {line.id}
        case StoryLine():
            return {member.report.id for member in line.members}
        case OccurrenceLine():
            return {telling.line.report.id for telling in line.tellings}
        case ChangeLine():
            return {one.report.id for step in line.steps for one in (step, *step.tellings)}
        case StatementLine():
            return {line.report.id, *(telling.report.id for telling in line.tellings)}
        case _:
            return {line.report.id}
