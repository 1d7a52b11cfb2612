"""``onrecord remove``: a report off the record."""

import sys

import click

from onrecord.cli import options
from onrecord.cli.output import emit_json, say
from onrecord.store.removing.rows import Removed


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--yes", is_flag=True, help="Don't ask.")
@options.deciding
@options.shape("text", "json")
@options.record
def command(
    *, reports: tuple[str, ...], yes: bool, why: str | None, by: str, record_at: str | None, form: str
) -> None:
    """Take reports off the record, with all that came from them, down to the bytes of its file.

    What other reports tell stays, and is computed anew without them; an earlier version of a removed one stays
    superseded. A tombstone keeps who, when and why (say it without naming what is to be gone), and refuses the
    same text from then on. This can't be undone; `onrecord add --again` takes the text in anew.

    Example: onrecord remove 3f2a --why "the court's order of 3 May" --by ana
    """
    from onrecord import open_record

    if why is None:
        raise click.UsageError('a removal is kept with its reason. Give it with --why "...".')
    with open_record(record_at, create=False) as record:
        if not yes and sys.stdin.isatty():
            for report in reports:
                about = record.reading(report).report
                click.echo(f"{about.id}  {about.title or ''}", err=True)
            click.confirm("Remove for good?", abort=True, err=True)
        done = record.remove(*reports, why=why, by=by)
    if form == "json":
        emit_json(done)
        return
    for one in done:
        tell(one)
    if any(one.tombstone.erased_at is None for one in done):
        say(
            "onrecord: another program holds the record, so its file may still have their words. "
            "Close it, then: onrecord removals --clear"
        )


def tell(removed: Removed) -> None:
    """What went, and what stays superseded."""
    gone = removed.tombstone
    decided = f" and {gone.decisions} decisions about it" if gone.decisions else ""
    click.echo(f"{gone.report} removed, with {gone.records} records{decided}.")
    if removed.superseded:
        say(
            "Earlier versions of it stay on record, superseded as before: "
            f"onrecord remove {' '.join(removed.superseded)} removes them too."
        )
