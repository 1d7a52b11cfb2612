"""A page's article, its captions in their places."""

import pytest

from onrecord.errors import NoArticle
from onrecord.intake import arrivals
from onrecord.model import Arrival, Particulars

LEAD = (
    "A ferry with 300 people on board sank off Ersin on Monday, the coast guard said, and 12 of them are missing."
)
SECOND = "“We are searching, and we will go on searching,” Captain Lena Moe told reporters in the port of Ersin."
THIRD = (
    "The government promised an inquiry into the sinking and said that its findings would be published in June."
)
HEAD = """<meta property="og:title" content="Ferry sinks off Ersin | The Daily Buoy">
<meta property="og:site_name" content="The Daily Buoy"><link rel="canonical" href="https://buoy.example/ferry">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-28T10:00:00Z",
"dateModified": "2024-03-29T08:30:00Z"}]}</script><script type="application/ld+json">{broken</script>"""
FIGURE = """<figure class="lead"><img src="a.jpg" alt="a wet child"><figcaption>A rescuer carries a child ashore
<span class="credit">Tom Hale/Wire</span> <button>Enlarge</button></figcaption></figure>"""
BODY = f"""<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<article><h1>Ferry sinks off Ersin, 12 missing</h1>
<p class="byline">By <a rel="author" href="/ruiz">Ana Ruiz</a></p>
<p>{LEAD}</p>{FIGURE}<p>{SECOND}</p><h2>What we know</h2><p>{THIRD}</p>
<div class="image-caption">The harbour of Ersin, where the ferry was built</div></article>
<aside><figure><figcaption>Stars arrive for the film prize</figcaption></figure></aside>
<footer>Copyright 2024 The Daily Buoy</footer>"""
PAGE = f'<!DOCTYPE html><html lang="en"><head><title>Ferry</title>{HEAD}</head><body>{BODY}</body></html>'


def only(page: str | bytes, **told: str) -> Arrival:
    raw = page if isinstance(page, bytes) else page.encode()
    [arrival] = arrivals(raw, source="page", particulars=Particulars(**told))
    assert isinstance(arrival, Arrival), arrival
    return arrival


def marked(arrival: Arrival, kind: str) -> list[str]:
    return [arrival.report.text[p.start : p.end] for p in arrival.marked if p.kind == kind]


@pytest.fixture(scope="module")
def arrival() -> Arrival:
    return only(PAGE)


def test_the_article_is_taken_and_the_furniture_left(arrival: Arrival) -> None:
    text = arrival.report.text
    assert all(paragraph in text for paragraph in (LEAD, SECOND, THIRD))
    assert not any(word in text for word in ("Home", "Copyright", "Enlarge", "a wet child"))


def test_the_headline_comes_first_and_once(arrival: Arrival) -> None:
    headline = "Ferry sinks off Ersin, 12 missing"
    assert marked(arrival, "headline") == [headline]
    assert arrival.report.text.startswith(headline)
    assert arrival.report.text.count(headline) == 1
    assert arrival.report.title == headline


def test_captions_are_marked_and_stand_where_the_pictures_stood(arrival: Arrival) -> None:
    carries, harbour = marked(arrival, "caption")
    assert carries == "A rescuer carries a child ashore Tom Hale/Wire"
    assert harbour == "The harbour of Ersin, where the ferry was built"
    text = arrival.report.text
    assert text.index(LEAD) < text.index(carries) < text.index(SECOND) < text.index(harbour)


def test_captions_outside_the_article_are_none_of_it(arrival: Arrival) -> None:
    assert "film prize" not in arrival.report.text


def test_the_byline_is_marked(arrival: Arrival) -> None:
    assert marked(arrival, "byline") == ["By Ana Ruiz"]


def test_published_and_modified_are_kept_apart(arrival: Arrival) -> None:
    report = arrival.report
    assert (report.published, report.modified) == ("2024-03-28T10:00:00Z", "2024-03-29T08:30:00Z")
    assert (report.publisher, report.url) == ("The Daily Buoy", "https://buoy.example/ferry")


def test_what_the_caller_says_wins() -> None:
    report = only(
        PAGE, published="2024-03-27", publisher="The Wire", url="https://wire.example/1", title="Ferry"
    ).report
    assert (report.published, report.publisher) == ("2024-03-27", "The Wire")
    assert (report.url, report.title) == ("https://wire.example/1", "Ferry")


def test_a_page_without_dates_has_none() -> None:
    report = only(f"<html><body><h1>Ferry sinks</h1><p>{LEAD}</p><p>{SECOND}</p></body></html>").report
    assert (report.published, report.modified) == (None, None)


def test_the_same_page_reads_the_same_again(arrival: Arrival) -> None:
    assert only(PAGE) == arrival


def test_the_declared_charset_counts() -> None:
    page = PAGE.replace("<title>", '<meta charset="windows-1251"><title>').replace("Lena Moe", "Lena Мое")
    assert "Captain Lena Мое" in only(page.encode("cp1251", "xmlcharrefreplace")).report.text


def test_mojibake_is_repaired_at_offsets_into_the_article() -> None:
    report = only(PAGE.replace("Captain Lena Moe", "Captain LÃ©na Moe")).report
    [repair] = report.repairs
    assert (report.text[repair.start : repair.end], repair.was) == ("é", "Ã©")


def test_a_page_drawn_by_a_script_gives_what_its_linked_data_hold() -> None:
    body = f"{LEAD}\\n\\n{SECOND}"
    linked = f'{{"@type": "NewsArticle", "headline": "Ferry sinks off Ersin", "articleBody": "{body}"}}'
    script = f'<script type="application/ld+json">{linked}</script>'
    report = only(f"<html><head>{script}</head><body><div id='app'></div></body></html>").report
    assert report.text == f"Ferry sinks off Ersin\n\n{LEAD}\n\n{SECOND}"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href='/'>Home</a><a href='/in'>Sign in</a></nav><form><input name='user'></form>",
        "<h1>Latest</h1><ul><li><a href='/1'>Ferry sinks</a></li><li><a href='/2'>Strike ends</a></li></ul>",
        "<p>Page not found</p>",
    ],
)
def test_a_page_without_an_article_says_so(body: str) -> None:
    [error] = arrivals(f"<!doctype html><html><body>{body}</body></html>".encode(), source="page")
    assert isinstance(error, NoArticle)
    assert error.where == "page"


@pytest.mark.parametrize(
    "figure",
    [
        '<dl class="wp-caption"><dt><img src="a.jpg"></dt><dd class="wp-caption-dd">{}</dd></dl>',
        '<div class="Theme-Item"><img src="a.jpg"><div class="Theme-Caption">{}</div></div>',
        '<div><img src="a.jpg"><div role="caption">{}</div></div>',
        '<p><img src="a.jpg" alt="{}"></p><p>{}</p>',
        '<p><img src="a.jpg"><br><em>{}</em></p>',
        '<div class="photo"><img src="a.jpg"><small>{}</small></div>',
        '<table><tr><td><img src="a.gif"></td></tr><tr><td class="photocap"><font>{}</font></td></tr></table>',
        '<div class="art"><img src="a.jpg"><span class="lead-art__caption">{}</span></div>',
        '<div class="mol-img"><img src="a.jpg" alt="{}"></div><p class="imageCaption">{}</p>',
    ],
)
def test_what_the_markup_of_many_sites_calls_a_caption_is_one(figure: str) -> None:
    words = "Rescuers carry a child ashore in the port of Ersin"
    page = f"<html><body><article><h1>Ferry sinks off Ersin</h1><p>{LEAD}</p>{figure.format(words, words)}"
    assert marked(only(f"{page}<p>{SECOND}</p><p>{THIRD}</p></article></body></html>"), "caption") == [words]


def test_slanted_words_away_from_a_picture_and_links_beside_one_are_no_captions() -> None:
    note = "<p><em>This report was written with the help of the fleet.</em></p>"
    teaser = '<div class="photo"><img src="b.jpg"><a href="/2">Another ferry sinks off Ersin</a></div>'
    page = f"<html><body><article><h1>Ferry sinks off Ersin</h1><p>{LEAD}</p><p>{SECOND}</p>{note}{teaser}"
    assert marked(only(f"{page}<p>{THIRD}</p></article></body></html>"), "caption") == []


def test_control_characters_in_a_caption_cost_themselves() -> None:
    page = PAGE.replace("A rescuer carries", "A\x1b rescuer carries")
    assert marked(only(page), "caption")[0] == "A rescuer carries a child ashore Tom Hale/Wire"
