"""A report: one text that somebody published, as it was read."""

import hashlib

import msgspec

PAGE_END = "\f"


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One repair of the encoding, or of a word that a page's line end took apart: what stood in the source, and
    what stands in ``report.text`` now."""

    start: int
    end: int
    was: str
    kind: str = "mojibake"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A news report. ``text`` is the source's own words; every offset of a reading points into it.

    ``published``, ``modified`` and ``fetched`` are ISO 8601 days or times; ``language`` is ISO 639-1. Where the
    source had pages, a form feed (U+000C) stands in the text at the end of each but the last.
    """

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    fetched: str | None = None
    language: str = "en"
    text: str
    repairs: tuple[Repair, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 1, on which this offset of the text stands; None where the text has no pages.

        >>> Report(id="r", text="A ferry sank.\\n\\n\\fAll were saved.").page_of(20)
        2
        """
        return self.text.count(PAGE_END, 0, offset) + 1 if PAGE_END in self.text else None


def report_id(*, text: str, url: str | None = None, publisher: str | None = None) -> str:
    """The report's identity: sha256 of publisher, url and text, its first 16 hex digits.

    >>> report_id(text="A ceasefire holds.")
    '01945b3c239b05cf'
    """
    parts = "\x00".join((publisher or "", url or "", text))
    return hashlib.sha256(parts.encode("utf8", "surrogatepass")).hexdigest()[:16]
