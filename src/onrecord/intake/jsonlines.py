"""JSON lines: one report a line, as objects with id, text, title, url, publisher, published, or as ninjs items."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.errors import NoArticle, NotText, ReportError, TooLarge
from onrecord.intake import ninjs
from onrecord.intake.arriving import arrive
from onrecord.intake.decoding import decode
from onrecord.intake.mojibake import set_right
from onrecord.model import Arrival, Particulars, Repair

LOOKED_AT = 65_536
"""Characters in which JSON lines show themselves."""

Item = Arrival | ReportError


def looks_so(text: str) -> bool:
    """Whether most lines open an object and one of the first is one; a broken line among them is no matter."""
    if not text[:64].lstrip().startswith(("{", "[")):
        return False
    head = text[:LOOKED_AT]
    whole = head if len(text) <= LOOKED_AT else head.rpartition("\n")[0]
    lines = [line.strip() for line in (whole or text).split("\n") if line.strip()][:20]
    objects = [line for line in lines if line.startswith("{") and is_object(line)]
    return bool(objects) or (len(text) <= 50_000_000 and is_object(text))


def is_object(line: str) -> bool:
    """Whether this is an object, or a list of some."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(found, dict) or (isinstance(found, list) and bool(found) and isinstance(found[0], dict))


def read(text: str, *, source: str, told: Particulars, repairs: tuple[Repair, ...] = ()) -> Iterator[Item]:
    """One arrival a line, in order, or in its place the error that says what is wrong with the line.

    A file that is one object, or one list of objects, over many lines is read as well.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > 1 and not is_object(lines[0][1]) and is_object(text):
        found = msgspec.json.decode(text)
        for number, one in enumerate(found if isinstance(found, list) else [found], 1):
            yield _one(one, source=source, number=number, told=told)
        return
    for number, line in lines:
        yield from _line(line, source=source, number=number, told=told)


def lines_of(
    lines: Iterable[bytes], *, source: str, told: Particulars, max_bytes: int, first: int = 1
) -> Iterator[Item]:
    """The same from a stream of lines, for files larger than memory, or from the ``first`` line of a slice on;
    each line on its own may be too large."""
    for number, line in enumerate(lines, first):
        if len(line) > max_bytes:
            yield TooLarge(
                f"{len(line):,} bytes, and the limit is {max_bytes:,}.",
                where=f"{source}:{number}",
                remedy="Raise max_bytes, or split the report.",
            )
        elif line.strip():
            try:
                text, _ = decode(line, source=f"{source}:{number}")
            except ReportError as error:
                yield error
            else:
                yield from _line(text, source=source, number=number, told=told)


def _line(line: str, *, source: str, number: int, told: Particulars) -> Iterator[Item]:
    where = f"{source}:{number}"
    try:
        found = msgspec.json.decode(line.strip())
    except (msgspec.DecodeError, RecursionError) as error:
        yield NotText(f"The line is no JSON ({error}).", where=where, remedy="Mend the line; the others are read.")
        return
    for one in found if isinstance(found, list) else [found]:
        yield _one(one, source=source, number=number, told=told)


def _one(one: Any, *, source: str, number: int, told: Particulars) -> Item:
    item = isinstance(one, dict) and ninjs.is_item(one)
    given = one.get("uri" if item else "id") if isinstance(one, dict) else None
    where = f"{source}#{given}" if given not in (None, "") else f"{source}:{number}"
    if item:
        return ninjs.read(one, source=where, told=told)
    if not isinstance(one, dict) or not isinstance(one.get("text"), str):
        what = 'has no "text"' if isinstance(one, dict) else "is no object"
        return NoArticle(
            f"Line {number} {what}.", where=where, remedy='A report is an object with "text" and, if known, '
            '"id", "title", "url", "publisher", "published".',
        )  # fmt: skip
    try:
        text, repairs = set_right(one["text"])
        found = Particulars(
            title=_said(one, "title"), url=_said(one, "url"), publisher=_said(one, "publisher"),
            published=_said(one, "published"),
        )  # fmt: skip
        return arrive(
            text, source=where, told=told, found=found, modified=_said(one, "modified"), repairs=repairs,
            given_id=None if given in (None, "") else str(given),
        )  # fmt: skip
    except ReportError as error:
        return error


def _said(one: dict[str, Any], name: str) -> str | None:
    value = one.get(name)
    return str(value).strip() or None if isinstance(value, str | int | float) else None
