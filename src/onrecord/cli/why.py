"""``onrecord why``: the rule that gave a record, from what, how surely."""

import click

from onrecord.cli import options
from onrecord.cli.show import decided
from onrecord.model import Actor
from onrecord.pipeline.explaining import explained
from onrecord.pipeline.wording import flat


@click.command()
@click.argument("id")
@options.shape("text", "json")
@options.record
@options.as_of
def command(*, id: str, record_at: str | None, as_of: str | None, form: str) -> None:
    """Which rule or model gave this record, what it looked at, and how sure it is.

    Example: onrecord why 3f2a9c01.e1
    """
    import msgspec

    from onrecord import open_record

    with open_record(record_at, as_of=as_of, create=False) as record:
        entry = record.get(id)
    fact = entry.record
    if isinstance(fact, Actor):
        rule, inputs, confidence = "annotate.actors:actors", {"name": fact.name, "kind": fact.kind}, None
    else:
        rule, inputs, confidence = fact.rule, fact.inputs, fact.confidence
    evidence = [flat(item.quote) for item in entry.evidence]
    meaning = explained(rule)
    if form == "json":
        answer = {
            "id": entry.id,
            "rule": rule,
            "meaning": meaning,
            "inputs": inputs,
            "confidence": confidence,
            "method": entry.method,
            "evidence": evidence,
            "decisions": entry.decisions,
        }
        click.echo(msgspec.json.encode(answer))
        return
    click.echo(f"{click.style(entry.id, bold=True)}  {entry.kind}")
    click.echo(f"\n  rule        {rule}\n")
    for line in meaning.splitlines():
        click.echo(f"    {line}".rstrip())
    click.echo()
    for name, value in inputs.items():
        click.echo(f"  {name:<11} {value}")
    if confidence is not None:
        click.echo(
            f"  confidence  {confidence:.2f}: of the records given this, about so many in a hundred are right"
        )
    click.echo(f"  method      {entry.method}")
    for words in evidence:
        click.echo(f"  evidence    {words}")
    for decision in entry.decisions:
        click.echo(f"  decision    {decided(decision)}")
