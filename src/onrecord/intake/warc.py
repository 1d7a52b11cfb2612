"""WARC: the pages that a crawler kept, record by record, of a file of any size.

A record's place in its file stands behind ``:`` in ``source``, counted from 1. What is no page of its own is
passed by and comes out as :class:`~onrecord.errors.PassedBy`; what is broken comes out as the error that says
how, and the file goes on behind it where its next record can be found.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

import msgspec

from onrecord.errors import NoArticle, NotEnglish, NotText, PassedBy, ReportError, TooLarge
from onrecord.intake import html, sifting, text
from onrecord.intake.dates import iso_date
from onrecord.intake.decoding import decode
from onrecord.intake.http import HEAD, Answer, answer_of, kind_of_media, unwrapped
from onrecord.model import Arrival, Particulars

OPENING = re.compile(rb"\s{0,8}WARC/\d\.\d{1,2}\r?\n")
GZIP = b"\x1f\x8b\x08"
PACKED = 200
"""How many times its size a file may unfold to beyond :data:`FREE` bytes; crawls of pages unfold to twenty
times."""
FREE = 1 << 30
LONGEST_SKIPPED = 1 << 32
"""Bytes of one record that are unpacked to come to the next one; behind a longer one the next is searched for."""
SEARCHED = 1 << 20
MOST_BROKEN = 1_000
"""Broken records, after which a file is given up."""
OVERLAP = 16
HTML = ("text/html", "application/xhtml+xml")
PAGES = ("response", "resource")
UNCOUNTED = ("warcinfo", "request", "metadata")
"""Records about the crawl and no captures of anything."""
WORDED = {
    "revisit": "a capture that is the same as an earlier one",
    "conversion": "a conversion of another record",
    "continuation": "a part of another record",
}


def looks_so(head: bytes) -> bool:
    """Whether these first bytes of a file open a record, packed with gzip or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return OPENING.match(head) is not None


def read(file: BinaryIO, *, source: str, told: Particulars, max_bytes: int) -> Iterator[Arrival | ReportError]:
    """One arrival a page, in order, or in its place the error that says why it is none.

    Never more than one record is held. The limit is that of a page, packed and unpacked.
    """
    for number, record in enumerate(_records(file, max_bytes), 1):
        where = f"{source}:{number}"
        if isinstance(record, str):
            yield NotText(record, where=where, remedy="The whole records are read; fetch the file again.")
        elif record.kind not in UNCOUNTED:
            yield _outcome(record, where=where, told=told, max_bytes=max_bytes)


class _Record(NamedTuple):
    """A record, held while its page is read. ``block`` is what follows its headers, no more than the limit of
    it."""

    kind: str
    url: str | None
    fetched: str | None
    length: int
    block: bytes
    cut_off: bool


def _records(file: BinaryIO, max_bytes: int) -> Iterator[_Record | str]:
    """The records, and in their places in words what is wrong with one."""
    start: int | None = 0
    broken = 0
    while start is not None:
        for record in (run := _Run(file, start, max_bytes)):
            broken += isinstance(record, str)
            yield record
        start = run.go_on_at
        if broken >= MOST_BROKEN:
            yield f"{broken:,} records are broken; what stands behind them is not read."
            return


class _Run:
    """Records from an offset up to a broken one; ``go_on_at`` is where the next one behind that begins, None at
    the file's end. Each is held until the next was found where its length says: that is what shows a wrong
    length."""

    def __init__(self, file: BinaryIO, start: int, max_bytes: int) -> None:
        self.file = file
        self.start = start
        self.most = max_bytes + HEAD
        self.go_on_at: int | None = None

    def __iter__(self) -> Iterator[_Record | str]:
        from fastwarc import ArchiveIterator

        self.file.seek(self.start)
        records = iter(ArchiveIterator(self.file, parse_http=False))
        held: _Record | None = None
        at, unpacked = self.start, 0
        while True:
            try:
                raw = next(records, None)
            except (OSError, ValueError) as error:
                yield from self._broken_behind(held, at, error)
                return
            if held is not None:
                yield held
            if raw is None:
                return
            at = raw.stream_pos
            try:
                length = _length(raw)
                unpacked += length
                if length > LONGEST_SKIPPED:
                    yield f"{length:,} bytes, more than any page has."
                    self.go_on_at = _next_start(self.file, at + 1)
                    return
                if unpacked > FREE and unpacked > PACKED * self.file.tell():
                    yield f"The file unpacks to more than {PACKED} times its size; the rest of it is not read."
                    return
                block, found = self._block(raw, length)
            except (OSError, ValueError) as error:
                self.go_on_at = _next_start(self.file, at + 1)
                yield _in_words(error)
                return
            if found < length:
                self.go_on_at = _next_start(self.file, at + 1)
                cut = f"The file is cut off: its record that begins at byte {at:,} is not whole."
                yield cut if self.go_on_at is None else WRONG_LENGTH
                return
            held = _Record(
                kind=(raw.headers.get("WARC-Type") or "unknown").lower(),
                url=raw.headers.get("WARC-Target-URI"),
                fetched=raw.headers.get("WARC-Date"),
                length=length,
                block=block,
                cut_off=raw.headers.get("WARC-Truncated") is not None,
            )

    def _block(self, raw: Any, length: int) -> tuple[bytes, int]:
        """What follows the record's headers where it may be a page, and how many bytes of the record there are."""
        block = b""
        if (raw.headers.get("WARC-Type") or "").lower() in PAGES and length <= self.most:
            block = raw.reader.read(length)
        return block, len(block) + raw.reader.consume()

    def _broken_behind(self, held: _Record | None, at: int, error: Exception) -> Iterator[_Record | str]:
        """Nothing can be read behind a record: for its own wrong length, or since the next one is broken."""
        self.go_on_at = _next_start(self.file, at + 1)
        if held is None:
            yield _in_words(error)
            return
        end = _end_of(self.file, at, held.length)
        if end is None:
            yield WRONG_LENGTH
            return
        yield held
        if self.go_on_at is None or self.go_on_at > end:  # the next run doesn't come upon it
            yield _in_words(error)


WRONG_LENGTH = "The record is not as long as it says."
NO_LENGTH = "The record doesn't say how long it is."


def _length(raw: Any) -> int:
    told = (raw.headers.get("Content-Length") or "").strip()
    if not re.fullmatch(r"[0-9]{1,15}", told):
        raise ValueError(NO_LENGTH)
    return int(told)


def _in_words(error: Exception) -> str:
    said = str(error)
    return said if said == NO_LENGTH else f"The record is broken ({said.rstrip('.')[:100] or 'it has no end'})."


def _end_of(file: BinaryIO, at: int, length: int) -> int | None:
    """The offset behind the record that begins here, where it is as long as it says, None where it isn't.

    A record packed alone ends with its gzip member; one among others in a member can't be told to be wrong.
    """
    head, unpacked = b"", 0
    start = None
    for piece, end in _unpacked(file, at):
        unpacked += len(piece)
        if start is None:
            head += piece
            blank = re.search(rb"\r?\n\r?\n", head)
            if blank is None and len(head) > HEAD:
                return None
            start = blank.end() if blank else None
        if end is None and start is not None and unpacked >= start + length + 4:  # not packed, or not alone
            if file.seek(at) == at and file.read(len(GZIP)) == GZIP:
                return at + 1
            file.seek(at + start + length)
            return at + start + length + 4 if file.read(4).strip() == b"" else None
        if end is not None:
            whole = start is not None and unpacked - 4 <= start + length <= unpacked
            return end if whole else None
    return None


def _unpacked(file: BinaryIO, at: int) -> Iterator[tuple[bytes, int | None]]:
    """Pieces of the gzip member or the plain file from here on; with the last of them the member's end."""
    file.seek(at)
    stream = None
    position = at
    while packed := file.read(SEARCHED if stream is None else 65_536):
        if position == at and packed.startswith(GZIP):
            stream = zlib.decompressobj(31)
        position += len(packed)
        if stream is None:
            yield packed, None
            continue
        try:
            while packed and not stream.eof:
                piece = stream.decompress(packed, SEARCHED)
                packed = stream.unconsumed_tail
                yield piece, position - len(stream.unused_data) if stream.eof else None
        except zlib.error:
            return
        if stream.eof:
            return


def _next_start(file: BinaryIO, at: int) -> int | None:
    """Where the next record or packed member begins, None where there is none."""
    file.seek(0)
    packed = file.read(len(GZIP)) == GZIP
    mark = re.compile(re.escape(GZIP)) if packed else re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}\r?\n")
    position = max(at - 1, 0)
    tried = 0
    file.seek(position)
    before = b""
    while piece := file.read(SEARCHED):
        window = before + piece
        first = position - len(before)
        for m in mark.finditer(window):
            start = first + m.start()
            if start < at:
                continue
            if not packed:
                return start
            tried += 1
            if tried > MOST_BROKEN:
                return None
            file.seek(start)
            if looks_so(file.read(4_096)):
                return start
        position += len(piece)
        file.seek(position)
        before = window[-OVERLAP:]
    return None


def _outcome(record: _Record, *, where: str, told: Particulars, max_bytes: int) -> Arrival | ReportError:
    """What becomes of one record."""
    if record.kind not in PAGES:
        return PassedBy(WORDED.get(record.kind, "a record of a type that nobody knows"), where=where)
    url = (record.url or "").strip().removeprefix("<").removesuffix(">") or None
    if url is not None and not url.lower().startswith(("http://", "https://")):
        return PassedBy("an address of no page", where=where)
    try:
        return _page(record, url, where=where, told=told, max_bytes=max_bytes)
    except ReportError as error:
        return error
    except Exception as error:  # a library that fails at one page must not cost the file
        return ReportError(
            f"reading it failed: {type(error).__name__}: {str(error)[:200]}.", where=where,
            remedy="The other records are read; please report it with its page.",
        )  # fmt: skip


def _page(
    record: _Record, url: str | None, *, where: str, told: Particulars, max_bytes: int
) -> Arrival | ReportError:
    answer = answer_of(record.block) if record.kind == "response" else Answer(None, {}, record.block)
    if answer.status is not None and answer.status != 200:
        return PassedBy("an answer other than 200 OK", where=where)
    reason = _not_worth_unpacking(answer)
    if reason:
        return PassedBy(reason, where=where)
    if record.length > max_bytes + HEAD:
        return TooLarge(
            f"{record.length:,} bytes, and the limit for a report is {max_bytes:,}.", where=where,
            remedy="Leave it out, or raise max_bytes in the settings.",
        )  # fmt: skip
    body = unwrapped(answer, source=where, max_bytes=max_bytes)
    if not body.strip():
        return PassedBy("an empty page", where=where)
    try:
        content, repairs = decode(body, source=where, charset=answer.charset)
    except NotText:
        if answer.media_type in HTML:
            raise
        return PassedBy(f"no page: {kind_of_media(answer.media_type)}", where=where)
    marked_up = html.looks_so(content)
    if not marked_up and answer.media_type not in (*HTML, "text/plain"):
        return PassedBy(f"no page: {kind_of_media(answer.media_type)}", where=where)
    if record.cut_off:
        return NotText("The crawler cut the page off.", where=where, remedy="Fetch it again.")
    if reason := sifting.passed_by(content, url):
        return PassedBy(reason, where=where)
    known = Particulars(title=told.title, url=told.url or url, publisher=told.publisher, published=told.published)
    form = html if marked_up else text
    [found] = form.read(content, source=where, told=known, repairs=repairs)
    if isinstance(found, NotEnglish):
        return PassedBy(sifting.NOT_ENGLISH, where=where)
    if isinstance(found, NoArticle):
        return PassedBy("no article in it", where=where)
    return _fetched(found, record.fetched) if isinstance(found, Arrival) else found


def _not_worth_unpacking(answer: Answer) -> str | None:
    """What its type says before the body is looked at. An image's type that may be wrong decides nothing where the
    body opens as markup does."""
    kind = answer.media_type
    if kind.startswith(("image/", "audio/", "video/", "font/")) and not answer.body[:512].lstrip().startswith(
        b"<"
    ):
        return f"no page: {kind_of_media(kind)}"
    if kind in ("text/css", "text/javascript", "application/javascript", "application/x-javascript"):
        return f"no page: {kind_of_media(kind)}"
    return None


def _fetched(arrival: Arrival, when: str | None) -> Arrival:
    """The arrival with the time at which the crawler had it."""
    report = msgspec.structs.replace(arrival.report, fetched=iso_date(when))
    return msgspec.structs.replace(arrival, report=report)
