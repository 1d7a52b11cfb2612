"""JSON Schemas of what is answered and of what is asked for, from the structs themselves.

msgspec describes its structs too, but no union of structs without tags: an answer is written and never read back
from its JSON, so that rows of several kinds stand in one list without any.
"""

import inspect
from collections.abc import Mapping, Sequence
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import msgspec

Schema = dict[str, Any]
PLACE = "#/components/schemas/"
PLAIN: dict[Any, str] = {
    str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null", date: "string"
}  # fmt: skip


class Schemas:
    """The schemas of types. ``named`` gathers those of the structs, each by its name; a struct that is made for
    other types (``Rows[EventLine]``) has its schema where it is used.

    ``read`` says that JSON is to be read into the structs: what has a default may be left out. What is written
    has every field.

    >>> Schemas().of(tuple[str | None, ...])
    {'type': 'array', 'items': {'type': ['string', 'null']}}
    """

    def __init__(self, *, read: bool = False, named: dict[str, Schema] | None = None) -> None:
        self.named: dict[str, Schema] = {} if named is None else named
        self._read = read
        self._types: dict[str, Any] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type.

        Raises:
            TypeError: no schema is known for it, or another struct has the same name.
        """
        origin, args = get_origin(kind), get_args(kind)
        if kind is Any:
            return {}
        if kind in PLAIN:
            return {"type": PLAIN[kind]}
        if origin is Literal:
            return {"enum": list(args)}
        if origin in (Union, UnionType):
            return _any_of([self.of(one) for one in args])
        if origin is tuple and args[-1] is not ...:
            return {"type": "array", "prefixItems": [self.of(one) for one in args], **_exactly(len(args))}
        if origin in (tuple, list, Sequence):
            return {"type": "array", "items": self.of(args[0])}
        if origin in (dict, Mapping):
            return {"type": "object", "additionalProperties": self.of(args[1])}
        if is_typeddict(kind):
            return self._named(kind)
        if isinstance(origin or kind, type) and issubclass(origin or kind, msgspec.Struct):
            return self._struct(kind, origin) if origin else self._named(kind)
        raise TypeError(f"no schema is known for {kind!r}")

    def _named(self, kind: type) -> Schema:
        name = kind.__name__
        if self._types.setdefault(name, kind) is not kind:
            raise TypeError(f"{kind!r} and {self._types[name]!r} would have one schema, {name}")
        if name not in self.named:
            self.named[name] = {}  # a struct may hold its own kind
            self.named[name] = self._dict(kind) if is_typeddict(kind) else self._struct(kind, kind)
        return {"$ref": PLACE + name}

    def _struct(self, kind: Any, plain: type[msgspec.Struct]) -> Schema:
        fields = msgspec.structs.fields(kind)
        properties = {one.encode_name: self.of(one.type) for one in fields}
        required = [one.encode_name for one in fields if one.required or not self._read]
        tag = plain.__struct_config__.tag
        if tag is not None:
            field = plain.__struct_config__.tag_field or "type"
            properties, required = {field: {"const": tag}, **properties}, [field, *required]
        return _object(plain, properties, required)

    def _dict(self, kind: Any) -> Schema:
        properties = {name: self.of(one) for name, one in get_type_hints(kind).items()}
        return _object(kind, properties, [name for name in properties if name in kind.__required_keys__])


def _object(kind: Any, properties: Schema, required: list[str]) -> Schema:
    told = {"type": "object", "description": inspect.cleandoc(kind.__doc__ or ""), "properties": properties}
    return {**told, "required": required} if required else told


def _exactly(count: int) -> Schema:
    return {"items": False, "minItems": count, "maxItems": count}


def _any_of(schemas: list[Schema]) -> Schema:
    """One of several; those that are nothing but a type come together."""
    plain = [one["type"] for one in schemas if one.keys() == {"type"}]
    names = [name for name in dict.fromkeys(plain) if not (name == "integer" and "number" in plain)]
    together: list[Schema] = [{"type": names[0] if len(names) == 1 else names}] if names else []
    others = [one for one in schemas if one.keys() != {"type"}]
    return together[0] if not others else {"anyOf": [*others, *together]}
