"""What a page's markup says beside its text: captions, bylines, the headline, who published it and when."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.intake.dates import iso_date
from onrecord.lang import lexicon
from onrecord.model import Particulars

SPACE = re.compile(r"\s+")
MARK = "xxonrecord{kind}{number:04d}xx"
MARKED = re.compile(r"\s*(?:- )?xxonrecord(?P<kind>caption|byline)(?P<number>\d{4})xx\s*")
MOST = 9_999
BLOCKS = {"p", "div", "figure", "section", "article", "main", "body", "td", "li", "header", "aside", "figcaption"}
SILENT = {"script", "style", "noscript", "button", "svg"}


class Told(NamedTuple):
    """What the markup tells. Dates are ISO 8601."""

    particulars: Particulars
    modified: str | None
    headline: str | None
    article: str | None
    """The text of the article as JSON-LD gives it, for pages that are drawn by a script."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("intake_markup.toml")[name])


def text_of(element: HtmlElement, *, without: frozenset[str] = frozenset()) -> str:
    """The element's words, white space folded, parts of these classes left out."""
    return SPACE.sub(" ", "".join(_pieces(element, without))).strip()


def _pieces(element: HtmlElement, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT and not (_named(child) & without):
            inner = "".join(_pieces(child, without))
            apart = child.tag in BLOCKS or child.tag == "br" or "credit" in " ".join(_named(child))
            yield f" {inner} " if apart else inner
        yield child.tail or ""


def _named(element: HtmlElement) -> frozenset[str]:
    keys = ("class", "id", "itemprop", "rel", "data-testid", "data-component")
    names = " ".join(element.get(key) or "" for key in keys)
    return frozenset(names.lower().split())


def mark_captions_and_bylines(tree: HtmlElement) -> None:
    """Write each caption and byline as a paragraph of its own that opens with a mark, in its place.

    The extractor leaves figures out; with the mark, what it kept of the captions is found again among the
    paragraphs, and what it left out was outside the article. An image's ``alt`` is no caption: it is written
    for those who can't see the picture, and few readers see it.
    """
    found: list[tuple[HtmlElement, str]] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or any(_inside(element, other) for other, _ in found[-3:]):
            continue
        if element.tag == "figcaption" or (_named(element) & _words("captions") and element.tag != "figure"):
            found.append((element, "caption"))
        elif _named(element) & _words("bylines") and element.tag in ("p", "div", "span", "address", "a"):
            found.append((element, "byline"))
    for number, (element, kind) in enumerate(found[:MOST]):
        words = text_of(element, without=_words("beside"))
        paragraph = etree.SubElement(element, "p")  # made here so that it is of the tree's own kind
        element.remove(paragraph)
        if words and len(words) < (1_500 if kind == "caption" else 200):
            paragraph.text = f"{MARK.format(kind=kind, number=number)} {words}"
            _put_behind(element, paragraph)


def _inside(element: HtmlElement, other: HtmlElement) -> bool:
    parent = element.getparent()
    while parent is not None:
        if parent is other:
            return True
        parent = parent.getparent()
    return False


def _put_behind(element: HtmlElement, paragraph: HtmlElement) -> None:
    """The paragraph where the figure stood, so that it is no part of a figure or of another paragraph."""
    old = element
    parent = old.getparent()
    while parent is not None and (
        parent.tag in ("figure", "picture", "p", "span", "a") or "figure" in _named(parent)
    ):
        old, parent = parent, parent.getparent()
    if parent is None:
        return
    tail, old.tail = old.tail, None
    parent.insert(parent.index(old) + 1, paragraph)
    paragraph.tail = tail
    gone = element.getparent()
    if gone is not None:
        if element.tail and element is not old:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                gone.text = (gone.text or "") + element.tail
        gone.remove(element)


def told_by(tree: HtmlElement) -> Told:
    """What JSON-LD and meta elements tell of the article; published and modified are kept apart."""
    linked = next(_articles(tree), {})
    meta = {
        str(m.get("property") or m.get("name") or m.get("itemprop")).lower(): m.get("content", "")
        for m in reversed(tree.findall(".//meta"))
    }

    def first(*names: str) -> str | None:
        return next((meta[name].strip() for name in names if meta.get(name, "").strip()), None)

    published = linked.get("datePublished") or first(
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "parsely-pub-date", "pubdate", "publish-date", "publication_date",
    )  # fmt: skip
    modified = linked.get("dateModified") or first(
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"
    )
    canonical = tree.find(".//link[@rel='canonical']")
    url = (
        first("og:url") or (canonical.get("href") if canonical is not None else None) or _plain(linked.get("url"))
    )
    headline = first("og:title") or _plain(linked.get("headline")) or first("twitter:title")
    return Told(
        particulars=Particulars(
            title=headline,
            url=url if url and url.startswith("http") else None,
            publisher=first("og:site_name") or _plain(linked.get("publisher")) or first("dc.publisher"),
            published=iso_date(published) or _timed(tree),
        ),
        modified=iso_date(modified),
        headline=headline,
        article=_plain(linked.get("articleBody")),
    )


def _plain(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return value.strip() or None if isinstance(value, str) else None


def _timed(tree: HtmlElement) -> str | None:
    """The day of a <time> element that is marked as the publication's."""
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or _named(element) & {"datepublished", "published", "entry-date"}:
            return iso_date(element.get("datetime") or text_of(element))
    return None


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that are reports; blocks that are no JSON are passed over."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            try:
                linked = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            except (ValueError, RecursionError):
                continue
            waiting = [linked]
            while waiting:
                one = waiting.pop(0)
                if isinstance(one, list):
                    waiting.extend(one[:200])
                elif isinstance(one, dict):
                    kinds = one.get("@type")
                    kinds = kinds if isinstance(kinds, list) else [kinds]
                    if any(isinstance(kind, str) and kind in _words("articles") for kind in kinds):
                        yield one
                    waiting.extend(v for k, v in one.items() if k in ("@graph", "mainEntity", "hasPart"))
