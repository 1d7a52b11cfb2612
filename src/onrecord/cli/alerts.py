"""``onrecord alerts``: saved searches, and telling what is new in them."""

from typing import Any

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.errors import RecordError
from onrecord.pipeline.wording import joined
from onrecord.store.saved.rows import SavedList

COUNTED = 100
"""So many news of a search are counted."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Searches that are saved, and what is new in them: list, add, close; tell it by a webhook or by mail.

    Example: onrecord alerts add "Novak's visits" --of timeline --actor "Irena Novak" --mail desk@example.org
    """


@command.command("list")
@options.record
def list_(*, record_at: str | None) -> None:
    """The saved searches, each with its number and how much is new since somebody looked.

    Example: onrecord alerts list
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        for saved in record.saved.list():
            news = len(record.saved.news(saved, limit=COUNTED + 1))
            told = f"{COUNTED} or more new" if news > COUNTED else f"{news} new"
            asked = ", ".join(f"{name}: {value}" for name, value in saved.filters.items())
            ways = (way for way, to in (("webhook", saved.webhook), ("mail", saved.mail)) if to)
            click.echo(joined(str(saved.number), saved.name, saved.list, asked, told, *ways))


@command.command()
@click.argument("name")
@click.option("--of", "of", type=options.choice(SavedList), required=True, help="Which list.")
@options.filters(
    "query", "actor", "speaker", "place", "from", "to", "type", "status", "about", "publisher", "min-confidence"
)
@click.option("--webhook", metavar="URL", help="Post what is new there: an http or https address.")
@click.option("--mail", metavar="ADDRESS", help="Mail what is new there, by the settings' mail_server.")
@click.option("--by", metavar="NAME", callback=options.whoever, help="Who saves it.  [default: as for decisions]")
@options.record
def add(
    *, name: str, of: str, webhook: str | None, mail: str | None, by: str, record_at: str | None, **wanted: Any
) -> None:
    """Save what a list asks under a name. What answers now is not new. The list "search" takes a --query.

    Example: onrecord alerts add Denials --of statements --status denies --webhook https://desk.example.org/news
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        saved = record.saved.add(name, of, wanted, by=by, webhook=webhook, mail=mail)  # type: ignore[arg-type]
    say(f"{saved.name} is saved as {saved.number}.")


@command.command()
@click.argument("number", type=int)
@options.record
def close(*, number: int, record_at: str | None) -> None:
    """Close a saved search, by its number: it is listed and told no more.

    Example: onrecord alerts close 3
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        record.saved.close(number)
    say(f"Search {number} is closed.")


@command.command("tell")
@options.record
def tell_(*, record_at: str | None) -> None:
    """Tell what is new in each search that has a webhook or an address for mail, once; what can't be told now is
    told by the next run. To be run every so often, one run at a time.

    Example: onrecord alerts tell
    """
    from onrecord import open_record
    from onrecord.pipeline.saved.telling import tell

    failed = 0
    with open_record(record_at, create=False) as record:
        for told in tell(record):
            if told.rows:
                click.echo(joined(told.search.name, f"{told.rows} new", told.way))
            if told.failed is not None:
                failed += 1
                say(f"{told.search.name}: not told by {told.way}: {told.failed}")
    if failed:
        raise RecordError(
            f"{failed} could not be told." if failed > 1 else "one could not be told.",
            remedy="Run it again later: onrecord alerts tell",
        )
