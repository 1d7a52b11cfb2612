"""What a feed says: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, each entry with its link, dates and text.

Untrusted: declarations of entities are cut off before anything is parsed, and nothing that a feed names is
fetched.
"""

import re
from calendar import timegm
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from onrecord.errors import NotText
from onrecord.intake.dates import iso_date

LOOKED_AT = 16_384
"""Characters in which a feed's first element shows itself."""
ROOTS = {"rss", "feed", "rdf"}
HALF = re.compile(
    r"&#(?:[xX]0*[dD][89a-fA-F][\da-fA-F]{2}"
    r"|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
"""Half a character, as markup may name it and nothing can keep it."""
_JSON = re.compile(r'\s*\{.*"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/', re.DOTALL)
_PROLOG = re.compile(
    r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<([A-Za-z][\w:.-]*)", re.DOTALL | re.I
)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed. ``id`` is its guid, else its link, else its title; ``link`` an http or https address;
    dates are ISO 8601. ``content`` is HTML, or plain text where ``plain``; ``whole`` is False where the feed gives
    it as a summary."""

    id: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    content: str = ""
    plain: bool = False
    whole: bool = False


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: its title, and its entries in its own order."""

    title: str | None
    entries: tuple[Entry, ...]


def looks_so(text: str) -> bool:
    """Whether the first element is a feed's, or an object says that it is a JSON Feed."""
    head = text[:LOOKED_AT].removeprefix("\ufeff")
    return _root(head) is not None or _JSON.match(head) is not None


def feed_of(text: str, *, address: str = "") -> Feed:
    """The feed; relative links are taken from its ``address``. An entry that comes twice comes once; a link that
    several entries share, as of a bad feed whose entries all lead to its front page, is none of theirs.

    Raises:
        NotText: it is no feed.
    """
    if not looks_so(text):
        raise NotText("This is no feed: neither RSS nor Atom nor JSON Feed.", where=address or None)
    title, entries = (_xml if _root(text[:LOOKED_AT]) is not None else _json)(text, address)
    once: dict[tuple[str, str | None], Entry] = {}
    for entry in entries:
        if entry.id or entry.content:
            once.setdefault((entry.id, entry.link), entry)
    shared = Counter(entry.link for entry in once.values() if entry.link)
    return Feed(
        title=title,
        entries=tuple(
            msgspec.structs.replace(entry, link=None) if shared.get(entry.link or "", 0) > 1 else entry
            for entry in once.values()
        ),
    )


def _root(head: str) -> int | None:
    """Where a feed's first element begins: entities can only be declared before it."""
    first = next((m for m in _PROLOG.finditer(head) if m[1]), None)
    if first is None or first[1].split(":")[-1].lower() not in ROOTS:
        return None
    return first.start()


def _xml(text: str, address: str) -> tuple[str | None, Iterator[Entry]]:
    import feedparser

    content = HALF.sub("\ufffd", text[_root(text[:LOOKED_AT]) or 0 :]).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    # A stream: what it takes for an address, or a file's name, it would open.
    parsed = feedparser.parse(BytesIO(content), response_headers=headers)
    base = _link(parsed.feed.get("link"), address) or address
    return _words(parsed.feed.get("title")), (_of_xml(dict(one), base) for one in parsed.entries)


def _of_xml(one: dict[str, Any], base: str) -> Entry:
    contents = [part for part in one.get("content") or () if part.get("value")]
    # Where there is no content, feedparser gives the first content as the summary too.
    given = max(contents, key=lambda part: len(part["value"]), default=None)
    part = given or one.get("summary_detail") or {}
    link = _link(one.get("feedburner_origlink") or one.get("link"), base)
    id = str(one.get("id") or "").strip()
    return Entry(
        id=_id(id, link, _words(one.get("title"))),
        link=link,
        title=_words(one.get("title")),
        published=_day(one, "published") or _day(one, "created"),
        modified=_day(one, "updated"),
        content=part.get("value") or "",
        plain=part.get("type") == "text/plain",
        whole=given is not None,
    )


def _json(text: str, address: str) -> tuple[str | None, Iterator[Entry]]:
    try:
        found = msgspec.json.decode(text.lstrip("\ufeff"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotText(f"The JSON Feed is broken ({error}).", where=address or None) from error
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise NotText('The JSON Feed has no list "items".', where=address or None)
    base = _link(found.get("home_page_url"), address) or address
    return _words(found.get("title")), (_of_json(one, base) for one in items if isinstance(one, dict))


def _of_json(one: dict[str, Any], base: str) -> Entry:
    link = _link(one.get("url"), base)
    html, plain = _said(one, "content_html"), _said(one, "content_text")
    id = one.get("id")
    return Entry(
        id=_id(str(id).strip() if isinstance(id, str | int | float) else "", link, _words(one.get("title"))),
        link=link,
        title=_words(one.get("title")),
        published=iso_date(one.get("date_published")),
        modified=iso_date(one.get("date_modified")),
        content=html or plain or _said(one, "summary"),
        plain=not html,
        whole=bool(html or plain),
    )


def _id(told: str, link: str | None, title: str | None) -> str:
    """What the entry goes by: some number the versions of an article behind its address (".../article#2")."""
    if link and (told == link or told.startswith(f"{link}#")):
        return link
    return told or link or title or ""


def _link(told: object, base: str) -> str | None:
    """The address without what counts where readers come from, None where it is none."""
    if not isinstance(told, str) or not told.strip():
        return None
    try:
        link = urljoin(base, told.strip())
        parts = urlsplit(link)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    asked = [one for one in parts.query.split("&") if not one.lower().startswith("utm_")]
    return parts._replace(query="&".join(asked)).geturl()


def _day(one: dict[str, Any], name: str) -> str | None:
    told = iso_date(one.get(name))
    parsed = one.get(f"{name}_parsed")
    if told or not parsed:
        return told
    try:
        return iso_date(datetime.fromtimestamp(timegm(parsed), UTC).isoformat())
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _words(told: object) -> str | None:
    """A title without its markup, on one line."""
    from onrecord.intake.markup import plain_words

    return plain_words(told) or None if isinstance(told, str) else None


def _said(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value if isinstance(value, str) else ""
