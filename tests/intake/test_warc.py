"""Crawls: their pages, and what is passed by or broken in them."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from onrecord.errors import NotText, PassedBy, ReportError, TooLarge
from onrecord.intake import arrivals, arrivals_of
from onrecord.model import Arrival, Particulars
from tests.intake.crawls import ARTICLE, AT, answer, packed, record

INFO = record(b"software: a crawler", kind="warcinfo", url=None)
PAGE = record(answer())
FORMS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "each packed": packed,
    "one stream": lambda records: gzip.compress(b"".join(records)),
}


def outcomes(*records: bytes) -> list[Arrival | ReportError]:
    return list(arrivals(packed(records), source="crawl.warc.gz"))


def only(*records: bytes) -> Arrival:
    [arrival] = outcomes(*records)
    assert isinstance(arrival, Arrival), arrival
    return arrival


def reason(*records: bytes) -> str:
    [passed] = outcomes(*records)
    assert isinstance(passed, PassedBy), passed
    return passed.what


def at(number: int) -> bytes:
    return record(answer(), url=f"https://buoy.example/2024/{number:04d}")


@pytest.mark.parametrize("form", FORMS)
def test_a_page_arrives_with_its_address_and_its_time(form: str) -> None:
    [arrival] = arrivals(FORMS[form]([INFO, PAGE]), source="crawl.warc.gz")
    assert isinstance(arrival, Arrival)
    assert arrival.source == "crawl.warc.gz:2"
    assert (arrival.report.url, arrival.report.fetched) == (AT, "2024-03-28T10:15:00Z")
    assert arrival.report.text.startswith("Ferry sinks off Ersin, 12 missing\n\nA ferry with 300 people")


def test_what_the_caller_says_wins() -> None:
    [arrival] = arrivals(packed([PAGE]), source="c", particulars=Particulars(publisher="The Daily Buoy"))
    assert isinstance(arrival, Arrival)
    assert (arrival.report.publisher, arrival.report.url) == ("The Daily Buoy", AT)


def test_a_file_over_the_limit_of_a_report_is_read_record_by_record(tmp_path: Path) -> None:
    file = tmp_path / "no name that says so"
    file.write_bytes(b"".join(at(number) for number in range(20)))
    assert file.stat().st_size > 10_000
    found = list(arrivals_of(file, max_bytes=10_000))
    assert [arrival.source for arrival in found if isinstance(arrival, Arrival)] == [
        f"{file}:{number}" for number in range(1, 21)
    ]


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata"])
def test_records_about_the_crawl_are_nothing_to_tell(kind: str) -> None:
    assert only(record(b"GET / HTTP/1.1\r\n\r\n", kind=kind), PAGE).source == "crawl.warc.gz:2"


@pytest.mark.parametrize(
    ("bytes_of_it", "why"),
    [
        (record(b"", kind="revisit"), "a capture that is the same as an earlier one"),
        (record(b"Text", kind="conversion"), "a conversion of another record"),
        (record(b"Text", kind="continuation"), "a part of another record"),
        (record(b"Text", kind="invented"), "a record of a type that nobody knows"),
        (record(answer(status="404 Not Found")), "an answer other than 200 OK"),
        (record(answer(status="301 Moved", Location="/")), "an answer other than 200 OK"),
        (record(answer("")), "an empty page"),
        (record(b""), "an empty page"),
        (record(answer(b"\x89PNG\r\n\x1a\n", kind="image/png")), "no page: an image"),
        (record(answer("body { margin: 0 }", kind="text/css")), "no page: a style sheet"),
        (record(answer('{"a": 1}', kind="application/json")), "no page: data"),
        (record(answer(b"%PDF-1.4 \xff", kind="application/pdf")), "no page: a PDF"),
        (record(answer(b"\0\1\2\3" * 50, kind="application/x-new")), "no page: of another type"),
        (record(answer("User-agent: *\nDisallow: /search\n", kind="text/plain")), "rules for crawlers"),
        (record(b"20240328101500\nexample.org 300 A 1.2.3.4", url="dns:example.org"), "an address of no page"),
        (record(answer(), url="https://buoy.example/tag/ferries/"), "a list of reports"),
        (record(answer("<rss><channel><item><p>x</p></item></channel></rss>")), "a feed"),
    ],
)  # fmt: skip
def test_what_is_no_page_of_its_own_is_passed_by_with_the_reason(bytes_of_it: bytes, why: str) -> None:
    assert reason(bytes_of_it) == why


def test_a_page_in_another_language_is_passed_by() -> None:
    words = "Le ministre a déclaré lundi que les discussions continueraient et que personne ne partirait. "
    page = (
        "<html lang='en'><body><article><h1>Les discussions</h1>"
        + f"<p>{words * 3}</p>" * 4
        + "</article></body></html>"
    )
    assert reason(record(answer(page))) == "not English"


def test_a_resource_is_a_page_without_an_answer_around_it() -> None:
    assert only(record(ARTICLE.encode(), kind="resource")).report.url == AT


@pytest.mark.parametrize("kind", ["", "application/octet-stream", "image/jpeg", "text/plain"])
def test_a_page_under_a_wrong_type_is_read(kind: str) -> None:
    assert "Captain Lena Moe" in only(record(answer(kind=kind))).report.text


def test_the_charset_of_the_answer_counts() -> None:
    page = ARTICLE.replace("Lena Moe", "Lena Мое")
    raw = answer(page.encode("cp1251", "xmlcharrefreplace"), kind="text/html; charset=windows-1251")
    assert "Captain Lena Мое" in only(record(raw)).report.text


def _deflated(body: bytes, window: int) -> bytes:
    stream = zlib.compressobj(wbits=window)
    return stream.compress(body) + stream.flush()


BODY = ARTICLE.encode()
CHUNKED = b"%x;note=1\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, BODY[:100], len(BODY) - 100, BODY[100:])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY), {"Content_Encoding": "gzip"}),
        (_deflated(BODY, 15), {"Content_Encoding": "deflate"}),
        (_deflated(BODY, -15), {"Content_Encoding": "deflate"}),
        (brotli.compress(BODY), {"Content_Encoding": "br"}),
        (CHUNKED, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(brotli.compress(BODY)), {"Content_Encoding": "br, gzip"}),
        (BODY, {"Content_Encoding": "gzip"}),
        (BODY, {"Transfer_Encoding": "chunked"}),
        (BODY, {"Content_Encoding": "identity"}),
    ],
)
def test_what_wraps_a_page_is_undone(body: bytes, headers: dict[str, str]) -> None:
    assert only(record(answer(body, **headers))).report == only(PAGE).report


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(BODY)[:-40], {"Content_Encoding": "gzip"}),
        (b"\0\1\2" * 40, {"Content_Encoding": "gzip"}),
        (brotli.compress(BODY)[:-40], {"Content_Encoding": "br"}),
        (b"\xff\xfe" * 40, {"Content_Encoding": "br"}),
        (b"\xff\xfe" * 40, {"Content_Encoding": "deflate"}),
        (b"\x28\xb5\x2f\xfd" * 40, {"Content_Encoding": "zstd"}),
        (CHUNKED[:-90], {"Transfer_Encoding": "chunked"}),
        (gzip.compress(BODY), {"Content_Encoding": "gzip, gzip, gzip, gzip"}),
    ],
)
def test_what_cannot_be_undone_is_refused_and_the_file_goes_on(body: bytes, headers: dict[str, str]) -> None:
    refused, arrival = outcomes(record(answer(body, **headers)), PAGE)
    assert isinstance(refused, NotText)
    assert refused.where == "crawl.warc.gz:1"
    assert isinstance(arrival, Arrival)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_bomb_is_refused_at_the_limit(coding: str) -> None:
    many = b"<html>" + bytes(30_000_000)
    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "br": brotli.compress,
        "deflate": lambda b: _deflated(b, 15),
    }
    [refused] = outcomes(record(answer(pack[coding](many), Content_Encoding=coding)))
    assert isinstance(refused, TooLarge)


def test_a_record_over_the_limit_is_refused_and_the_next_is_read() -> None:
    raw = packed([record(answer(b"<html>" + bytes(300_000))), PAGE])
    refused, arrival = arrivals(raw, source="c", max_bytes=100_000)
    assert isinstance(refused, TooLarge)
    assert isinstance(arrival, Arrival)


@pytest.mark.parametrize("form", ["plain", "each packed"])
@pytest.mark.parametrize("length", [20, 1_500, 1_000_000, -5, "many", ""])
def test_a_wrong_length_costs_its_record_alone(form: str, length: int | str) -> None:
    raw = FORMS[form]([at(1), record(answer(), length=length), at(3)])
    before, broken, behind = arrivals(raw, source="c")
    assert isinstance(before, Arrival)
    assert isinstance(broken, NotText)
    assert isinstance(behind, Arrival)
    assert behind.report.url == "https://buoy.example/2024/0003"


@pytest.mark.parametrize("form", FORMS)
def test_of_a_file_that_is_cut_off_the_whole_records_are_read(form: str) -> None:
    raw = FORMS[form]([at(1), record(answer(ARTICLE * 40)), at(3)])
    found = list(arrivals(raw[: -len(raw) // 8], source="c"))
    assert isinstance(found[0], Arrival) or form == "one stream"
    assert isinstance(found[-1], NotText)
    assert "cut off" in str(found[-1])
    assert "byte" in str(found[-1])


def test_a_file_that_is_cut_off_between_pages_says_so_too() -> None:
    raw = packed([PAGE, record(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200, kind="request")])
    assert "cut off" in str(list(arrivals(raw[:-20], source="c"))[-1])


def test_broken_bytes_of_one_member_cost_their_record_alone() -> None:
    broken = bytearray(gzip.compress(at(2)))
    broken[60:90] = bytes(30)
    found = list(arrivals(gzip.compress(at(1)) + bytes(broken) + gzip.compress(at(3)), source="c"))
    assert [isinstance(outcome, Arrival) for outcome in found] == [True, False, True]


def test_a_page_that_the_crawler_cut_off_is_refused() -> None:
    [refused] = outcomes(record(answer(), more=("WARC-Truncated: length",)))
    assert isinstance(refused, NotText)


def test_a_file_that_unfolds_to_far_more_than_it_is_ends_in_an_error() -> None:
    empty = record(bytes(400_000_000), kind="metadata")
    *_, refused = arrivals(gzip.compress(empty, 1) * 4, source="c")
    assert isinstance(refused, NotText)
    assert "unpacks to more than" in str(refused)


def test_gzip_that_holds_no_crawl_is_still_refused() -> None:
    [refused] = arrivals(gzip.compress(b"A letter."), source="letter.gz")
    assert isinstance(refused, NotText)
    assert "gzip" in str(refused)
