"""A record as it is put to whoever judges it, and what the verdicts come to."""

import re
from collections.abc import Iterable, Iterator

import click

from onrecord.model import Actor, Event, Figure
from onrecord.pipeline.cells import Cells
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import at, clipped, flat, joined
from onrecord.store.auditing.fields import FIELDS, said
from onrecord.store.auditing.rows import AuditReport, Drawn, Share

AROUND = 400
"""Characters in which a neighbouring sentence is looked for."""
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"A-Z])|\n+")
NAMES = 14


def fields_of(record: Record, drawn: Drawn) -> tuple[str, ...]:
    """The fields that are judged, in the order of their keys."""
    return FIELDS[record.get(drawn.id).kind]


def asked(record: Record, drawn: Drawn) -> str:
    """The record with its fields, each with its key, and its sentence between its neighbours."""
    entry = record.get(drawn.id)
    fact = entry.original or entry.record
    report = entry.report
    told = {} if isinstance(fact, Actor) else said(fact, record.reading(report.id))
    head = joined(
        click.style(entry.id, bold=True), report.publisher or "", (report.published or "")[:10],
        clipped(flat(report.title or entry.source or ""), 70), drawn.stratum or "",
    )  # fmt: skip
    lines = [head]
    if isinstance(fact, Event | Figure):
        words = at(entry.text, fact.trigger if isinstance(fact, Event) else fact.text)
        lines.append(f"    {'in the words':<{NAMES}} “{words}”")
    lines += [f"  {key} {name:<{NAMES}} {told[name]}" for key, name in enumerate(FIELDS[entry.kind], 1)]
    for evidence in entry.evidence:
        before, after = _before(entry.text, evidence.start), _after(entry.text, evidence.end)
        words = click.style(flat(evidence.quote), bold=True)
        lines.append("\n  " + " ".join(filter(None, (before, f">>{words}<<", after))))
    return "\n".join(lines)


def _before(text: str, start: int) -> str:
    """The sentence before."""
    sentences = [one for one in _END.split(text[max(0, start - AROUND) : start]) if one.strip()]
    return flat(sentences[-1]) if sentences else ""


def _after(text: str, end: int) -> str:
    """The sentence after."""
    sentences = [one for one in _END.split(text[end : end + AROUND]) if one.strip()]
    return flat(sentences[0]) if sentences else ""


def found(report: AuditReport) -> str:
    """The figures of an audit, a line each."""
    divided = f", drawn by {report.by}" if report.by else ""
    lines = [
        click.style(f"{report.of}: {report.whole.judged} of {report.population:,} judged{divided}", bold=True),
        _line(report.whole),
        _line(report.told),
    ]
    lines += [_line(field) for field in report.fields if field.judged]
    if report.strata:
        lines += [f"  by {report.by}", *(_line(part) for part in report.strata)]
    if report.passed:
        lines.append(f"  {report.passed} verdicts don't count: the reports are read otherwise by now.")
    if report.unseen:
        lines.append(f"  {report.unseen:,} records are of parts in which none was judged: they are left out.")
    return "\n".join(lines)


def _line(share: Share) -> str:
    name = share.name if share.population is None else f"{share.name} ({share.population:,})"
    if share.precision is None or share.low is None or share.high is None:
        return f"  {name:<24} none judged"
    figures = f"{share.precision:7.1%}  [{share.low:.1%}, {share.high:.1%}]"
    return f"  {name:<24} {figures:<28} {share.right} of {share.judged}"


def rows(reports: Iterable[AuditReport]) -> Iterator[Cells]:
    """The figures as rows of a table."""
    for report in reports:
        shares = [("whole", report.whole), ("whole", report.told)]
        shares += [("field", one) for one in report.fields] + [("part", one) for one in report.strata]
        for measure, share in shares:
            yield {
                "of": report.of,
                "by": report.by,
                "measure": measure,
                "name": share.name,
                "population": report.population if share.population is None else share.population,
                "judged": share.judged,
                "right": share.right,
                "precision": share.precision,
                "low": share.low,
                "high": share.high,
            }
