"""One report a line; a bad line stops no other."""

import json
from pathlib import Path

from onrecord.errors import ReportError, TooLarge
from onrecord.intake import arrivals, arrivals_of
from onrecord.model import Arrival, Particulars

TEXT = "The council met on Monday, and nobody left before the vote, its spokesman said."


def lines(*objects: object) -> bytes:
    return "\n".join(o if isinstance(o, str) else json.dumps(o) for o in objects).encode()


def test_every_field_arrives() -> None:
    raw = lines({"id": "a7", "text": TEXT, "title": "Council meets", "url": "https://paper.example/1",
                 "publisher": "The Paper", "published": "28 March 2024"})  # fmt: skip
    [arrival] = arrivals(raw, source="reports.jsonl")
    assert isinstance(arrival, Arrival)
    report = arrival.report
    assert (arrival.given_id, arrival.source) == ("a7", "reports.jsonl#a7")
    assert (report.text, report.title, report.publisher) == (TEXT, "Council meets", "The Paper")
    assert (report.url, report.published) == ("https://paper.example/1", "2024-03-28")


def test_a_null_date_stays_null() -> None:
    [arrival] = arrivals(lines({"text": TEXT, "published": None}), source="f")
    assert isinstance(arrival, Arrival)
    assert arrival.report.published is None
    assert arrival.source == "f:1"


def test_bad_lines_are_reported_in_their_places() -> None:
    raw = lines(
        '{"text": broken', {"id": 1, "text": TEXT}, "[]x", {"id": "b", "text": ""}, {"id": "c"}, {"text": TEXT}
    )
    outcomes = list(arrivals(raw, source="f"))
    assert [isinstance(o, Arrival) for o in outcomes] == [False, True, False, False, False, True]
    assert [o.where for o in outcomes if isinstance(o, ReportError)] == ["f:1", "f:3", "f#b", "f#c"]


def test_what_the_caller_says_wins() -> None:
    raw = lines({"text": TEXT, "publisher": "The Paper", "published": "2024-03-28"})
    told = Particulars(publisher="The Wire", published="March 1, 2024")
    [arrival] = arrivals(raw, source="f", particulars=told)
    assert isinstance(arrival, Arrival)
    assert (arrival.report.publisher, arrival.report.published) == ("The Wire", "2024-03-01")


def test_a_list_over_many_lines_is_read_too() -> None:
    raw = json.dumps([{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}], indent=2).encode()
    assert [o.given_id for o in arrivals(raw, source="f") if isinstance(o, Arrival)] == ["a", "b"]


def test_the_limit_is_that_of_a_report(tmp_path: Path) -> None:
    file = tmp_path / "many"
    file.write_bytes(
        lines(*({"id": i, "text": TEXT} for i in range(50)), {"id": "long", "text": TEXT * 100}, {"text": TEXT})
    )
    outcomes = list(arrivals_of(file, max_bytes=1_000))
    assert len(outcomes) == 52
    assert [type(o) for o in outcomes if not isinstance(o, Arrival)] == [TooLarge]
