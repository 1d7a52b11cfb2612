"""Writes the references that come from the code: docs/cli.md and docs/record.md.

    python docs/reference.py

A test fails where they lag behind.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import click
import msgspec

from onrecord import model
from onrecord.cli import VERBS, onrecord

DOCS = Path(__file__).parent
SHAPES = (
    model.Reading,
    model.Report,
    model.Repair,
    model.Passage,
    model.Damage,
    model.Actor,
    model.Role,
    model.Event,
    model.Statement,
    model.Figure,
    model.Vote,
    model.MemberVote,
    model.Change,
    model.When,
    model.Place,
    model.Copy,
    model.Alteration,
    model.Decision,
    model.Anchor,
    model.TextPositionSelector,
    model.TextQuoteSelector,
)


def cli() -> str:
    """Every verb's help, as it prints it."""
    parts = [
        "# The command line\n",
        "Exit codes: 0 all went well; 1 it could not be done; 2 the call's words are off; 3 done, but some",
        "reports went to quarantine. Standard output holds nothing but what was asked for.\n",
    ]
    context = click.Context(onrecord, info_name="onrecord")
    for verb in VERBS:
        command = onrecord.get_command(context, verb)
        assert command is not None
        parts += _helped(f"onrecord {verb}", command)
    return "\n".join(parts)


def _helped(called: str, command: click.Command) -> Iterator[str]:
    """A verb's help, and that of the verbs below it."""
    context = click.Context(command, info_name=called, terminal_width=100, **command.context_settings)
    yield f"## {called}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _helped(f"{called} {name}", below)


def record() -> str:
    """Every struct of the model, field by field, under the names of the JSON."""
    parts = [
        "# The record, field by field\n",
        "The JSON of a reading (`onrecord read REPORT --format json`). Every offset is a pair `[start, end)` of",
        "Unicode code points into `report.text`. What the text does not say is `null` or an empty list.\n",
    ]
    for shape in SHAPES:
        parts.append(f"## {shape.__name__}\n\n{inspect.getdoc(shape)}\n")
        parts.append("| field | holds |\n|---|---|")
        hints = get_type_hints(shape)
        for field in msgspec.structs.fields(shape):
            parts.append(f"| `{field.encode_name}` | {_told(hints[field.name])} |")
        parts.append("")
    return "\n".join(parts)


def _told(kind: object) -> str:
    """A type as a person would write it."""
    text = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__args__") else str(kind)
    for old, new in (
        ("typing.", ""),
        ("onrecord.model.", ""),
        ("NoneType", "null"),
        ("None", "null"),
        ("tuple[int, int]", "span"),
        (", ...", ""),
        ("tuple[", "list["),
    ):
        text = text.replace(old, new)
    for shape in SHAPES:
        module = shape.__module__.removeprefix("onrecord.model.")
        text = text.replace(f"{module}.{shape.__name__}", shape.__name__)
    return text.replace("|", "or").replace("Literal[", "one of [").replace("  ", " ")


REFERENCES = {"cli.md": cli, "record.md": record}

if __name__ == "__main__":
    for name, write in REFERENCES.items():
        (DOCS / name).write_text(write(), encoding="utf8")
