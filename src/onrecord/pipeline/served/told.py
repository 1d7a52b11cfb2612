"""JSON to the record's rows.

Most rows say by themselves what they are. Where a field is one of several structs without a tag, as a step of
a change is an event, a statement or a figure, the ``kind`` beside it, or beside what holds it, says which.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

Row = TypeVar("Row")


def told(row: Any, shape: type[Row], kind: str | None = None) -> Row:
    """What was told in JSON, as a value of this shape; ``kind`` is what holds it.

    >>> from onrecord.store.rows.runs import Outcome
    >>> told({"source": "a.txt", "happened": "added"}, Outcome).happened
    'added'

    Raises:
        msgspec.ValidationError: it has another shape.
    """
    found: Row = _told(row, shape, kind)
    return found


def _told(row: Any, shape: Any, kind: str | None) -> Any:
    if not _ambiguous(shape):
        return msgspec.convert(row, shape)
    parts = get_args(shape)
    if get_origin(shape) in (UnionType, Union):
        return None if row is None else _told(row, _of_kind(parts, kind), kind)
    if get_origin(shape) is tuple:
        return tuple(_told(one, parts[0], kind) for one in row)
    if not isinstance(row, Mapping):
        raise msgspec.ValidationError(f"Expected `object`, got {row!r}")
    kind = row.get("kind", kind)
    fields = _fields(shape)
    return shape(**{name: _told(value, fields[name], kind) for name, value in row.items() if name in fields})


def _of_kind(shapes: tuple[Any, ...], kind: str | None) -> Any:
    """Of several shapes the one of this kind: ``EventLine``, or ``Event``, for an event."""
    found = [shape for shape in shapes if shape is not type(None)]
    named = [shape for shape in found if shape.__name__.removesuffix("Line").lower() == kind]
    if len(found) > 1 and not named:
        raise msgspec.ValidationError(f"Expected one of several structs, got the kind {kind!r}")
    return (named or found)[0]


@cache
def _ambiguous(shape: Any) -> bool:
    """Whether a value of this shape does not say by itself what it is."""
    if get_origin(shape) is Literal:
        return False
    try:
        msgspec.json.Decoder(shape)
    except TypeError:
        return True
    return False


@cache
def _fields(shape: type[Any]) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)
