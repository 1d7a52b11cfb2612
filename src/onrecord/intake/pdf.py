"""PDF with a text layer: its lines put together to paragraphs, its pages told apart.

A form feed stands in the text where a page ends, as it does in text made for printers, so that
:meth:`~onrecord.model.Report.page_of` can say on which page an offset is. Within a paragraph it stands in place of
the space between two words. No letter is put in; a hyphen at a line's end goes only where the document writes the
word without it elsewhere, and then a repair says so.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import BinaryIO, NamedTuple

import msgspec

from onrecord.errors import NoArticle, NotText, ReportError, TooLarge
from onrecord.intake.arriving import arrive
from onrecord.intake.mojibake import set_right
from onrecord.intake.pdf_lines import MOST_PAGES, PROGRAM, SECONDS, Found, Line
from onrecord.model import Arrival, Particulars, Repair

PATIENCE = 4 * SECONDS
"""Seconds by the clock; other work may keep the machine busy."""
LEAST = 15
"""Words; a PDF with fewer has no text layer to speak of."""
EDGE = 3
"""Lines at a page's top and bottom among which running heads and page numbers stand."""
LONGEST_WORD = 60
OFTEN = 3
"""Pages with the same line at an edge, from which on it is none of the text."""
LONGEST_HEAD = 120
UNKNOWN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
HYPHEN = re.compile(r"(\w+)[-\u2010\u00ad]$")
STOPPED = re.compile(r"[.!?…:][\"”’')\]]*$")
BULLET = re.compile(r"[•▪◦■●–—*]\s")
DIGITS = re.compile(r"\d+")
NUMBER_ALONE = re.compile(r"(?:page |- |p\. ?)?#(?: of #| ?/ ?#| -)?")


def looks_so(head: bytes) -> bool:
    """Whether the file says so within its first kilobyte, where readers of PDFs look for it."""
    return b"%PDF-" in head[:1024] and not head.lstrip().startswith((b"<", b"{", b"["))


def read(file: BinaryIO, *, source: str, told: Particulars, max_bytes: int) -> Iterator[Arrival | ReportError]:
    """One arrival, or the error that says why the file can't be read."""
    raw = file.read(max_bytes + 1)
    try:
        if len(raw) > max_bytes:
            raise TooLarge(
                f"More than {max_bytes:,} bytes, the limit for a report.", where=source,
                remedy="Export its text, or raise max_bytes in the settings.",
            )  # fmt: skip
        yield _arrival(_pages(raw, source), source=source, told=told)
    except ReportError as error:
        yield error


def _pages(raw: bytes, source: str) -> Found:
    """What a process of its own finds in the file.

    Raises:
        ReportError: it refuses the file, dies of it or takes too long.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=raw, capture_output=True, timeout=PATIENCE, check=False
        )
        found = msgspec.msgpack.decode(ended.stdout, type=Found)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(
            f"To read the PDF took more than {PATIENCE} seconds.", where=source, remedy="Export its text."
        ) from error
    except msgspec.DecodeError as error:
        raise TooLarge(
            f"The PDF took more than {SECONDS} seconds or more memory than a report may.", where=source,
            remedy="Export its text.",
        ) from error  # fmt: skip
    if found.refused:
        raise _refusal(found, source)
    return found


def _refusal(found: Found, source: str) -> ReportError:
    match found.refused:
        case "encrypted":
            return NotText("The PDF is locked with a password.", where=source, remedy="Save it without one.")
        case "pages":
            what = f"The PDF has {found.said} pages, and {MOST_PAGES} are the limit."
            return TooLarge(what, where=source, remedy="Split it.")
        case "memory" | "long":
            return TooLarge("The PDF unpacks to more than a report may.", where=source, remedy="Export its text.")
    return NotText(f"The PDF is broken ({found.said or 'nothing can be read'}).", where=source,
                   remedy="Save it anew, or export its text.")  # fmt: skip


def _arrival(found: Found, *, source: str, told: Particulars) -> Arrival:
    pages = _without_furniture(found.pages)
    words = [word for page in pages for line in page for word in line.text.split()]
    letters = "".join(words)
    if len(words) < LEAST:
        pictures = f", pictures on {found.images} of its {len(found.pages)} pages" if found.images else ""
        raise NoArticle(
            f"The PDF holds no text to speak of ({len(words)} words{pictures}).", where=source,
            remedy="Where it was scanned, put it through a program that recognises its letters (OCR).",
        )  # fmt: skip
    if len(UNKNOWN.findall(letters)) > 0.1 * len(letters):
        raise NotText(
            "The PDF doesn't tell which letters its text is of.", where=source,
            remedy="Put it through a program that recognises its letters (OCR).",
        )  # fmt: skip
    text, joined = _written(pages)
    text, repairs = set_right(text, tuple(joined))
    return arrive(text, source=source, told=told, repairs=repairs)


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without the lines at their tops and bottoms that come again on other
    pages, numbers in them aside."""
    counts: Counter[str] = Counter()
    again: set[str] = set()
    outermost: set[str] = set()
    for page in pages:
        edges = _edges(page)
        counts.update({_key(line) for line in edges})
        outer = {_key(line) for line in (*edges[:1], *edges[-1:])}
        again |= outer & outermost  # the page before has it too
        outermost = outer
    again |= {key for key, count in counts.items() if count >= OFTEN}
    again = {key for key in again if any(map(str.isalpha, key))}
    kept = []
    for page in pages:
        left_out = {id(line) for line in _edges(page) if _key(line) in again or _is_number(line, len(pages))}
        kept.append([line for line in page if id(line) not in left_out])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines that stand highest and lowest on a page, from above."""
    by_height = sorted(page, key=lambda line: -line.y)
    edges = by_height if len(by_height) <= 2 * EDGE else by_height[:EDGE] + by_height[-EDGE:]
    return [line for line in edges if len(line.text) < LONGEST_HEAD]


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text.lower())


def _is_number(line: Line, pages: int) -> bool:
    alone = pages > 1 and NUMBER_ALONE.fullmatch(_key(line)) is not None
    return alone and len(DIGITS.findall(line.text)[0]) <= 4


class _Measure(NamedTuple):
    """What lines are told by: the usual distance between two, and how many letters a full one has."""

    leading: float
    full: float


def _measured(pages: Sequence[Sequence[Line]]) -> _Measure:
    gaps = [a.y - b.y for page in pages for a, b in pairwise(page) if 0 < a.y - b.y < 4 * a.size]
    lengths = sorted(len(line.text) for page in pages for line in page)
    return _Measure(median(gaps) if gaps else 0.0, lengths[int(0.8 * len(lengths))] if lengths else 0.0)


def _goes_on(above: Line, line: Line, measure: _Measure, *, same_page: bool) -> bool:
    """Whether a line belongs to the paragraph of the one before it.

    A wider gap, another size, an indent, a bullet or a short line that ends a sentence ends a paragraph. Over the
    end of a page or a column it goes on where its last sentence does.
    """
    if BULLET.match(line.text) or (above.size and abs(above.size - line.size) > 0.15 * above.size):
        return False
    gap = above.y - line.y
    if not same_page or gap < -0.5 * above.size:
        return not STOPPED.search(above.text) and (len(above.text) > 0.6 * measure.full or line.text[0].islower())
    if measure.leading and gap > 1.35 * measure.leading:
        return False
    if line.x > above.x + 0.7 * line.size and gap > 0.3 * line.size:
        return False
    return not (STOPPED.search(above.text) and len(above.text) < 0.8 * measure.full)


def _written(pages: Sequence[Sequence[Line]]) -> tuple[str, list[Repair]]:
    """The text, and the words that lost a hyphen in it."""
    measure = _measured(pages)
    known = {word.lower() for page in pages for line in page for word in re.findall(r"\w+(?:-\w+)*", line.text)}
    parts: list[str] = []
    repairs: list[Repair] = []
    length = 0
    above: Line | None = None

    def put(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    for number, page in enumerate(pages):
        turned = "\f" if number else ""
        for line in page:
            text = line.text
            if above is None:
                put(turned)
            elif not _goes_on(above, line, measure, same_page=not turned):
                put("\n\n" + turned)
            elif not (broken := HYPHEN.search(above.text[-LONGEST_WORD:])):
                put(turned or " ")
            elif not turned and (whole := _whole(broken, text, known)):
                parts[-1] = parts[-1][:-1]
                length -= 1
                start = length - len(broken[1])
                was = f"{broken[0]}\n{whole[len(broken[1]) :]}"
                repairs.append(Repair(start=start, end=start + len(whole), was=was, kind="hyphen at a line's end"))
            else:
                put(turned)
            put(text)
            above, turned = line, ""
        if turned:
            put(turned)  # nothing stands on this page
    return "".join(parts), repairs


def _whole(broken: re.Match[str], after: str, known: set[str]) -> str | None:
    """The word that a line's end took apart, where the document writes it in one elsewhere, or the hyphen is
    one that stands at line ends alone."""
    rest = re.match(r"\w+", after)
    if rest is None or not (rest[0][0].islower()):
        return None
    word = broken[1] + rest[0]
    hyphened = f"{broken[1]}-{rest[0]}".lower()
    if broken[0].endswith("\u00ad") or (word.lower() in known and hyphened not in known):
        return word
    return None
