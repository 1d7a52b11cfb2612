"""Each list's rows as the columns of a table: what ``--format csv`` prints, and the exports in columns hold."""

from collections.abc import Callable
from typing import Any

import msgspec

from onrecord.pipeline.wording import ruling_says, step_says
from onrecord.store.rows.records import EventLine, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.reports import CopyLine, FamilyLine, QuarantineLine, ReportLine, StoryLine, VersionLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine
from onrecord.store.search.rows import AttentionLine, Hit

Cells = dict[str, Any]


def event_cells(line: EventLine) -> Cells:
    """The event as a row."""
    event = line.record
    return {
        "id": line.id,
        "start": event.date.start if event.date else None,
        "end": event.date.end if event.date else None,
        "precision": event.date.precision if event.date else None,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "quad": event.quad,
        "cameo": event.cameo,
        "actors": line.actors,
        "actor_codes": event.actor_codes,
        "recipients": line.recipients,
        "recipient_codes": event.recipient_codes,
        "place": event.place.name if event.place else None,
        "country": event.place.country if event.place else None,
        "confidence": event.confidence,
        "decided": ruling_says(line.ruling),
        "sentence": line.sentence,
        **_report(line.report),
    }


def occurrence_cells(line: OccurrenceLine) -> Cells:
    """The occurrence as a row."""
    shown = line.line
    return {
        "id": line.id,
        "kind": line.kind,
        "says": step_says(shown.record),
        "reports": line.reports,
        "independent": line.independent,
        "differ": [f"{name}: {' / '.join(values)}" for name, values in line.differ.items()],
        "tellings": [telling.line.id for telling in line.tellings],
        "publishers": sorted({telling.line.report.publisher or "" for telling in line.tellings} - {""}),
        "sentence": shown.sentence,
    }


def statement_cells(line: StatementLine) -> Cells:
    """The statement as a row."""
    statement = line.record
    return {
        "id": line.id,
        "start": statement.date.start if statement.date else None,
        "end": statement.date.end if statement.date else None,
        "speaker": line.speaker,
        "act": statement.act,
        "kind": statement.kind,
        "content": line.content,
        "addressee": line.addressee,
        "relay": line.relay,
        "occasion": statement.occasion,
        "within": line.outer.id if line.outer else None,
        "within_speaker": line.outer.speaker if line.outer else None,
        "reports": line.reports,
        "independent": line.independent,
        "tellings": [telling.id for telling in line.tellings],
        "also_given_to": [telling.speaker for telling in line.also_given_to],
        "also_given_at": [telling.id for telling in line.also_given_to],
        "confidence": statement.confidence,
        "decided": ruling_says(line.ruling),
        "sentence": line.sentence,
        **_report(line.report),
    }


def figure_cells(line: FigureLine) -> Cells:
    """The figure as a row."""
    figure = line.record
    return {
        "id": line.id,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "what": figure.what,
        "kind": figure.kind,
        "of": figure.of,
        "claimant": line.claimant,
        "place": figure.place.name if figure.place else None,
        "country": figure.place.country if figure.place else None,
        "start": figure.date.start if figure.date else None,
        "end": figure.date.end if figure.date else None,
        "confidence": figure.confidence,
        "decided": ruling_says(line.ruling),
        "sentence": line.sentence,
        **_report(line.report),
    }


def vote_cells(line: VoteLine) -> Cells:
    """The vote as a row."""
    vote = line.record
    return {
        "id": line.id,
        "start": vote.date.start if vote.date else None,
        "end": vote.date.end if vote.date else None,
        "body": line.body,
        "measure": vote.measure,
        "members": vote.members,
        "for": vote.in_favour,
        "against": vote.against,
        "abstain": vote.abstain,
        "absent": vote.absent,
        "positions": [f"{name}: {position}" for name, position in line.positions],
        "vetoed": vote.vetoed,
        "outcome": vote.outcome,
        "binding": vote.binding,
        "flags": vote.flags,
        "confidence": vote.confidence,
        "decided": ruling_says(line.ruling),
        "sentence": line.sentence,
        **_report(line.report),
    }


def change_cells(line: ChangeLine) -> Cells:
    """The change as a row."""
    return {
        "id": line.id,
        "kind": line.record.kind,
        "by": line.by,
        "steps": [step.id for step in line.steps],
        "sentences": [step.sentence for step in line.steps],
        "tellings": [[one.id for one in step.tellings] for step in line.steps],
        "reports": line.reports,
        "independent": line.independent,
        "confidence": line.record.confidence,
        **_report(line.report),
    }


def actor_cells(line: ActorLine) -> Cells:
    """The actor as a row."""
    actor = line.record
    return {
        "id": line.id,
        "name": actor.name,
        "kind": actor.kind,
        "codes": actor.codes,
        "roles": [role.title for role in actor.roles],
        "names": line.names,
        "reports": line.reports,
        "records": line.records,
        "sentence": line.sentence,
        **_report(line.report),
    }


def report_cells(line: VersionLine | QuarantineLine) -> Cells:
    """The report as a row."""
    row: Cells = msgspec.to_builtins(line)
    return row


def family_cells(line: FamilyLine) -> Cells:
    """The family as a row."""
    return {
        "cleanest": line.cleanest.id,
        "title": line.cleanest.title,
        "reports": len(line.members),
        "independent": line.independent,
        "members": [member.report.id for member in line.members],
        "kinds": [member.kind or "" for member in line.members],
    }


def copy_cells(line: CopyLine) -> Cells:
    """The copy as a row."""
    return {
        "report": line.report.id,
        "title": line.report.title,
        "copy_of": line.copy_of.id,
        "title_of_original": line.copy_of.title,
        "kind": line.record.kind,
        "shared": line.record.shared,
        "confidence": line.record.confidence,
        "altered": [f"{altered.original_words or ''} -> {altered.words or ''}" for altered in line.record.altered],
    }


def story_cells(line: StoryLine) -> Cells:
    """The story as a row."""
    return {
        "id": line.id,
        "title": line.title,
        "since": line.since,
        "until": line.until,
        "reports": line.reports,
        "independent": line.independent,
        "publishers": line.publishers,
        "members": [member.report.id for member in line.members],
    }


def hit_cells(hit: Hit) -> Cells:
    """The hit as a row."""
    return {
        "id": hit.id,
        "kind": hit.kind,
        "score": hit.score,
        "says": step_says(hit.record) if hit.record else None,
        "snippet": hit.snippet,
        "start": hit.span[0],
        "end": hit.span[1],
        "marks": [f"{start}-{end}" for start, end in hit.marks],
        **_report(hit.report),
    }


def attention_cells(line: AttentionLine) -> Cells:
    """The period as a row."""
    row: Cells = msgspec.to_builtins(line)
    return row


def _report(report: ReportLine) -> Cells:
    """A report's columns."""
    return {
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
        "source": report.source,
        "copy_of": report.copy_of,
    }


CELLS: dict[str, Callable[[Any], Cells]] = {
    "events": event_cells,
    "occurrences": occurrence_cells,
    "statements": statement_cells,
    "figures": figure_cells,
    "votes": vote_cells,
    "changes": change_cells,
    "actors": actor_cells,
    "reports": report_cells,
    "copies": copy_cells,
    "stories": story_cells,
}
"""The columns of each list."""
