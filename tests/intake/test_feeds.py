"""Feeds: an entry that holds an article is a report, whatever dialect the feed is in, and however broken."""

import json
from html import escape
from pathlib import Path

import pytest

from onrecord.errors import NoArticle, NotText, ReportError, TooLarge
from onrecord.intake import arrivals
from onrecord.intake.files import arrivals_of
from onrecord.intake.syndicated import Entry, feed_of, looks_so
from onrecord.model import Arrival, Particulars

PICTURE = "<img src='a.png'>"
ARTICLE = (
    "<p>A ferry sank off Ersin on Monday and all 300 people on board were saved, the coast guard said.</p>"
    '<p>"We were lucky," said Petra Hollan, the captain of the ship, at the port of Lindau on Tuesday.</p>'
    f"<figure>{PICTURE}<figcaption>The wreck off Ersin</figcaption></figure>"
    "<p>The company called off its talks with the union.</p>"
)
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(*items: str, head: str = "") -> str:
    """An RSS 2.0 feed of these items."""
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0" {CONTENT}><channel><title>The Courier</title>'
        f"<link>https://courier.example/</link>{''.join(items)}</channel></rss>"
    )


def item(link: str = "/a", *, more: str = "", text: str = ARTICLE, title: str = "Ferry sinks") -> str:
    """An item with its whole text."""
    return (
        f"<item><title>{title}</title><link>{link}</link>{more}<content:encoded><![CDATA[{text}]]>"
        "</content:encoded></item>"
    )


def read(feed: str | bytes, **told: str) -> list[Arrival | ReportError]:
    raw = feed.encode() if isinstance(feed, str) else feed
    return list(arrivals(raw, source="feed.xml", particulars=Particulars(**told)))


def one(feed: str | bytes, **told: str) -> Arrival:
    [found] = read(feed, **told)
    assert isinstance(found, Arrival), found
    return found


def entry(feed: str) -> Entry:
    [found] = feed_of(feed, address="https://courier.example/feed").entries
    return found


def test_an_entry_with_its_article_is_a_report() -> None:
    found = one(rss(item(more="<guid>17</guid><pubDate>Thu, 28 Mar 2024 10:00:00 +0100</pubDate>")))
    assert found.report.title == "Ferry sinks"
    assert found.report.url == "https://courier.example/a"
    assert found.report.publisher == "The Courier"
    assert found.report.published == "2024-03-28T10:00:00+01:00"
    assert found.report.text.startswith("Ferry sinks\n\nA ferry sank off Ersin on Monday")
    assert [(m.kind, found.report.text[m.start : m.end]) for m in found.marked] == [
        ("headline", "Ferry sinks"),
        ("caption", "The wreck off Ersin"),
    ]
    assert found.source == "feed.xml#17"


def test_what_the_caller_says_wins_over_the_feed() -> None:
    found = one(rss(item()), publisher="The Desk", published="2024-03-01")
    assert (found.report.publisher, found.report.published) == ("The Desk", "2024-03-01")


@pytest.mark.parametrize(
    ("description", "says"),
    [
        ("A ferry sank.", "only a summary"),
        ("", "no text"),
        (escape(ARTICLE * 2) + " Read more", "cut off"),
        (escape(ARTICLE * 2) + "...", "cut off"),
    ],
)
def test_an_entry_without_an_article_says_so_and_where_it_is(description: str, says: str) -> None:
    [error] = read(rss(f"<item><link>/b</link><description>{description}</description></item>"))
    assert isinstance(error, NoArticle)
    assert says in error.what
    assert error.remedy == "Add its page instead: https://courier.example/b"


def test_a_long_summary_that_is_not_cut_off_is_an_article() -> None:
    found = one(rss(f"<item><title>Ferry sinks</title><description>{escape(ARTICLE * 2)}</description></item>"))
    assert "called off its talks" in found.report.text


def test_the_others_are_read_where_one_is_none() -> None:
    found = read(rss(item("/a"), "<item><link>/b</link><description>Soon.</description></item>", item("/c")))
    assert [type(one) for one in found] == [Arrival, NoArticle, Arrival]


def test_the_earliest_comes_first() -> None:
    days = [f"<pubDate>{day} Mar 2024 10:00:00 GMT</pubDate>" for day in ("28", "26", "27")]
    found = read(rss(*(item(f"/{i}", more=day) for i, day in enumerate(days))))
    assert [one.report.published for one in found if isinstance(one, Arrival)] == [
        "2024-03-26T10:00:00Z", "2024-03-27T10:00:00Z", "2024-03-28T10:00:00Z",
    ]  # fmt: skip


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/">
<title>The Courier</title>
<entry><title type="html">Ferry &amp;amp; crew</title><id>urn:1</id><link href="a"/>
<updated>2024-03-29T00:00:00Z</updated>%s</entry></feed>"""


def test_atom() -> None:
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{ARTICLE.replace(PICTURE, "")}</div>'
    found = one(ATOM % f'<content type="xhtml">{div}</content><published>2024-03-28T08:00:00Z</published>')
    assert found.report.url == "https://courier.example/news/a"
    assert found.report.title == "Ferry & crew"
    assert (found.report.published, found.report.modified) == ("2024-03-28T08:00:00Z", "2024-03-29T00:00:00Z")


def test_plain_text_in_atom_stays_to_the_letter() -> None:
    found = one(ATOM % '<content type="text">Talks are  off,\n\nNovak said: 2 &lt; 3.</content>')
    assert found.report.text == "Ferry & crew\n\nTalks are  off,\n\nNovak said: 2 < 3."


def test_rss_1() -> None:
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" {CONTENT}><channel><title>The Courier</title></channel>
      <item><title>Ferry sinks</title><link>https://courier.example/a</link><dc:date>2024-03-28</dc:date>
      <content:encoded>{escape(ARTICLE)}</content:encoded></item></rdf:RDF>"""
    found = one(feed)
    assert found.report.url == "https://courier.example/a"
    assert (found.report.published or found.report.modified or "")[:10] == "2024-03-28"


def test_rss_0_91() -> None:
    found = entry('<rss version="0.91"><channel><item><title>T</title><link>http://c.example/a</link>'
                  "<description>Soon.</description></item></channel></rss>")  # fmt: skip
    assert (found.link, found.content, found.whole) == ("http://c.example/a", "Soon.", False)


def json_feed(**told: object) -> str:
    first = {"id": 17, "url": "/a", "title": "Ferry sinks", "date_published": "2024-03-28T10:00:00Z", **told}
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "The Courier",
         "home_page_url": "https://courier.example/", "items": [first, "no object"]}
    )  # fmt: skip


def test_json_feed() -> None:
    found = one(json_feed(content_html=ARTICLE))
    assert (found.report.url, found.report.publisher) == ("https://courier.example/a", "The Courier")
    assert found.source == "feed.xml#17"


def test_json_feed_with_plain_text() -> None:
    assert one(json_feed(content_text="Talks are off, Novak said.")).report.text.endswith("Novak said.")


@pytest.mark.parametrize("broken", ['{"version": "https://jsonfeed.org/version/1", "items": [', json_feed()[:-40]])
def test_a_broken_json_feed_says_so(broken: str) -> None:
    [error] = read(broken)
    assert isinstance(error, NotText)
    assert "broken" in error.what


def test_a_report_that_speaks_of_json_feeds_is_none() -> None:
    assert not looks_so(json.dumps({"text": '"version": "https://jsonfeed.org/version/1"'}))


def test_entities_that_a_feed_declares_are_off() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    found = one(rss(item(text=ARTICLE + "<p>&b;&f;</p>", title="Ferry &b;&f;"), head=bomb))
    assert "aaaaaaaaaa" not in found.report.text
    assert "root:" not in found.report.text


def test_a_root_hidden_among_declarations_declares_nothing() -> None:
    bomb = f'<!DOCTYPE rss [<!ENTITY x "<rss>]>"><!ENTITY a "{"a" * 1000}">]>'
    for found in read(rss(item(title="&a;" * 1000), head=bomb)):
        assert not isinstance(found, Arrival) or "aaaa" not in found.report.text


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    assert one(rss(item(title="Ferry & crew &nbsp; <b>sinks")).replace("</channel></rss>", "")).report.title


def test_an_entry_that_comes_twice_comes_once() -> None:
    assert len(read(rss(item(more="<guid>1</guid>"), item(more="<guid>1</guid>")))) == 1


def test_different_entries_under_one_guid_are_both_kept() -> None:
    found = read(rss(item("/a", more="<guid>1</guid>"), item("/b", more="<guid>1</guid>")))
    assert {one.report.url for one in found if isinstance(one, Arrival)} == {
        "https://courier.example/a",
        "https://courier.example/b",
    }


def test_a_link_that_all_entries_share_is_none_of_theirs() -> None:
    found = feed_of(rss(item("/", more="<guid>1</guid>"), item("/", more="<guid>2</guid>")))
    assert [(one.id, one.link) for one in found.entries] == [("1", None), ("2", None)]


def test_the_number_of_a_version_behind_the_link_is_no_other_entry() -> None:
    assert entry(rss(item("https://c.example/a", more="<guid>https://c.example/a#3</guid>"))).id == (
        "https://c.example/a"
    )


@pytest.mark.parametrize(
    ("link", "is_"),
    [
        ("/a?utm_source=rss&amp;x=1&amp;utm_medium=feed", "https://courier.example/a?x=1"),
        ("javascript:alert(1)", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_where_a_link_leads(link: str, is_: str | None) -> None:
    assert entry(rss(item(link))).link == is_


@pytest.mark.parametrize("date", ["", "<pubDate>yesterday</pubDate>", "<pubDate>99/99/9999</pubDate>"])
def test_an_entry_without_a_date_has_none(date: str) -> None:
    assert one(rss(item(more=date))).report.published is None


def test_scripts_in_an_entry_are_no_text() -> None:
    assert "alert" not in one(rss(item(text=ARTICLE + "<script>alert('all')</script>"))).report.text


def test_repaired_bytes_are_told_where_they_are_in_the_report() -> None:
    feed = rss(item(text=ARTICLE.replace("Lindau", "Orl@ans"))).encode().replace(b"@", b"\xe9") + "é".encode() * 9
    found = one(feed)
    [repair] = found.report.repairs
    assert found.report.text[repair.start - 3 : repair.end + 3] == "Orléans"


@pytest.mark.parametrize("half", ["&#xD800;", "&#56000;", "&amp;#xD800;", "&amp;amp;#57343;"])
def test_half_a_character_is_none(half: str) -> None:
    for found in feed_of(rss(item(title=f"Ferry {half}", text=ARTICLE + f"<p>{half}</p>"))).entries:
        assert (found.title or "").encode()
        assert found.content.encode()


def test_a_feed_without_entries_says_so() -> None:
    [error] = read(rss())
    assert isinstance(error, NoArticle)


def test_a_feed_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    with file.open("wb") as out:
        out.write(rss(item()).encode())
        out.truncate(100_000_000)
    [error] = arrivals_of(file)
    assert isinstance(error, TooLarge)


@pytest.mark.parametrize("text", ["<html><body><p>rss</p></body></html>", "rss", '{"text": "..."}', "<note/>"])
def test_what_is_no_feed(text: str) -> None:
    assert not looks_so(text)
