"""The formats, in the order in which they are asked, and what bytes hold in whichever it is."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

from onrecord.errors import NoArticle, PassedBy, ReportError
from onrecord.intake import feeds, html, jsonlines, pdf, plugged, sifting, text, warc
from onrecord.intake.dates import iso_date
from onrecord.intake.decoding import decode
from onrecord.model import Arrival, Particulars

Read = Callable[..., Iterator[Arrival | ReportError]]


class Format(NamedTuple):
    """A format: how it is told by content, and how it is read."""

    name: str
    looks_so: Callable[[str], bool]
    read: Read


class Packed(NamedTuple):
    """A format that is no text: how it is told by a file's first bytes, and how it is read from the open file."""

    name: str
    looks_so: Callable[[bytes], bool]
    read: Read


PACKED = (
    Packed("WARC", warc.looks_so, warc.read),
    Packed("PDF", pdf.looks_so, pdf.read),
)
"""To add one that is no text: a file with ``looks_so`` and ``read``, and its line here. These are asked first,
then the formats of plug-ins (:mod:`onrecord.intake.plugged`)."""

FORMATS = (
    Format("feed", feeds.looks_so, feeds.read),
    Format("JSON lines", jsonlines.looks_so, jsonlines.read),
    Format("HTML", html.looks_so, html.read),
    Format("plain text", text.looks_so, text.read),
)
"""To add one: a file with ``looks_so`` and ``read``, and its line here, above plain text."""


def format_of(content: str) -> Format:
    """The first format that the content looks like. Names and extensions of files are not asked."""
    return next(one for one in FORMATS if one.looks_so(content))


def packed_format(head: bytes) -> Packed | None:
    """The format that is no text, or that a plug-in reads, and that these first bytes of a file open.

    Raises:
        PluginError: a plug-in can't be used.
    """
    found = next((one for one in PACKED if one.looks_so(head)), None)
    if found is None and (brought := plugged.reader_of(head)) is not None:
        name, read = brought
        return Packed(name, lambda _: True, read)
    return found


def doubtful(particulars: Particulars, source: str) -> ReportError | None:
    """The error where the day that somebody gives a report can't be told for certain."""
    if not particulars.published or iso_date(particulars.published):
        return None
    return ReportError(
        f"{particulars.published!r} is no day that can be told for certain.",
        where=source,
        remedy="Write it as YYYY-MM-DD.",
    )


def arrivals(
    raw: bytes,
    *,
    source: str,
    particulars: Particulars = Particulars(),  # noqa: B008
    max_bytes: int = 10_000_000,
    crawled: bool = False,
) -> Iterator[Arrival | ReportError]:
    """What these bytes hold: arrivals, or in their place the error that says what is wrong with one.

    Nothing is raised for what the bytes are: whoever wants to stop at an error raises what is yielded. The
    limit is that of a report: JSON lines may be more together. A page that was ``crawled``, and not chosen by
    somebody, is passed by where it is near certainly no report.
    """
    from onrecord.intake.files import too_large

    if (error := doubtful(particulars, source)) is not None:
        yield error
        return
    if not raw.strip():
        yield NoArticle("Empty: there is no text to read.", where=source, remedy="Check where it came from.")
        return
    if (packed := packed_format(raw[:65_536])) is not None:
        yield from packed.read(BytesIO(raw), source=source, told=particulars, max_bytes=max_bytes)
        return
    if len(raw) > max_bytes:
        head = raw[:65_536].decode("utf-8", "replace")
        if head.lstrip("\ufeff \r\n\t").startswith("{") and b"\n" in raw and jsonlines.looks_so(head):
            yield from jsonlines.lines_of(
                iter(raw.split(b"\n")), source=source, told=particulars, max_bytes=max_bytes
            )
            return
        yield too_large(len(raw), max_bytes, source)
        return
    try:
        content, repairs = decode(raw, source=source)
    except ReportError as undecoded:
        yield undecoded
        return
    form = format_of(content)
    if crawled and form.read is html.read and (reason := sifting.passed_by(content, particulars.url)):
        yield PassedBy(reason, where=source)
        return
    yield from form.read(content, source=source, told=particulars, repairs=repairs)
