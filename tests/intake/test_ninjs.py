"""ninjs items, old and new."""

import json
from typing import Any

import pytest

from onrecord.errors import NoArticle, ReportError
from onrecord.intake import arrivals
from onrecord.model import Arrival

LEAD = "A ferry with 300 people on board sank off Ersin on Monday, the coast guard said, and 12 are missing."
SECOND = "“We are searching, and we will go on searching,” Captain Lena Moe told reporters in the port of Ersin."
OLD: dict[str, Any] = {
    "uri": "http://wire.example/items/20240328-ferry", "type": "text", "language": "en-GB",
    "versioncreated": "2024-03-28T12:30:00Z", "firstcreated": "2024-03-28T10:00:00+01:00", "pubstatus": "usable",
    "headline": "Ferry sinks off Ersin, 12 missing", "byline": "By Ana Ruiz", "located": "Ersin", "urgency": 2,
    "copyrightholder": "The Wire", "body_text": f"{LEAD}\r\n\r\n{SECOND}\n",
}  # fmt: skip
NEW: dict[str, Any] = {
    "uri": "urn:newsml:wire.example:20240328:ferry", "standard": {"name": "ninjs", "version": "2.1"},
    "versioncreated": "2024-03-28T12:30:00Z", "contentcreated": "2024-03-28T10:00:00Z", "by": "Ana Ruiz",
    "headlines": [{"role": "short", "value": "Sinks"}, {"role": "main", "value": "Ferry sinks off Ersin"}],
    "infosources": [{"name": "The Wire", "role": "source"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "Twelve are missing."},
        {"role": "main", "contenttype": "text/plain; charset=utf-8", "value": f"{LEAD}\n\n{SECOND}"},
    ],
}  # fmt: skip


def only(item: dict[str, Any], **changes: Any) -> Arrival:
    [arrival] = arrivals(json.dumps(item | changes).encode(), source="wire.json")
    assert isinstance(arrival, Arrival), arrival
    return arrival


def refusal(item: dict[str, Any], **changes: Any) -> ReportError:
    [error] = arrivals(json.dumps(item | changes).encode(), source="wire.json")
    assert isinstance(error, ReportError), error
    return error


def marked(arrival: Arrival) -> list[tuple[str, str]]:
    return [(p.kind, arrival.report.text[p.start : p.end]) for p in arrival.marked]


def test_an_item_of_version_1_arrives_with_all_that_it_tells() -> None:
    arrival = only(OLD)
    report = arrival.report
    assert marked(arrival) == [("headline", "Ferry sinks off Ersin, 12 missing"), ("byline", "By Ana Ruiz")]
    assert report.text == f"Ferry sinks off Ersin, 12 missing\n\nBy Ana Ruiz\n\n{LEAD}\r\n\r\n{SECOND}"
    assert (report.published, report.modified) == ("2024-03-28T10:00:00+01:00", "2024-03-28T12:30:00Z")
    assert (report.publisher, report.url, report.title) == ("The Wire", OLD["uri"], OLD["headline"])
    assert arrival.source == f"wire.json#{OLD['uri']}"


def test_an_item_of_version_2_arrives_with_all_that_it_tells() -> None:
    arrival = only(NEW)
    report = arrival.report
    assert marked(arrival) == [("headline", "Ferry sinks off Ersin"), ("byline", "Ana Ruiz")]
    assert report.text.endswith(f"{LEAD}\n\n{SECOND}")
    assert "Twelve are missing" not in report.text
    assert (report.published, report.modified) == ("2024-03-28T10:00:00Z", "2024-03-28T12:30:00Z")
    assert (report.publisher, report.url, arrival.given_id) == ("The Wire", None, NEW["uri"])


@pytest.mark.parametrize(
    "changes",
    [
        {
            "bodies": [
                {
                    "contenttype": "text/html",
                    "value": f"<h2>What we know</h2>\n<p>{LEAD}<br/>\n<b>{SECOND}</b></p>",
                }
            ]
        },
        {
            "bodies": None,
            "body_xhtml": f"<div><h2>What\n we know</h2><p>{LEAD}</p> <p>{SECOND}<script>x</script></p></div>",
        },
    ],
)
def test_a_body_in_markup_becomes_paragraphs(changes: dict[str, Any]) -> None:
    assert only(NEW, **changes).report.text.split("\n\n")[2:] == ["What we know", LEAD, SECOND]


@pytest.mark.parametrize("raw", [json.dumps([OLD, NEW], indent=2), f"{json.dumps(OLD)}\n{json.dumps(NEW)}\n"])
def test_several_come_as_a_list_or_one_a_line(raw: str) -> None:
    found = list(arrivals(raw.encode(), source="f"))
    assert [item.given_id for item in found if isinstance(item, Arrival)] == [OLD["uri"], NEW["uri"]]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"pubstatus": "canceled"}, "cancelled"),
        ({"pubstatus": "withheld"}, "withheld"),
        ({"embargoed": "2999-01-01T06:00:00Z"}, "embargo"),
        ({"type": "picture"}, "picture"),
        ({"body_text": None}, "no body"),
        ({"body_text": " \n"}, "no body"),
    ],
)
def test_what_may_not_be_used_or_is_no_text_is_refused_with_the_reason(changes: dict[str, Any], why: str) -> None:
    error = refusal(OLD, **changes)
    assert why in str(error)
    assert error.where == f"wire.json#{OLD['uri']}"


def test_an_embargo_that_has_passed_holds_no_more() -> None:
    assert only(OLD, embargoed="2024-03-28T09:00:00Z").report.text


@pytest.mark.parametrize(
    "name", ["headlines", "bodies", "infosources", "by", "provider", "firstcreated", "embargoed"]
)
@pytest.mark.parametrize("value", [None, 7, "x", [], [7], [{}], {}, [{"value": 7, "contenttype": 7, "name": 7}]])
def test_fields_of_another_shape_cost_themselves(name: str, value: Any) -> None:
    [outcome] = arrivals(json.dumps(NEW | {name: value}).encode(), source="f")
    assert isinstance(outcome, Arrival) or (name == "bodies" and isinstance(outcome, NoArticle))


def test_markup_of_a_body_can_name_no_entities_of_its_own() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>'
    text = only(OLD, body_text=None, body_xhtml=f"{bomb}<p>{LEAD}</p>").report.text
    assert "aaaaaaaaaa" * 2 not in text


def test_our_own_lines_stay_ours() -> None:
    line = {"id": "a", "text": LEAD, "uri": "urn:x", "headline": "Other", "byline": "Ana Ruiz"}
    assert only(line).report.text == LEAD
