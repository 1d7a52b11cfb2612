"""``onrecord join``: what imported readings share with the rest of the record."""

import sys

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import progress_of, say


@click.command()
@options.shape("text", "json")
@options.record
def command(form: str, record_at: str | None) -> None:
    """Join the readings that onrecord import --no-join has left, or one that was cut off, with the rest of the
    record: whose copies their reports are, which versions of others, which stories they tell, and what they tell
    together.

    Until then a report is nobody's copy, its records stand for themselves, and a new version does not stand yet;
    lists say how many readings wait. A run that is cut off goes on where it stopped when it is called again. What
    can't be joined goes to quarantine with its reason, and the exit code is 3.

    Example: onrecord join --record crisis.db
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        waiting = record.unjoined
        with progress_of("joining", waiting) as step:
            left_out = record.join(progress=step)
    if form == "json":
        click.echo(msgspec.json.encode({"joined": waiting - len(left_out), "quarantined": left_out}))
    else:
        click.echo(f"{waiting - len(left_out)} joined, {len(left_out)} in quarantine.")
    for source, reason in left_out:
        say(f"onrecord: {source}: {reason}")
    if left_out:
        sys.exit(3)
