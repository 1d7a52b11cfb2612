"""What a page's markup says beside its text: the headline, who published it and when."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml.etree import ParserError
from lxml.html import HtmlElement, fragment_fromstring

from onrecord.intake.dates import iso_date
from onrecord.lang import lexicon
from onrecord.model import Particulars

SPACE = re.compile(r"\s+")
BLOCKS = {"p", "div", "figure", "section", "article", "main", "body", "td", "li", "header", "aside", "figcaption"}
SILENT = {"script", "style", "noscript", "button", "svg"}
NAMING = {"class", "id", "itemprop", "rel", "data-testid", "data-component", "data-type", "data-element"}
"""The attributes that say what an element is for."""


class Told(NamedTuple):
    """What the markup tells. Dates are ISO 8601."""

    particulars: Particulars
    modified: str | None
    headline: str | None
    article: str | None
    """The text of the article as JSON-LD gives it, for pages that are drawn by a script."""


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of this list of the markup lexicon."""
    return frozenset(lexicon("intake_markup.toml")[name])


def text_of(element: HtmlElement, *, without: frozenset[str] = frozenset()) -> str:
    """The element's words, white space folded, parts of these classes left out."""
    return SPACE.sub(" ", "".join(_pieces(element, without))).strip()


def _pieces(element: HtmlElement, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT and not (named(child) & without):
            inner = "".join(_pieces(child, without))
            apart = child.tag in BLOCKS or child.tag == "br" or "credit" in " ".join(named(child))
            yield f" {inner} " if apart else inner
        yield child.tail or ""


def plain_words(markup: str) -> str:
    """What a piece of HTML says, white space folded.

    >>> plain_words("Talks <b>off</b>, says Novak &amp; Co")
    'Talks off, says Novak & Co'
    """
    if re.search(r"<[a-zA-Z/!]|&#?\w+;", markup):
        try:
            markup = text_of(fragment_fromstring(markup, create_parent="div"))
        except (ParserError, ValueError):  # characters that no page may have
            markup = re.sub(r"<[^<>]*>", " ", markup)
    return SPACE.sub(" ", markup).strip()


def named(element: HtmlElement, *, whole: bool = False) -> frozenset[str]:
    """The words of the attributes that say what an element is for, in lower case unless they are to stay whole."""
    names = " ".join([value for key, value in element.items() if key in NAMING])
    return frozenset((names if whole else names.lower()).split())


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
        if element.get("pubdate") is not None or named(element) & {"datepublished", "published", "entry-date"}:
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
                    if any(isinstance(kind, str) and kind in words_of("articles") for kind in kinds):
                        yield one
                    waiting.extend(v for k, v in one.items() if k in ("@graph", "mainEntity", "hasPart"))
