"""``onrecord watch``: feeds read as they come, for months."""

import sys
from datetime import datetime
from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.errors import RecordError
from onrecord.pipeline.record import Record
from onrecord.pipeline.saved.telling import tell
from onrecord.pipeline.watching import Round
from onrecord.pipeline.watching.watchlist import watchlist


@click.command()
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="One round: what is due now; for cron.")
@options.record
def command(*, feeds: Path, once: bool, record_at: str | None) -> None:
    """Ask the feeds of a list whenever they are due, and put what is new in them on record, as onrecord add does;
    after each round tell what is new in saved searches, as onrecord alerts tell does. docs/watching.md says how a
    list is written.

    Runs until Ctrl-C or SIGTERM, which let it finish the report in hand. A run that is cut off goes on where it
    stopped when it is called again. With --once, reports that went to quarantine make the exit code 3.

    Example: onrecord watch feeds.toml --record crisis.db
    """
    from onrecord import open_record

    listed = watchlist(feeds)
    with open_record(record_at) as record, record.watching(listed) as watching, watching.stop.signals():
        if once:
            done = watching.once()
            _say(done)
            _tell(record, {})
            click.echo(_words(done))
            if done.quarantined:
                sys.exit(3)
            return
        say(f"onrecord: watching {len(listed.feeds)} feeds. To end: Ctrl-C")
        trouble, untold = None, dict[tuple[int, str], str]()
        for done in watching.rounds():
            if done.trouble and done.trouble != trouble:
                say(f"onrecord: {done.trouble} It is tried again.")
            trouble = done.trouble
            if done.trouble:
                continue
            _say(done)
            told = 0 if watching.stop.asked else _tell(record, untold)
            said = f"{_words(done)} {told} told." if told else _words(done)
            click.echo(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {said}")


def _say(done: Round) -> None:
    """What somebody should know of: each once."""
    for url, why in done.failing:
        say(f"onrecord: {url}: {why} It is asked again, ever more rarely; this is said once.")
    for url in done.back:
        say(f"onrecord: {url}: it is back.")
    for source, reason in done.quarantined:
        say(f"onrecord: {source}: {reason}")
    for source, reason in done.refused:
        say(f"onrecord: {source}: {reason}.")


def _tell(record: Record, untold: dict[tuple[int, str], str]) -> int:
    """Tell what is new in saved searches; how many rows were told. What can't be is told after another round:
    ``untold`` holds what was said of it, which is said once."""
    rows, before = 0, dict(untold)
    untold.clear()
    try:
        for told in tell(record):
            rows += told.rows
            if told.failed is not None:
                untold[told.search.number, told.way] = told.failed
                if before.get((told.search.number, told.way)) != told.failed:
                    say(f"onrecord: {told.search.name}: not told by {told.way}: {told.failed}")
    except RecordError as error:
        say(f"onrecord: {error}")
    return rows


def _words(done: Round) -> str:
    """A round in one line."""
    feeds = [f"{done.asked} feed{'s' if done.asked != 1 else ''} asked"]
    feeds += [
        f"{count} {what}" for count, what in ((done.unchanged, "unchanged"), (done.failed, "failed")) if count
    ]
    reports = [f"{done.added} added", f"{done.new_versions} as new versions", f"{done.same} unchanged"]
    reports += [f"{len(done.quarantined)} in quarantine"]
    if done.refused:
        reports.append(f"{len(done.refused)} refused")
    rest = f" {done.waiting} still to be read." if done.waiting else ""
    due = datetime.fromisoformat(done.next_due).astimezone() if done.next_due else None
    following = f" Next: {due:%Y-%m-%d %H:%M}." if due and not done.asked else ""
    return f"{', '.join(feeds)}; {', '.join(reports)}.{rest}{following}"
