"""``/help/api``: what programs can ask and are answered, as the OpenAPI document has it, without any other host's
help."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar.di import NamedDependency

from onrecord.serve.page import page
from onrecord.serve.schemas import PLACE, Schema


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter of an address: where it stands (query, path, body), and what it means."""

    name: str
    where: str
    says: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: with this status, and of this kind, in words; nothing where it has no body."""

    status: int
    says: str
    kind: str = ""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be asked, or done, by whoever has the role."""

    method: str
    address: str
    says: str
    role: str
    parameters: tuple[Asked, ...] = ()
    answers: tuple[Told, ...] = ()


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of thing that answers are made of: each field with its kind in words."""

    name: str
    says: str
    fields: dict[str, str]


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, by address; ``shapes`` are by name."""

    calls: tuple[Call, ...]
    shapes: tuple[Shape, ...]


@page("/help/api", title="", template="interface.html")
def interface(described: NamedDependency[dict[str, Any]]) -> Interface:
    """What programs can ask, and what they are answered."""
    return Interface(
        calls=tuple(
            Call(
                method=method.upper(),
                address=address,
                says=told["description"],
                role=told["x-role"],
                parameters=tuple(_asked(told)),
                answers=tuple(_told(told)),
            )
            for address, methods in sorted(described["paths"].items())
            for method, told in methods.items()
        ),
        shapes=tuple(
            Shape(
                name=name,
                says=schema["description"],
                fields={field: worded(kind) for field, kind in schema["properties"].items()},
            )
            for name, schema in sorted(described["components"]["schemas"].items())
        ),
    )


def worded(schema: Schema) -> str:
    """The kind of thing that a schema describes, in words.

    >>> worded({"type": "array", "items": {"anyOf": [{"$ref": f"{PLACE}EventLine"}, {"type": "null"}]}})
    'list of (EventLine or null)'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(PLACE)
    if several := schema.get("anyOf"):
        return " or ".join(map(worded, several))
    if values := schema.get("enum"):
        return " | ".join(map(str, values))
    if parts := schema.get("prefixItems"):
        return f"[{', '.join(map(worded, parts))}]"
    if fields := schema.get("properties"):
        return ", ".join(f"{name}: {worded(kind)}" for name, kind in fields.items())
    if "items" in schema:
        return f"list of {_apart(worded(schema['items']))}"
    if "additionalProperties" in schema:
        return f"{_apart(worded(schema['additionalProperties']))} by name"
    kinds = schema.get("type", schema.get("const", "anything"))
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _apart(words: str) -> str:
    return f"({words})" if " or " in words or " | " in words else words


def _asked(told: dict[str, Any]) -> Iterator[Asked]:
    for one in told.get("parameters", ()):
        yield Asked(name=one["name"], where=one["in"], says=one.get("description", ""))
    for media, one in told.get("requestBody", {}).get("content", {}).items():
        yield Asked(name=worded(one["schema"]), where="body", says=media)


def _told(told: dict[str, Any]) -> Iterator[Told]:
    for status, one in told["responses"].items():
        kinds = [worded(content["schema"]) for content in one.get("content", {}).values()]
        yield Told(status=int(status), says=one["description"], kind="".join(kinds))
