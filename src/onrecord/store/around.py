"""What stands around one report, record, story or copy: what whoever looks at it asks next."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from onrecord.errors import UnknownId
from onrecord.link.aligning import aligned
from onrecord.model import Reading, Span
from onrecord.store import change_lines, families, listing, occurrence_lines, stories, versioning
from onrecord.store import tables as t
from onrecord.store.aligning import told
from onrecord.store.decisions.keeping import concerning, in_force
from onrecord.store.decisions.ruling import as_corrected, rulings
from onrecord.store.lookup import LISTS, find_report, latest_reading
from onrecord.store.queries import STANDING
from onrecord.store.rows.decisions import Ruled
from onrecord.store.rows.reports import CopyLine, EditLine, FamilyLine, StoryLine, VersionLine
from onrecord.store.rows.shared import ChangeLine, OccurrenceLine

COMPARED = 20
"""So many copies of a family are laid beside their sources, sentence by sentence."""
SHARED = 60
"""So many of the occurrences that a story's reports share are told, those that most of them tell."""


class AroundReport(msgspec.Struct, frozen=True, kw_only=True):
    """``reading`` is the latest of the report as it stands: corrected, and without the ``left_out`` records that
    were rejected or are less sure than the bar; ``rulings`` are by the ids within it. ``versions`` are all of its
    series; ``copies`` those that it is and those that it has; ``changes`` those that one of its records is a step
    of. ``superseded`` says that another version stands, and nothing of this one."""

    reading: Reading
    rulings: dict[str, Ruled] = {}
    left_out: int = 0
    superseded: bool = False
    versions: tuple[VersionLine, ...] = ()
    edits: tuple[EditLine, ...] = ()
    copies: tuple[CopyLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    story: StoryLine | None = None


class AroundRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The occurrence that a record tells, None where it does not stand or tells none; and the changes that it is a
    step of."""

    occurrence: OccurrenceLine | None = None
    changes: tuple[ChangeLine, ...] = ()


class AroundStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story, what several of its reports tell, and what turned in it."""

    story: StoryLine
    shared: tuple[OccurrenceLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report's text."""

    start: int
    end: int
    quote: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A copy beside its source: the sentences that only the source has, and those that only the copy has; None for
    both where the two were not laid side by side."""

    copy: CopyLine
    lacks: tuple[Words, ...] | None = None
    adds: tuple[Words, ...] | None = None


class AroundFamily(msgspec.Struct, frozen=True, kw_only=True):
    """A copy family, and each of its copies beside its source."""

    family: FamilyLine
    copies: tuple[Compared, ...] = ()


def around_report(connection: Connection, prefix: str, *, bar: float) -> AroundReport:
    """What stands around the report whose id begins so; ``bar`` is the least confidence.

    Raises:
        UnknownId: there is none, or several.
    """
    report = find_report(connection, prefix)
    key, reading = latest_reading(connection, report)
    ruled = rulings(in_force(concerning(connection, report)), reading)
    shown = as_corrected(reading, ruled)

    def stands(fact: object) -> bool:
        ruling = ruled.get(fact.id)  # type: ignore[attr-defined]
        if ruling is not None:
            return ruling.verdict != "rejected"
        return bool(fact.confidence >= bar)  # type: ignore[attr-defined]

    lists = {name: tuple(filter(stands, getattr(shown, name))) for name in LISTS.values()}
    held, left = (sum(len(facts) for facts in one) for one in ([getattr(shown, n) for n in lists], lists.values()))
    first = key * t.PER_READING
    step = t.world_change_steps.c.record
    versions = tuple(listing.reports(connection, {}, bar=bar, every_version=True, beside=report))
    story = stories.of_report(connection, report, bar=bar)
    return AroundReport(
        reading=msgspec.structs.replace(shown, **lists),
        rulings={
            id: Ruled(verdict=one.verdict, by=one.decision.by, decision=one.decision.key)
            for id, one in ruled.items()
        },
        left_out=held - left,
        superseded=any(one.id == report and one.superseded for one in versions),
        versions=versions,
        edits=tuple(versioning.edits(connection, {}, bar=bar, report=report)),
        copies=tuple(listing.copies(connection, {}, bar=bar, of=(report,))),
        changes=change_lines.with_step(connection, step.between(first, first + t.PER_READING - 1), bar=bar),
        story=story,
    )


def around_record(connection: Connection, id: str, *, bar: float) -> AroundRecord:
    """What stands around the record of this whole id; nothing where it does not stand, or is an actor."""
    standing = STANDING.c
    row = connection.execute(select(standing.key, standing.kind).where(standing.id == id)).first()
    if row is None:
        return AroundRecord()
    groups = occurrence_lines.groups_of(connection, (row.key,)) if row.kind != "change" else {}
    return AroundRecord(
        occurrence=next(occurrence_lines.of_groups(connection, row.kind, groups.values(), bar), None),
        changes=change_lines.with_step(connection, t.world_change_steps.c.record == row.key, bar=bar),
    )


def around_story(connection: Connection, id: str, *, bar: float) -> AroundStory:
    """What stands around the story of this id.

    Raises:
        UnknownId: there is none.
    """
    found = stories.line(connection, int(id), bar=bar) if id.isascii() and id.isdecimal() else None
    if found is None:
        raise UnknownId(f"there is no story {id!r}.", remedy="See the ids with: onrecord stories")
    reports = [member.report.id for member in found.members]
    theirs = select(STANDING.c.key).where(STANDING.c.report.in_(reports))
    return AroundStory(
        story=found,
        shared=occurrence_lines.shared(connection, reports, bar=bar, limit=SHARED),
        changes=change_lines.with_step(connection, t.world_change_steps.c.record.in_(theirs), bar=bar),
    )


def around_family(connection: Connection, prefix: str, *, bar: float) -> AroundFamily:
    """The copy family of the report whose id begins so, each copy beside its source.

    Raises:
        UnknownId: there is no such report, or nobody's copy and without one.
    """
    report = find_report(connection, prefix)
    family = families.family(connection, report, bar=bar)
    if family is None:
        raise UnknownId(f"report {report} is no copy, and has none.", remedy=f"See it at /reports/{report}.")
    members = {member.report.id for member in family.members}
    copies = [line for line in listing.copies(connection, {}, bar=bar, of=members) if line.copy_of.id in members]
    own = sorted(copies, key=lambda line: report not in (line.report.id, line.copy_of.id))
    return AroundFamily(
        family=family,
        copies=tuple(
            _compared(connection, line) if place < COMPARED else Compared(copy=line)
            for place, line in enumerate(own)
        ),
    )


def _compared(connection: Connection, line: CopyLine) -> Compared:
    copy, source = told(connection, line.report.id), told(connection, line.copy_of.id)
    beside = aligned(copy, source)
    # Of what only lifts a part the rest is its own, and the rest of its source no loss.
    lifted = line.record.kind == "partial"
    return Compared(
        copy=line,
        lacks=None if lifted else tuple(_words(source.text, beside.only_other)),
        adds=None if lifted else tuple(_words(copy.text, beside.only_one)),
    )


def _words(text: str, spans: Iterable[Span]) -> Iterable[Words]:
    return (Words(start=start, end=end, quote=text[start:end]) for start, end in spans)
