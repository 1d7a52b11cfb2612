"""Hostile and broken input of every format, by hypothesis; and the way of each up to its passages."""

import gzip
import json

from hypothesis import strategies as st

from onrecord import clean
from onrecord.errors import ReportError
from onrecord.intake import arrivals
from tests.intake.crawls import ARTICLE, answer, record
from tests.intake.pdfs import lines, of_streams, pdf

MOST = 200_000
"""Bytes that a report may have here."""

TEXT = "A ferry with 300 people on board sank off Ersin on Monday, the coast guard said, and 12 are missing. "
ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>{}</feed>'
PIECES = (
    *(
        "a ",
        "A",
        ". ",
        ", ",
        "- ",
        "\n",
        "\n\n",
        "\t",
        "\f",
        "\0",
        "\u00a0",
        "\u2028",
        "“",
        '"',
        "’",
        "(",
        "[",
        "@",
    ),
    *(
        "http://",
        "<",
        "</p>",
        "<p>",
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<figure><figcaption>",
        "<script>",
        "<!--",
    ),
    *("<![CDATA[", "&#0;", "&amp;", "&b;", "<!DOCTYPE x [<!ENTITY b '&b;&b;'>]>", "By Ana Ruiz", "Ana Ruiz, "),
    *("LONDON (AP) — ", "Photo: ", "(L) ", "Â©", "â€™", "é", "中", "\U0001f600", TEXT, TEXT * 3, '{"text": '),
    *('"uri": ', "1,000 ", "1 2 3 ", '="', "' "),
)
"""What is repeated, nested and mixed."""


def rss_of(*items: str) -> str:
    """An RSS feed of these items."""
    told = "".join(f"<item>{said}</item>" for said in items)
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>x</title>{told}</channel></rss>'


pieces = st.sampled_from(PIECES)
repeated = st.builds(lambda piece, times: piece * times, pieces, st.integers(1, 3_000))
words = st.lists(st.one_of(pieces, repeated, st.text(max_size=40)), max_size=30).map("".join)
raw = words.map(lambda text: text.encode("utf-8", "surrogatepass"))
numbers = st.integers(-5, 10**9)


@st.composite
def mangled(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes of a whole file, some overwritten, some taken out, the end cut off."""
    found = bytearray(draw(whole))
    for _ in range(draw(st.integers(0, 4))):
        if found:
            at = draw(st.integers(0, len(found) - 1))
            found[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=20))
    return bytes(found[: draw(st.integers(0, len(found)))] if draw(st.booleans()) else found)


pages = words.map(lambda text: ARTICLE.replace("<article>", f"<article>{text}").encode("utf-8", "surrogatepass"))
values = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ("value", "contenttype", "role", "name", "text", "uri")), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
FIELDS = (
    *("id", "uri", "text", "title", "url", "publisher", "published", "headline", "headlines", "byline", "by"),
    *("bodies", "body_text", "body_xhtml", "pubstatus", "embargoed", "versioncreated", "infosources", "type"),
)
objects = st.dictionaries(st.sampled_from(FIELDS), values, max_size=8)
json_lines = st.lists(objects, min_size=1, max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode())
HEADERS = ("gzip", "br", "deflate", "identity", "zstd", "gzip, gzip", "")


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """A few records of a crawl, each with something wrong with it or not."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        body = draw(st.one_of(pages, raw, st.binary(max_size=200)))
        coding = draw(st.sampled_from(HEADERS))
        body = gzip.compress(body, mtime=0) if coding.startswith("gzip") and draw(st.booleans()) else body
        kind = draw(st.sampled_from(("text/html", "text/html; charset=punycode", "text/plain", "image/png", "")))
        block = answer(
            body, kind=kind, Content_Encoding=coding, Transfer_Encoding=draw(st.sampled_from(("", "chunked")))
        )
        length = draw(st.one_of(st.none(), st.none(), numbers, st.just("")))
        type_of_it = draw(st.sampled_from(("response", "resource", "revisit", "metadata", "")))
        made.append(
            record(
                block,
                length=length,
                kind=type_of_it,
                url=draw(st.one_of(st.just("https://a.example/x"), st.none())),
            )
        )
    whole = [b"".join(made)] if draw(st.booleans()) else made
    # With no moment in it, which would make it another each time that it is drawn.
    return b"".join(gzip.compress(part, mtime=0) for part in whole)


entries = st.lists(
    st.tuples(st.sampled_from(("title", "link", "pubDate", "guid", "content:encoded")), words), max_size=6
)
rss = st.lists(entries, max_size=3).map(
    lambda items: rss_of(*("".join(f"<{tag}>{said}</{tag}>" for tag, said in told) for told in items))
)
atom = st.lists(words, max_size=3).map(
    lambda said: ATOM.format("".join(f"<entry><content type='html'>{text}</content></entry>" for text in said))
)
FED = ("id", "url", "title", "content_html", "content_text", "date_published", "authors", "attachments")
json_feeds = st.lists(st.dictionaries(st.sampled_from(FED), values, max_size=6), max_size=3).map(
    lambda items: json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items})
)
feeds = st.one_of(rss, atom, json_feeds).map(lambda feed: feed.encode("utf-8", "surrogatepass"))
streams = st.lists(st.one_of(raw, st.binary(max_size=500)), min_size=1, max_size=3).map(of_streams)
drawn = st.lists(st.sampled_from((TEXT, "govern-", "ment", "7", "(a) \\")), min_size=1, max_size=9).map(
    lambda texts: pdf(lines(*texts), lines(*texts))
)

FORMS: dict[str, st.SearchStrategy[bytes]] = {
    "plain text": st.one_of(raw, mangled(raw)),
    "HTML": st.one_of(pages, mangled(pages), raw.map(lambda text: b"<html><body>" + text)),
    "JSON lines and ninjs": st.one_of(json_lines, mangled(json_lines)),
    "feeds": st.one_of(feeds, mangled(feeds)),
    "WARC": st.one_of(records(), mangled(records())),
    "anything": st.binary(max_size=2_000),
}
SLOW: dict[str, st.SearchStrategy[bytes]] = {"PDF": st.one_of(mangled(drawn), streams)}
"""Each is a process of its own."""


def through(given: bytes, *, crawled: bool = True) -> int:
    """How many reports came of these bytes; each has gone on to its passages. Raises what nobody foresaw."""
    came = 0
    for item in arrivals(given, source="x", max_bytes=MOST, crawled=crawled):
        if isinstance(item, ReportError):
            assert item.what
            assert item.where
            continue
        text = item.report.text
        for passage in clean.passages(item):
            assert text[passage.start : passage.end].strip()
        assert "\0" not in text
        text.encode()
        came += 1
    return came
