"""Captions and bylines in a page's markup, and where among the paragraphs they stand."""

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.markup import named, text_of, words_of
from onrecord.model import PassageKind

MARK = "xxonrecord{kind}{number:04d}xx"
MARKED = re.compile(r"\s{0,9}(?:- )?xxonrecord(?P<kind>caption|byline)(?P<number>\d{4})xx\s*")
NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that the tree takes in a page and not from us."""
MOST = 500
"""Marks on one page. A page with more captions is a gallery or broken."""
LONGEST_CAPTION = 1_500
LONGEST_BYLINE = 120
LONGEST_BESIDE = 400
BESIDE = ("p", "div", "span", "small", "em", "i", "td", "dd")
SLANTED = ("em", "i", "small")
NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
""" "imageCaption", "wp-caption-text" and "a__caption" to their words."""


def mark_captions_and_bylines(tree: HtmlElement) -> None:
    """Write each caption and byline as a paragraph of its own that opens with a mark, in its place.

    The extractor leaves figures out; with the mark, what it kept is found again among its paragraphs. An
    image's ``alt`` alone is no caption: it is written for those who can't see the picture, and few readers see
    it. But a paragraph below the image that says the same is one.
    """
    elements = [e for e in tree.iter() if isinstance(e.tag, str) and e.tag not in ("html", "body", "script")]
    said_of_images = _alternatives(elements)
    captions = [e for e in elements if _is_caption(e) or _is_beside_its_picture(e, said_of_images)]
    holders = {id(a) for e in captions for a in e.iterancestors()}
    captions = [e for e in captions if id(e) not in holders]
    bylines = [e for e in elements if _is_byline(e)]
    inside = {id(e) for b in bylines for e in b.iterdescendants()}
    found: list[tuple[HtmlElement, str]] = [(e, "caption") for e in captions]
    found += [(e, "byline") for e in bylines if id(e) not in inside]
    beside = words_of("beside")
    for number, (element, kind) in enumerate(found[:MOST]):
        said = NO_TEXT.sub("", text_of(element, without=beside))
        if said and len(said) < LONGEST_CAPTION:
            paragraph = etree.SubElement(element, "p")  # made here so that it is of the tree's own kind
            element.remove(paragraph)
            paragraph.text = f"{MARK.format(kind=kind, number=number)} {said}"
            _put_behind(element, paragraph, len(said))


def _is_caption(element: HtmlElement) -> bool:
    """Whether the markup itself says so, by the element's kind, class or role."""
    if element.tag == "figcaption" or element.get("role") == "caption":
        return True
    if element.tag in ("figure", "img", "button", "a", "video", "track", "caption", "table"):
        return False
    return any(_names_caption(name) for name in named(element, whole=True))


def _names_caption(name: str) -> bool:
    words = frozenset(word.lower() for word in NAME_PARTS.findall(name))
    return bool(words & words_of("captions")) and not words & words_of("no_captions")


def _alternatives(elements: Sequence[HtmlElement]) -> frozenset[str]:
    """What the images' ``alt`` say, where it is more than a label."""
    images = (e for e in elements if e.tag in ("img", "amp-img") or e.get("role") == "figure")
    said = (_key(e.get("alt") or e.get("aria-label") or "") for e in images)
    return frozenset(key for key in said if len(key) > 20)


def _is_beside_its_picture(element: HtmlElement, said_of_images: frozenset[str]) -> bool:
    """A paragraph that says what an image's ``alt`` says, the few words that share a holder with one image, or
    slanted words alone below an image."""
    if element.tag not in BESIDE:
        return False
    holder = element.getparent()
    slanted = element.tag in SLANTED and holder is not None and holder.tag in ("p", "div", "td")
    if not (said_of_images or slanted or _is_for_pictures(holder)) or _says_more_than(element, LONGEST_BESIDE):
        return False
    said = text_of(element)
    if len(said) < 12 or _links_out(element):
        return False
    if said_of_images and _key(said) in said_of_images:
        return True
    if holder is None or element.find(".//img") is not None:
        return False
    if slanted:
        above = holder if holder.find(".//img") is not None else holder.getprevious()
        alone = text_of(holder) == said
        return alone and above is not None and _only_a_picture(above, len(said) if above is holder else 0)
    return _is_for_pictures(holder) and _only_a_picture(holder, len(said) + 40)


def _is_for_pictures(element: HtmlElement | None) -> bool:
    names = named(element) if element is not None else ()
    return not words_of("pictures").isdisjoint(word for name in names for word in NAME_PARTS.findall(name))


def _only_a_picture(element: HtmlElement, words: int) -> bool:
    """Whether the element holds one image, and beside it no more than so many characters."""
    if not isinstance(element.tag, str) or _says_more_than(element, words):
        return False
    images = element.findall(".//img") + ([element] if element.tag == "img" else [])
    return len(images) == 1


def _links_out(element: HtmlElement) -> bool:
    """Whether it is a link, or stands in one, as headlines of other reports do."""
    return element.find(".//a") is not None or any(a.tag == "a" for a in element.iterancestors())


def _is_byline(element: HtmlElement) -> bool:
    if element.tag not in ("p", "div", "span", "address", "a", "section", "li"):
        return False
    names = named(element)
    if not (names & words_of("bylines") or any("byline" in name for name in names)):
        return False
    if _says_more_than(element, 2 * LONGEST_BYLINE):
        return False
    said = text_of(element)
    return 0 < len(said) <= LONGEST_BYLINE and not any(map(str.isdigit, said))


def _put_behind(element: HtmlElement, paragraph: HtmlElement, length: int) -> None:
    """The paragraph behind whatever holds only the picture, so that it is part of the article and not of that."""
    old, parent = element, element.getparent()
    while parent is not None and parent.tag not in ("body", "article", "main", "html"):
        if _says_more_than(parent, length + 150):
            break
        old, parent = parent, parent.getparent()
    if parent is None:
        return
    tail, old.tail = old.tail, None
    old.addnext(paragraph)
    paragraph.tail = tail
    holder = element.getparent()
    if element.tail and element is not old:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            holder.text = (holder.text or "") + element.tail
    holder.remove(element)


def _says_more_than(element: HtmlElement, most: int) -> bool:
    said = 0
    for piece in element.itertext():
        said += len(piece.strip())
        if said > most:
            return True
    return False


def outline(tree: HtmlElement) -> list[str]:
    """The page's paragraphs and headings in order, marked ones among them, without asides and links out."""
    return [
        text_of(element)
        for element in tree.iter("p", "h1", "h2", "li", "blockquote")
        if not any(_is_aside(ancestor) for ancestor in element.iterancestors())
    ]


def _is_aside(element: HtmlElement) -> bool:
    return element.tag in ("aside", "nav", "footer") or any(
        word in name
        for name in named(element)
        for word in ("related", "recommend", "promo", "sidebar", "newsletter")
    )


def kind_of(marked: re.Match[str]) -> PassageKind:
    """The kind that a mark stands for."""
    return "caption" if marked["kind"] == "caption" else "byline"


def lost(lines: Sequence[str], kept: Sequence[str], heading: str | None) -> list[tuple[int, str]]:
    """The marked captions of an outline that the extractor lost though they stand within the article, below its
    heading or its first paragraph: each with the number of kept lines that stand above it."""
    at = {_key(line): i for i, line in enumerate(kept)}
    places = [at.get(_key(line)) for line in lines]
    known = [i for i, place in enumerate(places) if place is not None]
    found: list[tuple[int, str]] = []
    above = 0
    head = next((i for i, line in enumerate(lines) if heading and _key(line) == _key(heading)), len(lines))
    for i, line in enumerate(lines[: known[-1] + 1] if known else ()):
        place = places[i]
        if place is not None:
            above = max(above, place + 1)
        elif i > min(known[0], head) and (m := MARKED.match(line)) and m["kind"] == "caption":
            found.append((above, line))
    return found


def _key(line: str) -> str:
    return "".join(filter(str.isalnum, line))[:80]
