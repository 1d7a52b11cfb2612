"""What comes of odd answers: each ends, within its limits, in a page or in an error that says why."""

import gzip
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.errors import AddressGone, FetchError, FetchRefused
from onrecord.pipeline.fetching import Fetcher
from onrecord.pipeline.fetching.connecting import Limits
from tests.pipeline.fetching.site import Answer, Asked, Moved, Site

WORDS = b"A ferry sank off Ersin. " * 100


def test_a_page_is_fetched_in_our_own_name(fetcher: Fetcher, site: Site) -> None:
    site.pages["/a"] = Answer(WORDS, headers={"Content-Type": "text/html; charset=latin-1", "ETag": '"1"'})
    page = fetcher.get(site.url("/a"), most=10_000)
    assert (page.body, page.kind, page.charset, page.etag) == (WORDS, "text/html", "latin-1", '"1"')
    assert site.asked[-1].headers["User-Agent"].startswith("OnRecord/")
    assert site.asked[-1].headers["User-Agent"].endswith("(+desk@example.org)")


def test_what_is_not_new_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        return Answer(status=304 if asked.headers.get("If-None-Match") == '"1"' else 200)

    site.pages["/a"] = answer
    assert fetcher.get(site.url("/a"), most=10, etag='"1"').unchanged
    assert not fetcher.get(site.url("/a"), most=10, etag='"2"').unchanged


def _packed(how: str) -> bytes:
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return {
        "gzip": gzip.compress(WORDS),
        "two gzips": gzip.compress(WORDS[:50]) + gzip.compress(WORDS[50:]),
        "deflate": zlib.compress(WORDS),
        "bare deflate": bare.compress(WORDS) + bare.flush(),
    }[how]


@pytest.mark.parametrize("how", ["gzip", "two gzips", "deflate", "bare deflate"])
def test_a_packed_answer_is_unpacked(fetcher: Fetcher, site: Site, how: str) -> None:
    coding = "gzip" if "gzip" in how else "deflate"
    site.pages["/"] = Answer(_packed(how), headers={"Content-Encoding": coding})
    assert fetcher.get(site.url(), most=10_000).body == WORDS


def test_a_bomb_is_refused(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchRefused, match="larger than 1,000,000"):
        fetcher.get(site.url(), most=1_000_000)


def test_a_bomb_within_a_bomb_is_refused(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(gzip.compress(gzip.compress(WORDS)), headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(FetchRefused, match="nobody asked for"):
        fetcher.get(site.url(), most=1_000_000)


@pytest.mark.parametrize("body", [gzip.compress(WORDS)[:-20], b"no gzip at all"], ids=["cut short", "no gzip"])
def test_a_broken_packing_is_an_error(fetcher: Fetcher, site: Site, body: bytes) -> None:
    site.pages["/"] = Answer(body, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match=r"too early|unpacked"):
        fetcher.get(site.url(), most=1_000_000)


def _endless(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(bytes(1_000_000))


def test_an_answer_of_a_hundred_megabytes_is_refused_while_it_comes(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(write=_endless)
    with pytest.raises(FetchRefused, match="larger than 2,000,000"):
        fetcher.get(site.url(), most=2_000_000)


def test_an_answer_that_says_that_it_is_too_large_is_not_read(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(headers={"Content-Length": "100000000"}, write=lambda _: time.sleep(0.01))
    with pytest.raises(FetchRefused, match="larger than"):
        fetcher.get(site.url(), most=2_000_000)


def test_an_answer_that_is_shorter_than_it_says_is_an_error_for_now(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(headers={"Content-Length": "500"}, write=lambda it: it.wfile.write(WORDS[:100]))
    with pytest.raises(FetchError) as told:
        fetcher.get(site.url(), most=1_000)
    assert not isinstance(told.value, FetchRefused)


def test_an_answer_that_is_longer_than_it_says_ends_where_it_says(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer(headers={"Content-Length": "5"}, write=lambda it: it.wfile.write(WORDS))
    assert fetcher.get(site.url(), most=1_000).body == WORDS[:5]


@pytest.mark.parametrize("part", ["head", "body"])
def test_an_answer_that_drips_ends(site: Site, clock: Moved, part: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    site.pages["/"] = Answer(write=drip, status=200 if part == "body" else 0)
    site.pages["/robots.txt"] = Answer("")
    hurry = Fetcher("desk@example.org", allow_private=True, clock=clock, limits=lambda: Limits(whole=0.4))
    with pytest.raises(FetchError, match=r"too long|timed out"):
        hurry.get(site.url(), most=1_000)


@pytest.mark.parametrize("length", ["-5", "many", "5, 6"])
def test_a_length_that_is_none_is_passed_over(fetcher: Fetcher, site: Site, length: str) -> None:
    site.pages["/"] = Answer(headers={"Content-Length": length}, write=lambda it: it.wfile.write(WORDS[:10]))
    assert fetcher.get(site.url(), most=1_000).body == WORDS[:10]


def test_it_is_followed_where_it_leads(fetcher: Fetcher, site: Site) -> None:
    site.pages["/a"] = Answer(status=301, headers={"Location": "/b?x=ä b"})
    site.pages["/b?x=%C3%A4%20b"] = Answer(status=302, headers={"Location": site.url("/c")})
    site.pages["/c"] = Answer("here")
    page = fetcher.get(site.url("/a"), most=1_000)
    assert (page.body, page.address) == (b"here", site.url("/c"))
    assert page.moved == site.url("/b?x=%C3%A4%20b")  # only so far for good


def test_a_redirect_without_end_is_refused(fetcher: Fetcher, site: Site) -> None:
    site.pages["/robots.txt"] = Answer("")
    site.pages["*"] = lambda asked: Answer(status=302, headers={"Location": f"{asked.path}x"})
    with pytest.raises(FetchRefused, match="more than 5 times"):
        fetcher.get(site.url("/a"), most=1_000)
    assert len(site.paths()) == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "javascript:alert(1)", "http://[::1", "https://"])
def test_a_redirect_to_no_address_is_refused(fetcher: Fetcher, site: Site, location: str) -> None:
    site.pages["/"] = Answer(status=301, headers={"Location": location})
    with pytest.raises(FetchRefused):
        fetcher.get(site.url(), most=1_000)


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, FetchRefused), (403, FetchRefused), (410, AddressGone), (500, FetchError), (502, FetchError)],
)
def test_what_is_not_to_be_had(fetcher: Fetcher, site: Site, status: int, error: type[FetchError]) -> None:
    site.pages["/"] = Answer(status=status)
    with pytest.raises(FetchError) as told:
        fetcher.get(site.url(), most=1_000)
    assert type(told.value) is error
    assert site.url() in str(told.value)


def test_a_film_is_not_read_where_a_page_is_wanted(fetcher: Fetcher, site: Site) -> None:
    site.pages["/"] = Answer("...", headers={"Content-Type": "video/mp4"})
    with pytest.raises(FetchRefused, match="no page of text but video/mp4"):
        fetcher.get(site.url(), most=1_000, kinds=("text/html",))


def test_nobody_answers(fetcher: Fetcher, site: Site) -> None:
    site.server_close()
    with pytest.raises(FetchError, match=r"robots\.txt can't be read"):
        fetcher.get(site.url(), most=1_000)
