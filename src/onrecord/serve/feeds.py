"""What is new in a saved search as feeds: Atom (RFC 4287), and JSON Feed 1.1."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

import msgspec

from onrecord.pipeline.saved import Item
from onrecord.pipeline.wording import clipped, joined
from onrecord.store.saved.rows import SavedSearch

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(search: SavedSearch, items: Sequence[Item], base: str) -> bytes:
    """The items as an Atom feed. ``base`` is where the record is served."""
    xml.register_namespace("", ATOM)
    own = f"{base}/saved/{search.number}"
    feed = xml.Element(f"{{{ATOM}}}feed")
    _say(feed, "id", own)
    _say(feed, "title", search.name)
    _say(feed, "updated", _updated(search, items))
    _say(xml.SubElement(feed, f"{{{ATOM}}}author"), "name", "OnRecord")
    _link(feed, "self", f"{own}/atom")
    _link(feed, "alternate", own)
    for item in items:
        entry = xml.SubElement(feed, f"{{{ATOM}}}entry")
        _say(entry, "id", base + item.path)
        _say(entry, "title", clipped(item.says, 200))
        _say(entry, "updated", item.added)
        _link(entry, "alternate", base + item.path)
        _say(entry, "summary", _words(item))
    told: bytes = xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return told


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a JSON Feed."""

    id: str
    url: str
    title: str
    content_text: str
    date_published: str


class JsonFeed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as JSON Feed 1.1 has it."""

    version: str = JSON_FEED
    title: str
    home_page_url: str
    feed_url: str
    items: tuple[FeedItem, ...]


def json_feed(search: SavedSearch, items: Sequence[Item], base: str) -> JsonFeed:
    """The items as a JSON Feed."""
    own = f"{base}/saved/{search.number}"
    return JsonFeed(
        title=search.name,
        home_page_url=own,
        feed_url=f"{own}/feed.json",
        items=tuple(
            FeedItem(
                id=base + item.path, url=base + item.path, title=clipped(item.says, 200),
                content_text=_words(item), date_published=item.added,
            )
            for item in items
        ),
    )  # fmt: skip


def _updated(search: SavedSearch, items: Sequence[Item]) -> str:
    return max((item.added for item in items), default=search.created_at)


def _words(item: Item) -> str:
    source = joined(item.report.publisher or "", (item.report.published or "")[:10])
    return "\n".join(filter(None, (item.sentence, source))) or item.says


def _say(element: xml.Element, name: str, words: str) -> None:
    """What a report has that XML can't hold is left out; the rest is escaped."""
    xml.SubElement(element, f"{{{ATOM}}}{name}").text = _NOT_XML.sub("", words)


def _link(element: xml.Element, rel: str, href: str) -> None:
    xml.SubElement(element, f"{{{ATOM}}}link", rel=rel, href=href)
