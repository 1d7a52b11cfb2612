"""The options that several verbs share."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar, get_args

import click

from onrecord.model import Act, StatementKind

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", "json", "jsonl", "csv")


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An ISO 8601 day, or a click error that shows one."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)  # the whole of it, so that nothing odd hides behind the day
        return date.fromisoformat(value[:10]).isoformat() + value[10:]
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 day, such as 2024-03-28.") from None


def record(command: Command) -> Command:
    """``--record``: which record."""
    return click.option(
        "--record",
        "record_at",
        metavar="PATH|URL",
        envvar="ONRECORD_RECORD",
        help="The record: a file or a database URL.  [default: onrecord.db, or $ONRECORD_RECORD]",
    )(command)


def as_of(command: Command) -> Command:
    """``--as-of``: what the record knew at which moment."""
    return click.option(
        "--as-of",
        metavar="DATE",
        callback=day,
        help="As the record stood at this moment, or at the end of this day, UTC (docs/as-of.md).",
    )(command)


def deciding(command: Command) -> Command:
    """``--why`` and ``--by``: whose decision it is, and what for."""
    for option in (
        click.option("--why", metavar="WORDS", help="What speaks for it."),
        click.option(
            "--by",
            metavar="NAME",
            callback=whoever,
            help="Who decides.  [default: $ONRECORD_REVIEWER, the settings' reviewer, or the login name]",
        ),
    ):
        command = option(command)
    return command


def whoever(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Who decides: as told, as set, as logged in; else whoever runs this is asked."""
    from onrecord.settings import Settings

    return value or Settings.load().whoever_decides() or str(click.prompt("Who decides?", err=True))


def choice(words: Any) -> click.Choice[str]:
    """One of the words of a type of the model, letter case aside."""
    return click.Choice(get_args(words), case_sensitive=False)


def shape(*formats: str, default: str = "text") -> Callable[[Command], Command]:
    """``--format``: what standard output holds."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats or FORMATS),
        default=default,
        show_default=True,
        help="What to print.",
    )


def particulars(command: Command) -> Command:
    """What is known of a report beside its text."""
    for option in (
        click.option("--title", help="The report's title."),
        click.option("--url", help="Where it was published."),
        click.option("--publisher", help="Who published it."),
        click.option("--published", metavar="DATE", callback=day, help="When: an ISO 8601 day or time."),
    ):
        command = option(command)
    return command


FILTERS = {
    "actor": click.option(
        "--actor", metavar="NAME|CODE", help="Under any of its names, or a PLOVER code (ISR, ISRGOV)."
    ),
    "speaker": click.option(
        "--speaker",
        metavar="NAME|CODE",
        help='Under any of its names or by a surname; unnamed ones by their words ("US officials").',
    ),
    "place": click.option("--place", metavar="NAME", help="A place or country."),
    "from": click.option("--from", "since", metavar="DATE", callback=day, help="From this day on."),
    "to": click.option("--to", "until", metavar="DATE", callback=day, help="To this day."),
    "type": click.option("--type", "type", metavar="TYPE", help="A type or kind, such as CONSULT or killed."),
    "status": click.option("--status", metavar="STATUS", help="planned, occurred, cancelled, ..."),
    "act": click.option("--act", "acts", type=choice(Act), multiple=True, help="What is done by saying it."),
    "kind": click.option("--kind", "kinds", type=choice(StatementKind), multiple=True, help="Quoted or reported."),
    "about": click.option("--about", metavar="WORDS", help="Records whose evidence has these words."),
    "publisher": click.option("--publisher", metavar="NAME", help="Of reports by whom; part of the name."),
    "query": click.option(
        "--query",
        metavar="QUERY",
        help="Words and fields: '\"called off\" actor:Novak -budget' (docs/searching.md).",
    ),
    "min-confidence": click.option(
        "--min-confidence", type=click.FloatRange(0, 1), help="Only records at least this sure."
    ),
    "limit": click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
}


def filters(*names: str) -> Callable[[Command], Command]:
    """The named filters of :data:`FILTERS`, in that order in the help."""

    def add(command: Command) -> Command:
        for name in reversed(names):
            command = FILTERS[name](command)
        return command

    return add
