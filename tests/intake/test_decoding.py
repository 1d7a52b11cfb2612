"""Which encoding bytes are in, and what is repaired."""

import os

import pytest

from onrecord.errors import NotText, ReportError
from onrecord.intake import arrivals
from onrecord.model import Arrival

SENTENCE = "The café owner’s brother said that “nobody” would leave before the end of the week. "


def only(raw: bytes) -> Arrival:
    [arrival] = arrivals(raw, source="a report")
    assert isinstance(arrival, Arrival), arrival
    return arrival


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    report = only(SENTENCE.encode(encoding)).report
    assert report.text == SENTENCE
    assert report.repairs == ()


def test_mojibake_is_set_right_and_listed() -> None:
    report = only(
        b"The mayor of Orl\xc3\x83\xc2\xa9ans said: don\xc3\xa2\xe2\x82\xac\xe2\x84\xa2t go there."
    ).report
    assert report.text == "The mayor of Orléans said: don’t go there."
    assert [(report.text[r.start : r.end], r.was) for r in report.repairs] == [("é", "Ã©"), ("’", "â€™")]


def test_only_the_encoding_is_repaired() -> None:
    text = 'The ﬁrst “ﬂight” of the Ａ team, “quoted” ½ as "it" stood, cafe\u0301 and all, went well. Itâ€™s true.'
    assert only(text.encode()).report.text == text.replace("â€™", "’")


def test_broken_bytes_in_utf8_are_repaired_and_listed() -> None:
    raw = "The “café” was shut, the owner".encode() + b"\x92s brother said. Ren\xe9 left with the others."
    report = only(raw).report
    assert report.text == "The “café” was shut, the owner’s brother said. René left with the others."
    assert [(report.text[r.start : r.end], r.was, r.kind) for r in report.repairs] == [
        ("’", "\\x92", "broken UTF-8"),
        ("é", "\\xe9", "broken UTF-8"),
    ]


def test_line_ends_and_the_last_newline_stay() -> None:
    text = "Talks go on\r\n\r\nThe talks went on, the ministry said.\r\n"
    assert only(text.encode()).report.text == text


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04....", b"abc\x00\x01\x02" * 40, os.urandom(4_000)]
)
def test_binary_is_refused(raw: bytes) -> None:
    [error] = arrivals(raw, source="a file")
    assert isinstance(error, NotText)
    assert error.where == "a file"
    assert error.remedy


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n", "\u00a0\u2003".encode()])
def test_nothing_is_said_to_be_nothing(raw: bytes) -> None:
    [error] = arrivals(raw, source="a file")
    assert isinstance(error, ReportError)
    assert "mpty" in str(error)
