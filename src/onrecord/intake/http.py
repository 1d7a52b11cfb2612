"""An HTTP answer as a crawl kept it: its status, its headers, and its body with what wrapped it undone."""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.errors import NotText, TooLarge

STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
CHUNK = re.compile(rb"[ \t]{0,8}([0-9a-fA-F]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,4000})?\r?\n")
HEAD = 65_536
"""Bytes in which the headers must end."""
HEADERS = 400
MOST_CODINGS = 3
"""How often a body may be wrapped, one coding around the other."""


class Answer(NamedTuple):
    """``status`` is None where no status line stands; header names are in lower case, ``body`` as it travelled."""

    status: int | None
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """What the server says that it is ("text/html"), in lower case; nothing where it says nothing."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        found = CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None


def answer_of(raw: bytes) -> Answer:
    """The parts of an answer; without a status line it is all body."""
    status = STATUS.match(raw)
    if status is None:
        return Answer(None, {}, raw)
    ends = [(at, at + len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := raw.find(mark, 0, HEAD)) >= 0]
    head_end, start = min(ends, default=(min(len(raw), HEAD), len(raw)))
    headers: dict[str, str] = {}
    for line in raw[:head_end].splitlines()[1:HEADERS]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, raw[start:])


def unwrapped(answer: Answer, *, source: str, max_bytes: int) -> bytes:
    """The body as the page was written. A crawl that undid a coding and left its header is taken at its bytes.

    Raises:
        NotText: a coding that is unknown or broken.
        TooLarge: it unfolds to more than the limit.
    """
    body = answer.body
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body = _joined(body, source)
    codings = [coding for coding in _named(answer.headers.get("content-encoding", "")) if coding != "identity"]
    if len(codings) > MOST_CODINGS:
        raise NotText(f"The page is packed {len(codings)} times over.", where=source, remedy="Leave it out.")
    for coding in reversed(codings):
        try:
            body = _unpacked(body, coding, max_bytes)
        except _Broken as error:
            if _reads_as_markup(body):
                continue
            raise NotText(
                f"The page is packed as {coding[:40]!r} and can't be unpacked ({error}).",
                where=source, remedy="Fetch it again.",
            ) from error  # fmt: skip
        if len(body) > max_bytes:
            raise TooLarge(
                f"The page unpacks to more than {max_bytes:,} bytes, the limit for a report.", where=source,
                remedy="Leave it out, or raise max_bytes in the settings.",
            )  # fmt: skip
    return body


class _Broken(Exception):
    """Bytes that are not in the coding that their header names."""


def _named(header: str) -> Iterator[str]:
    for name in header.lower().split(","):
        if name.strip():
            yield name.strip().removeprefix("x-")


def _reads_as_markup(body: bytes) -> bool:
    return body[:200].lstrip().startswith((b"<", b"\xef\xbb\xbf<"))


def _joined(body: bytes, source: str) -> bytes:
    """Chunks put together; a body that doesn't open with a chunk's length was put together by the crawl."""
    parts: list[bytes] = []
    at = 0
    while m := CHUNK.match(body, at):
        length = int(m[1], 16)
        if length == 0:
            return b"".join(parts)
        if m.end() + length > len(body):
            raise NotText("The page's last chunk is cut off.", where=source, remedy="Fetch it again.")
        parts.append(body[m.end() : m.end() + length])
        at = m.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if not parts:
        return body
    if at < len(body):
        raise NotText("The page's chunks don't fit together.", where=source, remedy="Fetch it again.")
    return b"".join(parts)


def _unpacked(body: bytes, coding: str, most: int) -> bytes:
    """The body unpacked, of one that is larger than the limit so much that it is seen to be."""
    if coding == "gzip":
        return _inflated(body, 31, most)
    if coding == "deflate":
        try:
            return _inflated(body, 15, most)
        except _Broken:
            return _inflated(body, -15, most)  # many servers leave the wrapper out
    if coding == "br":
        return _brotli(body, most)
    raise _Broken("nobody knows this coding here")


def _inflated(body: bytes, window: int, most: int) -> bytes:
    parts: list[bytes] = []
    length = 0
    while body:
        stream = zlib.decompressobj(window)
        try:
            part = stream.decompress(body, most + 1 - length)
        except zlib.error as error:
            if parts:
                break  # what stands behind a whole member is padding
            raise _Broken(str(error)) from error
        parts.append(part)
        length += len(part)
        if length > most:
            break
        if not stream.eof:
            raise _Broken("it is cut off")
        body = stream.unused_data.lstrip(b"\0") if window == 31 else b""
    return b"".join(parts)


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    stream = brotli.Decompressor()
    parts: list[bytes] = []
    length = 0
    try:
        part = stream.process(body, output_buffer_limit=65_536)
        while length <= most:
            parts.append(part)
            length += len(part)
            if stream.is_finished():
                return b"".join(parts)
            if not part and stream.can_accept_more_data():
                raise _Broken("it is cut off")
            part = stream.process(b"", output_buffer_limit=65_536)
    except brotli.error as error:
        raise _Broken("it is broken") from error
    return b"".join(parts)


def kind_of_media(media_type: str) -> str:
    """The kind of thing that a media type names, one of a few words: "an image", "a feed"."""
    for name, kind in KINDS:
        if media_type.startswith(name) or (name.startswith("+") and media_type.endswith(name)):
            return kind
    return "of another type"


KINDS = (
    ("image/", "an image"),
    ("audio/", "a sound"),
    ("video/", "a video"),
    ("font/", "a font"),
    ("text/css", "a style sheet"),
    ("text/javascript", "a script"),
    ("application/javascript", "a script"),
    ("application/x-javascript", "a script"),
    ("application/rss", "a feed"),
    ("application/atom", "a feed"),
    ("application/json", "data"),
    ("application/pdf", "a PDF"),
    ("text/xml", "data"),
    ("application/xml", "data"),
    ("+json", "data"),
    ("+xml", "data"),
    ("text/plain", "plain text"),
)
