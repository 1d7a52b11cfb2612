"""JSON Schemas are what msgspec writes and reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Generic, Literal, TypedDict, TypeVar

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]

from onrecord.serve.schemas import Schemas

Row = TypeVar("Row")


class Leaf(msgspec.Struct, kw_only=True):
    """A leaf."""

    name: str
    since: str | None = msgspec.field(name="from", default=None)


class Branch(msgspec.Struct, kw_only=True):
    """A branch, with what grows on it."""

    grows: tuple["Leaf | Branch", ...] = ()
    at: tuple[int, float] = (0, 0.0)


class Rows(msgspec.Struct, Generic[Row], kw_only=True):
    """Some rows."""

    rows: tuple[Row, ...]


class Tagged(msgspec.Struct, tag_field="kind", tag="tagged"):
    """With a tag."""


class Options(TypedDict, total=False):
    """What may be given."""

    day: str | date


def valid(kind: Any, told: object, *, read: bool = False) -> bool:
    schemas = Schemas(read=read)
    schema = schemas.of(kind)
    whole = {**schema, "components": {"schemas": schemas.named}}
    Draft202012Validator.check_schema(whole)
    try:
        Draft202012Validator(whole).validate(msgspec.json.decode(msgspec.json.encode(told)))
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "told", "wrong"),
    [
        (str | None, None, 3),
        (int | float | None, 2.5, "2.5"),
        (Literal["day", "week"] | None, "week", "year"),
        (bool, True, None),
        (date, date(2024, 3, 27), 20240327),
        (tuple[str, ...], ("a", "b"), ("a", 1)),
        (tuple[int, str], (1, "a"), (1, "a", "b")),
        (list[int], [1], 1),
        (dict[int, str], {1: "a"}, {1: 1}),
        (Mapping[str, tuple[str, ...]], {"a": ("b",)}, ["a"]),
        (Leaf, Leaf(name="oak"), {"name": "oak"}),
        (Branch, Branch(grows=(Leaf(name="oak"), Branch())), {"grows": [{"name": "oak"}], "at": [0, 0]}),
        (Leaf | Branch | None, Branch(), {}),
        (Rows[Leaf | Branch], Rows(rows=(Leaf(name="oak"), Branch())), {"rows": [{}]}),
        (Tagged, Tagged(), {"kind": "another"}),
        (Options, Options(day="2024"), {"day": 2024}),
        (Any, {"anything": [1]}, None),
    ],
)
def test_a_schema_holds_what_is_written_and_nothing_else(kind: Any, told: object, wrong: object) -> None:
    assert valid(kind, told)
    assert kind is Any or not valid(kind, wrong)


def test_what_is_read_may_leave_out_what_has_a_default() -> None:
    assert valid(Leaf, {"name": "oak"}, read=True)
    assert not valid(Leaf, {"from": "2024"}, read=True)


def test_a_struct_is_told_by_its_name_with_its_own_words() -> None:
    schemas = Schemas()
    assert schemas.of(tuple[Leaf, ...]) == {"type": "array", "items": {"$ref": "#/components/schemas/Leaf"}}
    assert schemas.named["Leaf"]["description"] == "A leaf."
    assert schemas.named["Leaf"]["required"] == ["name", "from"]


def test_two_structs_of_one_name_are_refused() -> None:
    schemas = Schemas()
    schemas.of(Leaf)
    with pytest.raises(TypeError, match="would have one schema, Leaf"):
        schemas.of(msgspec.defstruct("Leaf", []))


def test_a_type_that_is_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match="no schema is known"):
        Schemas().of(complex)
