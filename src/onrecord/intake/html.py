"""HTML: the article of a page, its headline first, its captions in their places."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import NoArticle, ReportError, TooLarge
from onrecord.intake.arriving import arrive
from onrecord.intake.mojibake import set_right
from onrecord.model import Arrival, Particulars, Passage, PassageKind, Repair

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OPENING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|meta|title|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
ELEMENTS = re.compile(r"</(?:p|div|html|body|article|h1|h2|span|a)\s*>", re.IGNORECASE)
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s*$")
LEAST = 15
"""Words in sentences; a page with fewer has no article."""
MOST_TAGS = 100_000
"""A page of a live blog over a whole day has half as many; more take longer than a report may."""
MANY_TAGS = 10_000
LONGEST_META = 1_000
"""Characters that are read of what a meta element says."""
MOST_ATTRIBUTES = 500
"""Of one element; it takes time that grows with the square of their number to tell them apart."""
VALUE = re.compile(r"""=\s{0,9}(?:"[^"]*"|'[^']*')""")
DEEPEST = 1_500_000
"""The elements of a page, each counted as often as others stand around it; a large page of news has a third."""
SITE = re.compile(r"\s{1,9}[|–—-]\s{1,9}[^|–—]{2,40}$")


class Part(NamedTuple):
    """A paragraph of the page, and its kind where the markup says it."""

    text: str
    kind: PassageKind | None = None


def looks_so(text: str) -> bool:
    """Whether the text opens with an element of a page, or is full of them."""
    head = text[:65_536]
    opening = OPENING.match(head)
    if opening and ("html" in opening.group().lower() or "</" in text):
        return True
    return head.lstrip().startswith("<") and len(ELEMENTS.findall(head)) >= 3


def read(
    text: str, *, source: str, told: Particulars, repairs: tuple[Repair, ...] = ()
) -> Iterator[Arrival | ReportError]:
    """One arrival: headline, byline, paragraphs and captions, each a paragraph, a blank line between them.

    The article is what trafilatura finds; the headline is the page's ``h1`` or ``og:title``; captions are found
    by a pass of our own and stand where their pictures stood. ``marked`` names all three.
    """
    try:
        yield _read(text, source=source, told=told, broken=repairs)
    except ReportError as error:
        yield error


def forget() -> None:
    """Let go of what the extractor remembers of the pages that it has read; it remembers thousands."""
    from trafilatura.meta import reset_caches

    reset_caches()


def _read(page: str, *, source: str, told: Particulars, broken: tuple[Repair, ...]) -> Arrival:
    from lxml import etree
    from lxml.html import document_fromstring
    from trafilatura import bare_extraction

    from onrecord.intake.markup import text_of, told_by
    from onrecord.intake.pictures import mark_captions_and_bylines, outline

    if page.count("<") > MOST_TAGS:
        raise _too_tangled(f"has more than {MOST_TAGS:,} tags", source)
    if any(_attributes(tag) > MOST_ATTRIBUTES for tag in page.split("<") if len(tag) > 2 * MOST_ATTRIBUTES):
        raise _too_tangled(f"has an element with more than {MOST_ATTRIBUTES} attributes", source)
    empty = NoArticle(
        "The page has no article in it.", where=source, remedy="Save the article's own page, or hand in its text."
    )
    declared = DECLARATION.match(page)
    try:
        tree = document_fromstring(page[declared.end() if declared else 0 :])
    except (etree.ParserError, ValueError) as error:
        raise empty from error
    if page.count("<") > MANY_TAGS and _depths(tree) > DEEPEST:
        raise _too_tangled("is nested too deeply", source)
    for meta in tree.iter("meta"):
        if len(said := meta.get("content") or "") > LONGEST_META:
            meta.set("content", said[:LONGEST_META])
    says = told_by(tree)
    heading = next((words for h in tree.iter("h1") if (words := text_of(h)) and len(words) < 400), None)
    mark_captions_and_bylines(tree)
    lines = outline(tree)
    found, headline = says.particulars, _headline(heading, says.headline)
    found = Particulars(
        title=headline or _without_site(found.title),
        url=found.url,
        publisher=found.publisher,
        published=found.published,
    )
    document = bare_extraction(
        tree,
        url=told.url or found.url,
        # Costs more than the text itself, and most pages have said all of it.
        with_metadata=not all(getattr(told, name) or getattr(found, name) for name in found.__struct_fields__),
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    body = (getattr(document, "text", None) or "") if document is not None else ""
    parts = _parts(body, lines, heading)
    if says.article and (_sentence_words(parts) < LEAST or len(parts) == 1):
        parts = [Part(line.strip()) for line in says.article.split("\n") if line.strip()]
    if _sentence_words(parts) < LEAST:
        raise empty
    parts = _under(headline, parts)
    found = Particulars(
        title=found.title or getattr(document, "title", None),
        url=found.url or getattr(document, "url", None),
        publisher=found.publisher or getattr(document, "sitename", None),
        published=found.published or getattr(document, "date", None),
    )
    text, repairs, marked = written(parts)
    return arrive(
        text,
        source=source,
        told=told,
        found=found,
        modified=says.modified,
        repairs=[*found_again(page, text, broken), *repairs],
        marked=marked,
    )


def _too_tangled(how: str, source: str) -> TooLarge:
    return TooLarge(f"The page {how}.", where=source, remedy="Save the article's text alone.")


def _attributes(tag: str) -> int:
    """How many attributes a tag has, about; ``tag`` is what follows its opening bracket."""
    return len(VALUE.sub(" ", tag).partition(">")[0].split())


def _depths(tree: "HtmlElement") -> int:
    """How many elements stand around each element, added up."""
    from lxml import etree

    depth = depths = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        depths += depth if event == "start" else 0
    return depths


def _parts(body: str, lines: list[str], heading: str | None) -> list[Part]:
    """The extractor's paragraphs, and the captions among them that it lost."""
    from onrecord.intake.pictures import MARKED, kind_of, lost

    kept = [line for line in body.split("\n") if line.strip()]
    for above, caption in reversed(lost(lines, kept, heading)):
        kept.insert(above, caption)
    parts = []
    for line in kept:
        m = MARKED.match(line)
        words = MARKED.sub(" ", line).strip().removeprefix("- ").strip()
        if words:
            parts.append(Part(words, kind_of(m) if m else None))
    return parts


def _sentence_words(parts: list[Part]) -> int:
    return sum(
        part.text.count(" ") + 1
        for part in parts
        if part.kind is None and part.text.count(" ") >= 4 and SENTENCE.search(part.text[-10:])
    )


def _without_site(title: str | None) -> str | None:
    """The title without the site's name behind a bar or dash."""
    return SITE.sub("", title).strip() if title else None


def _headline(heading: str | None, title: str | None) -> str | None:
    """The page's own heading, unless it is the site's name and the title says more."""
    title = _without_site(title)
    if heading and title:
        wide, narrow = (_key(heading), _key(title))
        if narrow in wide or wide in narrow or len(set(wide.split()) & set(narrow.split())) >= 3:
            return heading
        return heading if len(heading.split()) >= 5 else title
    return heading or title


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _under(headline: str | None, parts: list[Part]) -> list[Part]:
    """The headline in front, and not again among the first paragraphs; of two lengths of it the longer."""
    if not headline:
        return parts
    words = set(_key(headline).split())
    rest: list[Part] = []
    for i, part in enumerate(parts):
        if i < 4 and part.kind is None and not SENTENCE.search(part.text[-10:]):
            said = set(_key(part.text).split())
            if len(words & said) >= 0.8 * min(len(words), len(said)) and min(len(words), len(said)) >= 3:
                headline = max(headline, part.text, key=len)
                continue
            if said == words:
                continue
        rest.append(part)
    return [Part(headline, "headline"), *rest]


def written(parts: list[Part]) -> tuple[str, list[Repair], list[Passage]]:
    """The parts as one text, with the repairs of each and the passages that the markup names."""
    written: list[str] = []
    repairs: list[Repair] = []
    marked: list[Passage] = []
    at = 0
    for part in parts:
        words, mended = set_right(part.text)
        repairs += [Repair(start=at + r.start, end=at + r.end, was=r.was, kind=r.kind) for r in mended]
        if part.kind:
            marked.append(Passage(start=at, end=at + len(words), kind=part.kind))
        written.append(words)
        at += len(words) + 2
    return "\n\n".join(written), repairs, marked


def found_again(page: str, text: str, broken: tuple[Repair, ...]) -> Iterator[Repair]:
    """Repairs of the page's bytes, where the article holds the words around them."""
    around = 12
    for repair in broken[:200]:
        before = re.split(r"[<>\s]", page[max(0, repair.start - around) : repair.start])[-1]
        context = before + page[repair.start : repair.end]
        context += re.split(r"[<>\s&]", page[repair.end : repair.end + around])[0]
        at = text.find(context)
        if at >= 0:
            start = at + len(before)
            yield Repair(start=start, end=start + repair.end - repair.start, was=repair.was, kind=repair.kind)
