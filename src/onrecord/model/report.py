"""A report: one text that somebody published, as it was read."""

import hashlib

import msgspec


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One repair of the encoding: what stood in the source, and what stands in ``report.text`` now."""

    start: int
    end: int
    was: str
    kind: str = "mojibake"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A news report. ``text`` is the source's own words; every offset of a reading points into it.

    ``published``, ``modified`` and ``fetched`` are ISO 8601 days or times; ``language`` is ISO 639-1.
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


def report_id(*, text: str, url: str | None = None, publisher: str | None = None) -> str:
    """The report's identity: sha256 of publisher, url and text, its first 16 hex digits.

    >>> report_id(text="A ceasefire holds.")
    '01945b3c239b05cf'
    """
    parts = "\x00".join((publisher or "", url or "", text))
    return hashlib.sha256(parts.encode("utf8", "surrogatepass")).hexdigest()[:16]
