"""``onrecord decide``: what a person makes of the record."""

import click

from onrecord.cli import options
from onrecord.cli.output import emit_json, say
from onrecord.model import About, Decision
from onrecord.pipeline.wording import decision_says
from onrecord.store.rows.decisions import DecisionLine


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Accept, reject or correct a record; merge or split a pair.

    Each decision is kept with who, when and why, and holds when the report is read anew. What is shown and counted
    follows at once; `onrecord undo` takes it back. IDs are as the tables print them; their first characters do.

    Example: onrecord decide reject 3f2a.e1 --why "a plan, no visit yet" --by ana
    """


@command.command()
@click.argument("id")
@options.deciding
@options.shape("text", "json")
@options.record
def accept(*, id: str, why: str | None, by: str, record_at: str | None, form: str) -> None:
    """Have a record stand however unsure the machine is of it.

    Example: onrecord decide accept 3f2a.e3 --why "seen by our own man"
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        tell([record.accept(id, why=why, by=by)], form)


@command.command()
@click.argument("id")
@options.deciding
@options.shape("text", "json")
@options.record
def reject(*, id: str, why: str | None, by: str, record_at: str | None, form: str) -> None:
    """Leave a record out of everything that is shown or counted.

    Example: onrecord decide reject 3f2a.e1 --why "the sentence speaks of 1979"
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        tell([record.reject(id, why=why, by=by)], form)


@command.command()
@click.argument("id")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@options.deciding
@options.shape("text", "json")
@options.record
def correct(
    *, id: str, fields: tuple[str, ...], why: str | None, by: str, record_at: str | None, form: str
) -> None:
    """Put fields of a record right; what was read stays beside them.

    Actors are written by name, dates as 2024-05-13 or 2024-05-13..2024-05-17, places as "Rafah, PSE", words of the
    text as they stand there, lists with commas between. Nothing after the sign takes a value away.

    Example: onrecord decide correct 3f2a.e1 status=cancelled date=2024-05-13
    """
    from onrecord import open_record

    told: dict[str, object] = {}
    for field in fields:
        name, sign, value = field.partition("=")
        if not sign:
            raise click.UsageError(f"{field!r} says no value. Write it as FIELD=VALUE, such as status=cancelled.")
        told[name.strip()] = value.strip()
    with open_record(record_at, create=False) as record:
        tell(record.correct(id, told, why=why, by=by), form)


_about = click.option(
    "--about", type=options.choice(About), default="copy", show_default=True,
    help="Of two reports: whether they are a copy (named first) and its source, or tell one story.",
)  # fmt: skip


@command.command()
@click.argument("one")
@click.argument("other")
@_about
@options.deciding
@options.shape("text", "json")
@options.record
def merge(
    *, one: str, other: str, about: About, why: str | None, by: str, record_at: str | None, form: str
) -> None:
    """Say that two records, or two reports, are the same.

    Example: onrecord decide merge 3f2a.e1 77b0.e4 --why "one strike, told twice"
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        tell([record.merge(one, other, about=about, why=why, by=by)], form)


@command.command()
@click.argument("one")
@click.argument("other")
@_about
@options.deciding
@options.shape("text", "json")
@options.record
def split(
    *, one: str, other: str, about: About, why: str | None, by: str, record_at: str | None, form: str
) -> None:
    """Say that two records, or two reports, are not the same.

    Example: onrecord decide split 3f2a 77b0 --why "both had their own man there"
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        tell([record.split(one, other, about=about, why=why, by=by)], form)


def tell(taken: list[Decision], form: str) -> None:
    """Print the decisions, and how to take them back."""
    if form == "json":
        emit_json(taken)
        return
    for decision in taken:
        click.echo(f"{decision.key}  {says(decision)}")
    say(f"To take it back: onrecord undo {' '.join(str(decision.key) for decision in taken)}")


def says(decision: Decision) -> str:
    """A decision just taken, in one line."""
    other = decision.other.id if decision.other else None
    return decision_says(DecisionLine(decision=decision, id=decision.target.id, other=other, state="stands"))
