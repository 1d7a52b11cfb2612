"""``onrecord show``: one record with its evidence in context."""

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.wording import flat, joined
from onrecord.store.rows import Entry

AROUND = 200
"""Characters of the report on either side of the evidence."""


@click.command()
@click.argument("id")
@options.shape("text", "json")
@options.record
def command(*, id: str, record_at: str | None, form: str) -> None:
    """One record in full, with its evidence in the report's own words around it.

    ID is as the tables print it; its first characters do where they are no other's.

    Example: onrecord show 3f2a9c01.e1
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        entry = record.get(id)
    if form == "json":
        click.echo(msgspec.json.encode(entry))
    else:
        click.echo(text(entry))


def text(entry: Entry) -> str:
    """The record's fields, then each evidence with what stands around it."""
    report = entry.report
    lines = [
        f"{click.style(entry.id, bold=True)}  {entry.kind}",
        joined(
            report.title or "", report.publisher or "", report.published or "", report.url or entry.source or ""
        ),
        "",
    ]
    fields = msgspec.to_builtins(entry.record)
    for unwanted in ("evidence", "rule", "inputs", "mentions"):
        fields.pop(unwanted, None)
    lines += [
        f"  {name:<15} {_value(entry, value)}" for name, value in fields.items() if value not in (None, (), [], {})
    ]
    for evidence in entry.evidence:
        before = flat(entry.text[max(0, evidence.start - AROUND) : evidence.start])
        after = flat(entry.text[evidence.end : evidence.end + AROUND])
        words = click.style(flat(evidence.quote), bold=True)
        lines += ["", f"  [{evidence.start}, {evidence.end})", f"  … {before} >>{words}<< {after} …"]
        if clean := evidence.clean:
            foot = joined(clean.report.id, clean.report.publisher or "", (clean.report.published or "")[:10])
            lines += [f"  its cleanest copy has: {flat(clean.quote)}", f"  {click.style(foot, dim=True)}"]
    return "\n".join(lines)


def _value(entry: Entry, value: object) -> str:
    """A field in words: ids of actors with their names, lists joined, structs as name: value."""
    if isinstance(value, list | tuple):
        return ", ".join(_value(entry, item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_value(entry, item)}" for name, item in value.items() if item is not None)
    if isinstance(value, str) and value in entry.names:
        return f"{entry.names[value]} ({value})"
    return str(value)
