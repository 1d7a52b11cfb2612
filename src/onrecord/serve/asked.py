"""What a request asks for: the filters of the record's lists, and which of the rows."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from litestar.di import NamedDependency
from litestar.params import Parameter, SkipValidation

from onrecord.errors import RecordError
from onrecord.pipeline.record import Record
from onrecord.store import Filters

Row = TypeVar("Row")
SIZE = 50
MOST = 200

Text = str | None


def asked(
    *,
    q: Annotated[Text, Parameter(description='Words and fields: "called off" actor:Novak -budget.')] = None,
    actor: Annotated[Text, Parameter(description="A name in any form, or a PLOVER code.")] = None,
    speaker: Annotated[Text, Parameter(description="Who says it: a name, a code, or the text's words.")] = None,
    addressee: Annotated[Text, Parameter(description="To whom it is said: a name or a code.")] = None,
    place: Annotated[Text, Parameter(description="A place's name, or a country's code.")] = None,
    since: Annotated[Text, Parameter(description="From this day, month or year on.")] = None,
    until: Annotated[Text, Parameter(description="To this day, month or year.")] = None,
    type: Annotated[Text, Parameter(description="Types or kinds, separated by commas.")] = None,
    status: Annotated[Text, Parameter(description="Statuses, separated by commas.")] = None,
    about: Annotated[Text, Parameter(description="Words that the evidence has.")] = None,
    publisher: Annotated[Text, Parameter(description="Part of the publisher's name.")] = None,
    min_confidence: Annotated[Text, Parameter(description="The least confidence, from 0 to 1.")] = None,
    newest: Annotated[bool, Parameter(description="The latest first.")] = False,
) -> Filters:
    """The filters of a request; an empty field of a form is none.

    Raises:
        RecordError: the least confidence is no number from 0 to 1.
    """
    told = Filters(
        query=q, actor=actor, speaker=speaker, addressee=addressee, place=place, since=since, until=until,
        type=type, status=status, about=about, publisher=publisher, min_confidence=_confidence(min_confidence),
        newest=newest or None,
    )  # fmt: skip
    found: Filters = {}
    found.update({name: value for name, value in told.items() if value not in (None, "")})  # type: ignore[typeddict-item]
    return found


def _confidence(told: str | None) -> float | None:
    try:
        found = float(told) if told else None
    except ValueError:
        found = -1.0
    if found is not None and not 0 <= found <= 1:
        raise RecordError(f"{told!r} is no confidence.", remedy="Write a number from 0 to 1.")
    return found


Of = NamedDependency[Record]
"""The record, as a page takes it."""
Asked = NamedDependency[SkipValidation[Filters]]
"""The filters, as a page takes them: they were looked at when they were made."""


class Which(msgspec.Struct, frozen=True):
    """Which rows of a list: ``size`` of them, after the first ``start``."""

    start: int = 0
    size: int = SIZE


Window = NamedDependency[Which]


def window(
    cursor: Annotated[Text, Parameter(description="The `next` of the rows before.")] = None,
    size: Annotated[int, Parameter(ge=1, le=MOST, description="At most so many rows.")] = SIZE,
) -> Which:
    """The rows that a request asks for.

    Raises:
        RecordError: the cursor is not one of ours.
    """
    return Which(start=_start(cursor) if cursor else 0, size=size)


class Rows(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """Some rows of a list. ``next`` is the cursor of those that follow, None where none do."""

    rows: tuple[Row, ...]
    next: str | None = None


def rows(ask: Any, asked: Filters, window: Which) -> Rows[Any]:
    """The window's rows of a list of the record (``record.timeline``)."""
    return cut(ask(**most(asked, window.start + window.size + 1)), window)


def most(asked: Filters, limit: int) -> Filters:
    """The same filters, for at most so many rows."""
    return {**asked, "limit": limit}


def cut(lines: Iterable[Row], window: Which) -> Rows[Row]:
    """The window's rows of these lines."""
    found = tuple(islice(lines, window.start, window.start + window.size + 1))
    more = len(found) > window.size
    return Rows(rows=found[: window.size], next=cursor_at(window.start + window.size) if more else None)


def cursor_at(start: int) -> str:
    """The cursor of the rows after the first ``start``."""
    return base64.urlsafe_b64encode(f"rows {start}".encode()).decode().rstrip("=")


def _start(cursor: str) -> int:
    try:
        told = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        word, start = told.split()
        if word == "rows" and start.isdecimal() and start.isascii() and len(start) < 12:
            return int(start)
    except (binascii.Error, ValueError):
        pass
    raise RecordError(f"there is no cursor {cursor!r}.", remedy="Use the `next` of the rows before, as it came.")


def given(asked: Filters) -> Iterator[tuple[str, str]]:
    """The filters that are set, under the names that a request has for them."""
    for name, value in asked.items():
        yield ("q" if name == "query" else name), str(value)
