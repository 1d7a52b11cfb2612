"""Writes the references that come from the code: docs/cli.md, docs/record.md and docs/rest-reference.md.

    python docs/reference.py

A test fails where they lag behind.
"""

import inspect
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import click
import msgspec

from onrecord import model
from onrecord.cli import VERBS, onrecord
from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from onrecord.serve.pages.interface import Asked, Call, Interface, Shape, interface

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


def _helped(called: str, command: click.Command, above: Mapping[str, Any] = MappingProxyType({})) -> Iterator[str]:
    """A verb's help, and that of the verbs below it, which take over the settings of those ``above``."""
    settings = {**above, **command.context_settings}
    context = click.Context(command, info_name=called, terminal_width=88, **settings)
    yield f"## {called}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _helped(f"{called} {name}", below, settings)


def record() -> str:
    """Every struct of the model, field by field, under the names of the JSON."""
    parts = [
        "# The record, field by field\n",
        "The JSON of a reading (`onrecord read REPORT --format json`). Every offset is a pair `[start, end)` of",
        "Unicode code points into `report.text`, and `report.text[start:end]` is the evidence, to the letter.",
        "What the text does not say is `null` or an empty list. Dates are ISO 8601, first and last day inclusive.",
        "`confidence` is a probability: of the records given .8, eight in ten should be right; lists show those",
        "from .5 on. Fields may be added; none is renamed or dropped without a new `schema` number.\n",
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


def rest() -> str:
    """Every address that programs can ask, and what the answers are made of, as the OpenAPI document has it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        open_record(file).close()
        asked: Interface = interface.ask(make_app(file).described)
    shared = _shared(asked.calls)
    names = {shape.name for shape in asked.shapes}
    parts = [
        "# REST, address by address\n",
        "What a served record answers programs, from the document at `/openapi.json`. [How to ask it](rest.md),",
        "and [who may do what](access.md). Any call may be answered with 401 or 403 and a [Refusal](#refusal), a",
        "wrong one with 400, an unknown id with 404.\n",
        "## Parameters of lists\n",
        "| parameter | means |\n|---|---|",
        *(f"| `{one.name}` | {_cell(one.says)} |" for one in shared),
        "",
        "## Addresses\n",
        *(line for call in asked.calls for line in _called(call, shared, names)),
        "## What answers are made of\n",
        *(line for shape in asked.shapes for line in _shaped(shape, names)),
    ]
    return "\n".join(parts)


def _shared(calls: tuple[Call, ...]) -> list[Asked]:
    """The parameters that three calls or more have with the same meaning, in the order in which they come."""
    found: dict[Asked, int] = {}
    for call in calls:
        for one in call.parameters:
            found[one] = found.get(one, 0) + 1
    return [one for one, times in found.items() if times >= 3 and one.where == "query"]


def _called(call: Call, shared: list[Asked], names: set[str]) -> Iterator[str]:
    says = call.says if " " in call.says else ""  # one word says no more than the address
    role = "" if call.role == "reader" else f"For the role {call.role}."
    yield f"### {call.method} {call.address}\n"
    if says or role:
        yield f"{says} {role}".strip() + "\n"
    if plain := [one for one in shared if one in call.parameters]:
        listed = ", ".join(f"`{one.name}`" for one in plain)
        yield "Takes [all of the above](#parameters-of-lists).\n" if plain == shared else f"Takes {listed}.\n"
    if own := [one for one in call.parameters if one not in shared]:
        yield "| takes | where | means |\n|---|---|---|"
        for one in own:
            name = _kind(one.name, names) if one.where == "body" else f"`{one.name}`"
            yield f"| {name} | {one.where} | {_cell(one.says)} |"
        yield ""
    for one in call.answers:
        if one.status < 300 and one.kind:
            yield f"Answers {one.status} with {_kind(one.kind, names)}.\n"


def _shaped(shape: Shape, names: set[str]) -> Iterator[str]:
    yield f"### {shape.name}\n\n{_cell(shape.says)}\n"
    yield "| field | holds |\n|---|---|"
    yield from (f"| `{name}` | {_kind(kind, names)} |" for name, kind in shape.fields.items())
    yield ""


def _kind(words: str, names: set[str]) -> str:
    """The kind of a value, with a link to each shape that is named in it."""
    return re.sub(
        r"\w+", lambda word: f"[{word[0]}](#{word[0].lower()})" if word[0] in names else word[0], _cell(words)
    )


def _cell(words: str) -> str:
    """In one line, with nothing in it that a table or Markdown would take for its own."""
    return " ".join(words.split()).replace(" | ", ", ").replace("|", "\\|").replace("<", "&lt;")


REFERENCES = {"cli.md": cli, "record.md": record, "rest-reference.md": rest}

if __name__ == "__main__":
    for name, write in REFERENCES.items():
        (DOCS / name).write_text(write(), encoding="utf8")
