"""What can be typed after ``onrecord``, and how each shell is told: one file a shell.

In: the click commands. Out: a script that holds every verb, option and choice, so that completing starts no
program and is there at once. Promise: what the script offers is what the commands take, as of the day it was
written.
"""

from collections.abc import Iterable, Iterator, Mapping
from shlex import quote
from typing import Literal

import click
import msgspec

Takes = Literal["nothing", "words", "files", "anything"]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """An option: its names, the first line of its help, what it takes, and which words where it takes those."""

    names: list[str]
    says: str
    takes: Takes
    words: list[str]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the line: after ``onrecord`` and these verbs ("/accounts/add"; "" after none).

    ``verbs`` are those that go on from here with what they do, ``words`` the choices of its arguments, ``files``
    says whether it takes names of files.
    """

    at: str
    verbs: dict[str, str]
    options: list[Option]
    words: list[str]
    files: bool


def spots(command: click.Command, context: click.Context, told: Mapping[str, str], at: str = "") -> Iterator[Spot]:
    """This verb's place, and those of the verbs below it; ``told`` says what verbs do better than their help."""
    below = (
        {name: command.get_command(context, name) for name in command.list_commands(context)}
        if isinstance(command, click.Group)
        else {}
    )
    taken = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Argument)]
    yield Spot(
        at=at,
        verbs={
            name: told.get(name) or each.get_short_help_str(80) for name, each in below.items() if each is not None
        },
        options=[_option(each) for each in command.get_params(context) if isinstance(each, click.Option)],
        words=[word for each in taken for word in _words(each)],
        files=any(_takes(each) == "files" for each in taken),
    )
    for name, each in below.items():
        if each is not None:
            inside = click.Context(each, parent=context, info_name=name, **each.context_settings)
            yield from spots(each, inside, {}, f"{at}/{name}")


def after_options(spots: Iterable[Spot]) -> Iterator[tuple[str, Option]]:
    """Each option that takes something, behind the pattern of a shell's ``case`` for the place and the word before
    what is typed: any of its names there."""
    for spot in spots:
        for option in spot.options:
            if option.takes != "nothing":
                yield "|".join(quote(f"{spot.at} {name}") for name in option.names), option


def _option(option: click.Option) -> Option:
    return Option(
        names=[*option.opts, *option.secondary_opts],
        says=(option.help or "").split("  [")[0].split("\n")[0],
        takes="nothing" if option.is_flag or option.count else _takes(option),
        words=_words(option),
    )


def _words(parameter: click.Parameter) -> list[str]:
    return [str(word) for word in parameter.type.choices] if isinstance(parameter.type, click.Choice) else []


def _takes(parameter: click.Parameter) -> Takes:
    if isinstance(parameter.type, click.Choice):
        return "words"
    named = parameter.metavar or ""
    if isinstance(parameter.type, click.Path | click.File) or named.startswith(("PATH", "FILE", "FOLDER")):
        return "files"
    return "anything"
