"""Cheap looks at a crawled page that rule out, near certainly, that it is a report: before anything costly is
done.

In: a page's markup and its address. Out: the reason to pass it by, or None. Promise: whoever is in doubt reads the
page. A report that is passed by is the worse error, so markup that calls the page an article, or a date, a
number or a title in its address, outweighs what the address says, and of the rest only what holds for the whole
page counts. The lists are ``data/passed_by_*.tsv``.
"""

import re
from functools import cache
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from onrecord import plugins
from onrecord.data import table
from onrecord.intake.language import language_of
from onrecord.intake.markup import words_of

LEAST = 15
"""Words in sentences; the same as a page must have to be read at all."""
FEW = 250
"""Words in sentences that a wall or a page of scores has at most."""
FIGURES = 0.4
"""The share of a page's words that are numbers, above which it is a table."""
ENOUGH = 60
"""Words by which a language is told."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})([^<>]*)>|<[!?/][^<>]*>")
INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
SILENT = ("script", "style", "noscript", "template", "svg", "textarea", "select", "iframe")
CLOSING = {name: re.compile(f"</{name}", re.IGNORECASE) for name in SILENT}
META = re.compile(
    r"""\b(property|name|itemprop|content)\s{0,3}=\s{0,3}("[^"]{0,400}"|'[^']{0,400}')""", re.IGNORECASE
)
LANG = re.compile(r"""\b(?:xml:)?lang\s{0,3}=\s{0,3}["']?([a-zA-Z]{2,3})\b""")
LINKED = re.compile(r'"@type"\s{0,20}:\s{0,20}(\[[^\[\]]{0,400}\]|"[^"]{0,100}")')
ARTICLE_BODY = re.compile(r'"articleBody"\s{0,20}:\s{0,20}"[^"]')
STOP = re.compile(r"[.!?…。！？؟।][\"”’')\]]{0,3}(?:\s|$)")
ROBOTS = re.compile(
    r"\s{0,200}(?:#[^\n]{0,500}\n\s{0,200}){0,50}(?:user-agent|sitemap|disallow)\s{0,5}:", re.IGNORECASE
)
FEED = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.IGNORECASE
)
NUMBER = re.compile(r"[-+(]?[$€£¥]?\d[\d.,:/%-]*\)?")
TITLE = re.compile(r"[^-_]+(?:[-_][^-_]+){2}")
LONG_NUMBER = re.compile(r"\d{4}")
PAGE_NUMBER = re.compile(r"\d{1,4}")
NOT_ENGLISH = "not English"


class Page(NamedTuple):
    """What a quick pass over the markup finds. ``pieces`` are the stretches of text between block elements;
    ``og`` and ``linked`` what the markup calls the page, in lower case."""

    pieces: list[str]
    lang: str | None
    og: str
    linked: frozenset[str]
    body_told: bool


def passed_by(page: str, url: str | None = None) -> str | None:
    """The reason for which this page is no report, or not in English, near certainly; None where it may be one.

    >>> passed_by("<html><body><h1>Ferry</h1></body></html>", "https://buoy.example/tag/ferries")
    'a list of reports'
    """
    if ROBOTS.match(page):
        return "rules for crawlers"
    if FEED.match(page):
        return "a feed"
    seen = seen_in(page)
    told = seen.linked & _articles() or seen.og == "article"
    by_address = None if told or url is None else by_its_address(url)
    by_type = None if told else _by_its_type(seen)
    return by_address or by_type or _by_its_text(seen)


def by_its_address(url: str) -> str | None:
    """The reason for which no report stands at this address, None where one may."""
    try:
        parts = urlsplit(url.strip().lower())
        named = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)}
        host = (parts.hostname or "").partition(".")[0]
    except ValueError:
        return None
    if not host:
        return None
    path = parts.path.rstrip("/")
    segments = [segment for segment in path.split("/") if segment]
    for rule in _addresses():
        if rule.holds(host=host, path=path, segments=segments, named=named):
            return rule.reason
    return None


class _Rule(NamedTuple):
    part: str
    words: frozenset[str]
    reason: str

    def holds(self, *, host: str, path: str, segments: list[str], named: set[str]) -> bool:
        match self.part:
            case "front":
                return not segments and not named
            case "host":
                return host in self.words
            case "ending":
                return bool(segments) and path.endswith(tuple(self.words))
            case "query":
                return (not segments or "search" in segments[-1]) and bool(named & self.words)
            case "last":
                last = segments[-1].partition(".")[0] if segments else ""
                return last in self.words and not any(LONG_NUMBER.search(segment) for segment in segments)
            case "under":
                return any(segment in self.words for segment in segments[:-1])
        at = next((i for i, segment in enumerate(segments) if segment in self.words), None)
        if at is None or any(_is_titled(segment) for segment in segments[:at]):
            return False
        behind = segments[at + 1 :]
        if len(behind) >= 2 and behind[-2] == "page" and PAGE_NUMBER.fullmatch(behind[-1]):
            behind = behind[:-2]
        return len(behind) <= 2 and not any(_is_titled(segment) or re.search(r"\d", segment) for segment in behind)


def _is_titled(segment: str) -> bool:
    """Whether it may be a report's title, day or number."""
    return TITLE.match(segment) is not None or LONG_NUMBER.search(segment) is not None


@cache
def _addresses() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["part"], frozenset(row["words"].split("|")), row["reason"])
        for row in table("passed_by_addresses.tsv")
    )


@cache
def _articles() -> frozenset[str]:
    return frozenset(name.lower() for name in words_of("articles"))


@cache
def _types() -> tuple[tuple[str, frozenset[str], tuple[str, ...], str], ...]:
    found = []
    for row in table("passed_by_types.tsv"):
        names = row["types"].split("|")
        open_ended = tuple(name for name in names if name.endswith("."))
        found.append((row["markup"], frozenset(names), open_ended, row["reason"]))
    return tuple(found)


def _by_its_type(seen: Page) -> str | None:
    for markup, names, open_ended, reason in _types():
        told = {seen.og} if markup == "og" else seen.linked
        if told & names or (open_ended and any(one.startswith(open_ended) for one in told)):
            return reason
    return None


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile("|".join(map(re.escape, row["phrases"].split("|")))), row["reason"])
        for row in table("passed_by_phrases.tsv")
    )


def _by_its_text(seen: Page) -> str | None:
    sentences = [piece for piece in seen.pieces if piece.count(" ") >= 4 and STOP.search(piece)]
    words = sum(piece.count(" ") + 1 for piece in sentences)
    if seen.body_told:
        return None
    if _foreign(seen):
        return NOT_ENGLISH
    if words < LEAST:
        # A language without spaces has no words to count; the full reading says which it is.
        unspaced = any(len(piece) > 60 and piece.count(" ") < len(piece) / 30 for piece in seen.pieces)
        return None if unspaced else "no sentences"
    if words > FEW:
        return None
    folded = [piece.lower().replace("’", "'") for piece in sentences]
    for phrases, reason in _phrases():
        if all(phrases.search(piece) for piece in folded):
            return reason
    numbers = total = 0
    for piece in seen.pieces:
        for word in piece.split():
            total += 1
            numbers += NUMBER.fullmatch(word) is not None
    if total > 100 and numbers > FIGURES * total and words < 0.2 * total:
        return "a page of scores, games or prices"
    return None


def _foreign(seen: Page) -> bool:
    """Whether the page's longer pieces are not English, and its markup doesn't say that they are."""
    if seen.lang == "en":
        return False
    sample = " ".join(piece for piece in seen.pieces if len(piece) >= (40 if piece.isascii() else 20))
    if len(sample) < 200 or (sample.count(" ") < ENOUGH and sample.isascii()):
        return False
    language = language_of(sample)
    return language != "en" and language not in plugins.installed("languages")


def seen_in(page: str) -> Page:
    """One pass over the markup, in time that grows with its length alone; nothing of it is trusted."""
    pieces: list[str] = []
    here: list[str] = []
    lang: str | None = None
    og = ""
    linked: set[str] = set()
    body_told = False

    def end_piece() -> None:
        words = " ".join(unescape("".join(here)).split())
        here.clear()
        if words:
            pieces.append(words)

    at = 0
    while m := TAG.search(page, at):
        here.append(page[at : m.start()])
        at = m.end()
        name = (m[2] or "").lower()
        if name in SILENT and not m[1]:
            end = _end_of(page, name, at)
            if name == "script" and "ld+json" in m[3]:
                said = page[at:end]
                linked.update(word.lower() for types in LINKED.findall(said) for word in re.findall(r"\w+", types))
                body_told = body_told or ARTICLE_BODY.search(said) is not None
            at = end
            end_piece()
        elif name == "html":
            told = LANG.search(m[3][:2_000])
            lang = told[1].lower() if told and lang is None else lang
        elif name == "meta" and not og:
            og = _og_type(m[3])
        if name == "br":
            here.append(" ")  # a line's end may stand inside a sentence
        elif name and name not in INLINE:
            end_piece()
    here.append(page[at:])
    end_piece()
    return Page(pieces, lang, og, frozenset(linked), body_told)


def _end_of(page: str, name: str, at: int) -> int:
    """Where the element ends; the page's end where it is never closed."""
    closing = CLOSING[name].search(page, at)
    return closing.start() if closing else len(page)


def _og_type(attributes: str) -> str:
    if "og:type" not in attributes.lower():
        return ""
    told = {name.lower(): value[1:-1] for name, value in META.findall(attributes[:2_000])}
    return told.get("content", "").strip().lower() if told.get("property", told.get("name")) == "og:type" else ""
