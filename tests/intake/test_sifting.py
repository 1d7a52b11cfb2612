"""Cheap looks at crawled pages: what is passed by, and above all what is not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import PassedBy
from onrecord.intake import arrivals, sifting
from onrecord.model import Arrival
from tests.intake.crawls import ARTICLE

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def texts() -> Iterator[str]:
    """The texts of the sample reports."""
    for file in sorted(EXAMPLES.rglob("*.txt")):
        yield file.read_text("utf8")
    for file in sorted(EXAMPLES.rglob("*.jsonl")):
        yield from (json.loads(line)["text"] for line in file.read_text("utf8").splitlines())


def test_no_sample_report_is_passed_by() -> None:
    pages = [file.read_text("utf8") for file in EXAMPLES.rglob("*.html")]
    pages += [f"<html><body><div>{text.replace(chr(10), '<br>')}</div></body></html>" for text in texts()]
    assert len(pages) > 15
    assert [sifting.passed_by(page) for page in pages if sifting.passed_by(page)] == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://buoy.example/", "a front page"),
        ("https://buoy.example/tag/ferries", "a list of reports"),
        ("https://buoy.example/world/category/europe/page/12/", "a list of reports"),
        ("https://buoy.example/author/ana-ruiz/", "a list of reports"),
        ("https://buoy.example/?s=ferry", "a search page"),
        ("https://buoy.example/search?q=ferry&page=2", "a search page"),
        ("https://buoy.example/en/login.php?next=/", "a page for accounts or subscriptions"),
        ("https://buoy.example/about-us", "a page about the site"),
        ("https://buoy.example/product/red-wool-winter-coat", "a page of a shop"),
        ("https://shop.buoy.example/coats/17", "a page of a shop"),
        ("https://buoy.example/videos/ferry", "a page of videos or pictures"),
        ("https://buoy.example/sport/league-table.html", "a page of scores, games or prices"),
        ("https://buoy.example/robots.txt", "rules for crawlers"),
        ("https://buoy.example/news/feed.xml", "a feed"),
    ],
)
def test_addresses_at_which_no_report_stands(url: str, why: str) -> None:
    assert sifting.by_its_address(url) == why
    assert sifting.passed_by(ARTICLE, url) == why


@pytest.mark.parametrize(
    "url",
    [
        "https://buoy.example/?p=1234",
        "https://buoy.example/2024/03/28/search",
        "https://buoy.example/category/europe/ferry-sinks-off-ersin",
        "https://buoy.example/tag/2024/ferry",
        "https://buoy.example/archives/12345",
        "https://buoy.example/video/2024/03/28/ferry-sinks",
        "https://buoy.example/politics/tags-on-prisoners-are-back",
        "https://buoy.example/news/weather-kills-twelve",
        "https://buoy.example/world/europe/ferry-sinks",
        "https://buoy.example/a/b/tag/of/war/in/ersin",
        "https://[broken",
        "",
    ],
)
def test_addresses_at_which_a_report_may_stand(url: str) -> None:
    assert sifting.by_its_address(url) is None


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="og:type" content="article">',
        "<meta content='article' property='og:type'/>",
        '<script type="application/ld+json">{"@type": ["NewsArticle"], "headline": "x"}</script>',
    ],
)
def test_a_page_that_calls_itself_an_article_is_read_whatever_its_address(markup: str) -> None:
    page = ARTICLE.replace("<title>", f"{markup}<title>")
    assert sifting.passed_by(page, "https://buoy.example/tag/ferries") is None


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<h1>Latest</h1><ul><li><a href='/1'>Ferry sinks</a><li>Strike ends</ul>", "no sentences"),
        ("<p>We and our partners store and access cookies on your device to show ads.</p><p>You may accept our "
         "use of cookies or manage preferences, as our privacy policy says.</p>", "a cookie wall"),
        ("<p>Enable JavaScript and reload the page to go on reading it.</p><p>We are checking your browser "
         "before you can see the page that you want.</p>", "a wall before the page"),
        ("<p>The page you requested could not be found on this server.</p><p>The link you followed "
         "may be broken, or the page has been moved somewhere else.</p>", "a page that isn't there"),
        ("<p>All the scores of the evening in the league, with the goals of each of the teams.</p><table>"
         + "<tr><td>Ersin</td><td>3</td><td>1</td><td>12</td><td>44%</td></tr>" * 60 + "</table>",
         "a page of scores, games or prices"),
        ("<p>Der Minister sagte am Montag, dass die Gespräche weitergehen und niemand abreisen werde.</p>" * 8,
         "not English"),
        ("<p>部长周一表示，会谈将持续到周末，没有人会离开。双方承诺继续谈判。</p>" * 20, "not English"),
        ('<script type="application/ld+json">{"@type": "SearchResultsPage"}</script>' + ARTICLE, "a search page"),
        ('<meta property="og:type" content="product.item">' + ARTICLE, "a page of a shop"),
    ],
)  # fmt: skip
def test_pages_that_are_no_reports_by_what_they_hold(body: str, why: str) -> None:
    assert sifting.passed_by(f"<html><head></head><body>{body}</body></html>") == why


@pytest.mark.parametrize(
    "body",
    [
        "<p>A ferry sank off Ersin on Monday and all 300 people on board were saved, the coast guard said.</p>",
        "<div>A ferry sank off Ersin on Monday and all 300 people<br>on board were saved, the <a>coast guard</a> "
        "<b>said</b>.&nbsp;</div>",
        "<p>&#8220;We will set new rules for cookies, and nobody will be asked for consent again,&#8221; the "
        "minister said on Monday in the port of Ersin.</p><p>The parties in opposition called it a farce.</p>",
        '<script type="application/ld+json">{"@type": "WebPage", "articleBody": "A ferry sank."}</script>',
    ],
)
def test_short_reports_are_no_walls(body: str) -> None:
    assert sifting.passed_by(f"<html lang='en'><body>{body}</body></html>") is None


def test_a_page_that_somebody_chose_is_read_and_a_crawled_one_passed_by() -> None:
    page = ARTICLE.replace("<title>", '<meta property="og:type" content="profile"><title>').encode()
    [read] = arrivals(page, source="page")
    [passed] = arrivals(page, source="page", crawled=True)
    assert isinstance(read, Arrival)
    assert isinstance(passed, PassedBy)
