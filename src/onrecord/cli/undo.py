"""``onrecord undo``: a decision taken back by another."""

import click

from onrecord.cli import options
from onrecord.cli.decide import tell


@click.command()
@click.argument("decisions", nargs=-1, required=True, type=int, metavar="NUMBER...")
@options.deciding
@options.shape("text", "json")
@options.record
def command(*, decisions: tuple[int, ...], why: str | None, by: str, record_at: str | None, form: str) -> None:
    """Take decisions back, by their numbers. The undoing is a decision too: to undo it restores what it undid.

    Example: onrecord undo 12 --why "the correction came on Friday"
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        tell([record.undo(number, why=why, by=by) for number in decisions], form)
