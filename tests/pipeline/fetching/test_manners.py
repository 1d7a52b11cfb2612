"""A site is asked as its robots.txt says, one request at a time, and left alone when it wants."""

import pytest

from onrecord.errors import FetchError, FetchRefused
from onrecord.pipeline.fetching import Fetcher
from tests.pipeline.fetching.site import Answer, Moved, Site


def test_what_robots_txt_disallows_is_not_asked_for(fetcher: Fetcher, site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/\nDisallow: /*?print=\n")
    site.pages["*"] = Answer("here")
    for path in ("/private/a", "/a?print=1"):
        with pytest.raises(FetchRefused, match=r"robots\.txt disallows it"):
            fetcher.get(site.url(path), most=1_000)
    assert fetcher.get(site.url("/a"), most=1_000).body == b"here"
    assert site.paths() == ["/a"]


def test_rules_for_us_by_name_come_first(fetcher: Fetcher, site: Site) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nAllow: /\n\nUser-agent: OnRecord\nDisallow: /\n")
    with pytest.raises(FetchRefused):
        fetcher.get(site.url("/a"), most=1_000)


def test_robots_txt_is_asked_for_once_a_day(fetcher: Fetcher, site: Site, clock: Moved) -> None:
    site.pages["*"] = Answer("here")
    for _ in range(3):
        fetcher.get(site.url("/a"), most=1_000)
    assert [one.path for one in site.asked].count("/robots.txt") == 1
    clock.move(86_401)
    fetcher.get(site.url("/a"), most=1_000)
    assert [one.path for one in site.asked].count("/robots.txt") == 2


def test_a_robots_txt_that_fails_is_a_no_for_now(fetcher: Fetcher, site: Site, clock: Moved) -> None:
    site.pages["/robots.txt"] = Answer(status=500)
    site.pages["/a"] = Answer("here")
    for _ in range(2):
        with pytest.raises(FetchError, match=r"can't be read .*500"):
            fetcher.get(site.url("/a"), most=1_000)
    assert [one.path for one in site.asked] == ["/robots.txt"]
    site.pages["/robots.txt"] = Answer(status=404)
    clock.move(301)
    assert fetcher.get(site.url("/a"), most=1_000).body == b"here"


def test_there_is_a_pause_between_two_requests(fetcher: Fetcher, site: Site, clock: Moved) -> None:
    site.pages["*"] = Answer("here")
    fetcher.get(site.url("/a"), most=1_000)
    fetcher.get(site.url("/b"), most=1_000)
    assert clock.slept == [2.0, 2.0]  # robots.txt, then two pages


def test_the_pause_is_as_long_as_the_site_wants(fetcher: Fetcher, site: Site, clock: Moved) -> None:
    site.pages["*"] = Answer("here")
    site.pages["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 30\n")
    fetcher.get(site.url("/a"), most=1_000)
    assert fetcher.wait("127.0.0.1") == 30


@pytest.mark.parametrize("retry_after", ["600", "Thu, 28 Mar 2024 12:10:02 GMT"])
def test_a_host_that_asks_for_it_is_left_alone_for_so_long(
    fetcher: Fetcher, site: Site, clock: Moved, retry_after: str
) -> None:
    site.pages["/a"] = Answer(status=429, headers={"Retry-After": retry_after})
    with pytest.raises(FetchError, match="left alone for a while"):
        fetcher.get(site.url("/a"), most=1_000)
    asked = len(site.asked)
    with pytest.raises(FetchError, match="left alone for 600 seconds more"):
        fetcher.get(site.url("/b"), most=1_000)
    assert len(site.asked) == asked
    clock.move(601)
    site.pages["/a"] = Answer("here")
    assert fetcher.get(site.url("/a"), most=1_000).body == b"here"


@pytest.mark.parametrize("retry_after", ["", "soon", "-5", "9" * 40])
def test_a_host_that_does_not_say_how_long_is_left_alone_longer_each_time(
    fetcher: Fetcher, site: Site, clock: Moved, retry_after: str
) -> None:
    site.pages["/a"] = Answer(status=503, headers={"Retry-After": retry_after})
    waits = []
    for _ in range(3):
        with pytest.raises(FetchError):
            fetcher.get(site.url("/a"), most=1_000)
        waits.append(fetcher.wait("127.0.0.1"))
        clock.move(waits[-1])
    assert 60 <= waits[0] <= 90
    assert 120 <= waits[1] <= 180
    assert 240 <= waits[2] <= 360
