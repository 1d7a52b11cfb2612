"""The lines of a PDF's pages, taken by a process of its own: whatever the file does costs that process alone.

Started as a program (:data:`PROGRAM`): a PDF comes in on its standard input, one msgpack message goes out on its
standard output, :class:`Found`. The library's limits hold (how far a stream unpacks, how deep and long the
trees of the file are), and the system's: processor time and memory.
"""

import logging
import os
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any

import msgspec

PROGRAM = "from onrecord.intake.pdf_lines import main; main()"
SECONDS = 30
"""Of processor time; a hundred pages take three."""
MEMORY = 1_000_000_000
MOST_PAGES = 500
LONGEST = 20_000_000
"""Characters of all pages together."""


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of a page: where its first letter stands, from the page's left and bottom edge, and how large it is,
    all in points."""

    text: str
    x: float
    y: float
    size: float


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of each page in reading order; or, in one word, why there are none. ``images`` counts the pages
    that hold a picture."""

    pages: tuple[tuple[Line, ...], ...] = ()
    images: int = 0
    refused: str | None = None
    said: str = ""


def main() -> None:
    """Read one PDF from the standard input."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)  # the library warns of each small fault; what matters is said by us
    raw = sys.stdin.buffer.read()
    _limit()
    try:
        found = lines_of(raw)
    except MemoryError:
        found = Found(refused="memory")
    except RecursionError:
        found = Found(refused="broken", said="it is nested too deeply")
    except Exception as error:
        found = Found(refused="broken", said=" ".join(str(error).split())[:200])
    with answers:
        answers.write(msgspec.msgpack.encode(found))


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def lines_of(raw: bytes) -> Found:
    """The lines of every page, or why there are none."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except (DependencyError, NotImplementedError):
            opened = False
        if not opened:
            return Found(refused="encrypted")
    if len(reader.pages) > MOST_PAGES:
        return Found(refused="pages", said=f"{len(reader.pages):,}")
    pages: list[tuple[Line, ...]] = []
    length = images = 0
    for page in reader.pages:
        lines = _lines(page)
        pages.append(lines)
        length += sum(len(line.text) for line in lines)
        images += not lines and _has_image(page)
        if length > LONGEST:
            return Found(refused="long")
    return Found(pages=tuple(pages), images=images)


def _lines(page: Any) -> tuple[Line, ...]:
    """The page's text as the library orders it, with the place of each line."""
    lines: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None

    def end_line() -> None:
        nonlocal place
        text = " ".join("".join(words).replace("\f", " ").split())
        if text:
            lines.append(Line(text, *(place or (0.0, 0.0, 0.0))))
        words.clear()
        place = None

    def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        nonlocal place
        for i, piece in enumerate(text.split("\n")):
            if i:
                end_line()
            if piece.strip() and place is None:
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
                place = (round(x, 1), round(y, 1), round(abs(size) * scale, 1))
            words.append(piece)

    page.extract_text(visitor_text=take)
    end_line()
    return tuple(lines)


def _has_image(page: Any) -> bool:
    """Whether pictures stand on the page; where nobody can tell, not."""
    with suppress(Exception):
        objects = page["/Resources"]["/XObject"].get_object()
        return any(objects[name].get_object().get("/Subtype") == "/Image" for name in list(objects)[:50])
    return False
