"""``onrecord accounts``: who may open the record where it is served."""

import click

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.pipeline.wording import joined
from onrecord.store.access.rows import Role


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Who may open the record where it is served: add, change, close, list; tokens for programs.

    A reader reads; a reviewer decides too, and keeps searches; an owner adds reports too, and keeps the accounts.

    Example: onrecord accounts add ana --role reviewer
    """


_role = options.choice(Role)


@command.command()
@click.argument("name")
@click.option("--role", type=_role, default="reader", show_default=True)
@click.option("--no-password", is_flag=True, help="For programs: tokens alone open it.")
@options.record
def add(*, name: str, role: Role, no_password: bool, record_at: str | None) -> None:
    """Make an account; the password is asked for.

    Example: onrecord accounts add ana --role owner
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        record.access.add(name, role, password=None if no_password else _password())
    say(f"{name} is {role} now.")


@command.command()
@click.argument("name")
@click.option("--role", type=_role)
@click.option("--password", is_flag=True, help="Ask for a new one.")
@options.record
def change(*, name: str, role: Role | None, password: bool, record_at: str | None) -> None:
    """Give an account another role or password; it has to log in again.

    Example: onrecord accounts change ana --role reader
    """
    from onrecord import open_record

    if role is None and not password:
        raise click.UsageError("Say what is to change: --role ROLE, --password.")
    with open_record(record_at, create=False) as record:
        record.access.change(name, role=role, password=_password() if password else None)
    say(f"{name} is changed.")


@command.command()
@click.argument("name")
@options.record
def close(*, name: str, record_at: str | None) -> None:
    """Close an account: nothing opens it from now on. What it decided stays.

    Example: onrecord accounts close ana
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        record.access.close(name)
    say(f"{name} is closed.")


@command.command("list")
@options.record
def list_(*, record_at: str | None) -> None:
    """All accounts, with their tokens' numbers.

    Example: onrecord accounts list
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        for line in record.access.accounts():
            tokens = ", ".join(f"token {number} {label}".rstrip() for number, label in line.tokens.items())
            closed = f"closed {line.closed_at}" if line.closed_at else ""
            click.echo(joined(line.name, line.role, closed, "" if line.password else "no password", tokens))


@command.command()
@click.argument("name")
@click.option("--label", metavar="WORDS", help="What it is for.")
@click.option("--days", type=click.IntRange(min=1), help="How long it holds.  [default: until it is ended]")
@options.record
def token(*, name: str, label: str | None, days: int | None, record_at: str | None) -> None:
    """Make a token, and print it this once: programs send it as "Authorization: Bearer TOKEN".

    Example: onrecord accounts token robot --label nightly --days 90
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        click.echo(record.access.token(name, label=label, days=days))


@command.command("end-token")
@click.argument("number", type=int)
@options.record
def end_token(*, number: int, record_at: str | None) -> None:
    """Have a token open nothing from now on, by its number.

    Example: onrecord accounts end-token 3
    """
    from onrecord import open_record

    with open_record(record_at, create=False) as record:
        record.access.end_token(number)
    say(f"Token {number} is ended.")


def _password() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
