"""``onrecord show``: one record with its evidence in context."""

from collections.abc import Iterator
from typing import get_args

import click
import msgspec

from onrecord.cli import changes, options
from onrecord.model import ChangeKind
from onrecord.pipeline.wording import decision_says, flat, joined, ruling_says
from onrecord.store.rows.decisions import DecisionLine
from onrecord.store.rows.records import Entry

AROUND = 200
"""Characters of the report on either side of the evidence."""


@click.command()
@click.argument("id")
@options.shape("text", "json")
@options.record
@options.as_of
def command(*, id: str, record_at: str | None, as_of: str | None, form: str) -> None:
    """One record in full, with its evidence in the report's own words around it; a change with all its steps.

    ID is as the tables print it; its first characters do where they are no other's.

    Example: onrecord show 3f2a9c01.e1
    """
    from onrecord import open_record

    with open_record(record_at, as_of=as_of, create=False) as record:
        entry = record.change(id) if id.rpartition(".")[2] in get_args(ChangeKind) else record.get(id)
    if form == "json":
        click.echo(msgspec.json.encode(entry))
    else:
        click.echo(text(entry) if isinstance(entry, Entry) else changes.text(entry))


def text(entry: Entry) -> str:
    """The record's fields, then each evidence with what stands around it."""
    report = entry.report
    lines = [
        joined(f"{click.style(entry.id, bold=True)}  {entry.kind}", ruling_says(entry.ruling)),
        joined(
            report.title or "", report.publisher or "", report.published or "", report.url or entry.source or ""
        ),
        "",
    ]
    lines += [f"  {name:<15} {words}" for name, words in _fields(entry)]
    if entry.decisions:
        lines += ["", *(f"  decision {decided(line)}" for line in entry.decisions)]
    for evidence in entry.evidence:
        before = flat(entry.text[max(0, evidence.start - AROUND) : evidence.start])
        after = flat(entry.text[evidence.end : evidence.end + AROUND])
        words = click.style(flat(evidence.quote), bold=True)
        at = joined(f"[{evidence.start}, {evidence.end})", f"page {evidence.page}" if evidence.page else "")
        lines += ["", f"  {at}", f"  … {before} >>{words}<< {after} …"]
        if clean := evidence.clean:
            foot = joined(clean.report.id, clean.report.publisher or "", (clean.report.published or "")[:10])
            lines += [f"  its cleanest copy has: {flat(clean.quote)}", f"  {click.style(foot, dim=True)}"]
    return "\n".join(lines)


def decided(line: DecisionLine) -> str:
    """A decision about the record in one line, what was undone included."""
    return joined(
        f"{line.decision.key}: {decision_says(line)}",
        line.decision.at[:10],
        flat(line.decision.why or ""),
        f"undone by {line.undone_by}" if line.undone_by else "",
    )


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """The fields that say something, as they stand; beside what was corrected what was read."""
    read = msgspec.to_builtins(entry.original or entry.record)
    for name, value in msgspec.to_builtins(entry.record).items():
        said, was = (_value(entry, one) if one not in (None, (), [], {}) else "" for one in (value, read[name]))
        if name in ("evidence", "rule", "inputs", "mentions") or not (said or was):
            continue
        yield name, said if said == was else f"{said or 'nothing'} (read as {was or 'nothing'})"


def _value(entry: Entry, value: object) -> str:
    """A field in words: ids of actors with their names, lists joined, structs as name: value."""
    if isinstance(value, list | tuple):
        return ", ".join(_value(entry, item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(entry, item)}" for name, item in value.items() if item is not None)
    if isinstance(value, str) and value in entry.names:
        return f"{entry.names[value]} ({value})"
    return str(value)
