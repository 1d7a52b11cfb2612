"""A record's page: its fields, its sentences, the rule that gave it, decisions, other tellings."""

from pathlib import Path
from typing import Any

from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE


def test_every_kind_of_record_has_a_page_with_its_sentence(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        lists: list[Any] = [
            record.timeline, record.statements, record.figures, record.votes, record.changes, record.actors
        ]  # fmt: skip
        ids = [next(iter(ask())).id for ask in lists]
    for id in ids:
        told = client.get(f"/records/{id}.json").json()
        assert client.get(f"/records/{id}").status_code == 200
        assert told["change"] or told["evidence"][0]["evidence"]["quote"]
        assert told["why"]["meaning"]


def test_the_sentence_stands_in_its_context(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        line = next(iter(record.timeline()))
        text = record.report(line.report.id).text
    [context, *_] = client.get(f"/records/{line.id}.json").json()["evidence"]
    around = context["before"] + context["evidence"]["quote"] + context["after"]
    assert around.removeprefix("… ").removesuffix(" …") in text
    assert context["evidence"]["quote"] == line.sentence


def test_a_correction_stands_beside_what_was_read_with_who_decided(copied: Path) -> None:
    with open_record(copied) as record:
        line = next(line for line in record.timeline() if line.record.status == "occurred")
        record.correct(line.id, {"status": "denied"}, by="ana", why="the sheet says so")
    with TestClient(make_app(copied), base_url=BASE) as client:
        told = client.get(f"/records/{line.id}.json").json()
        page = client.get(f"/records/{line.id}").text
    [status] = [field for field in told["fields"] if field["name"] == "Status"]
    assert (status["values"][0]["words"], status["read"][0]["words"]) == ("denied", "occurred")
    assert [decision["decision"]["by"] for decision in told["entry"]["decisions"]] == ["ana"]
    assert "the sheet says so" in page


def test_the_other_tellings_are_counted_as_the_list_of_occurrences_counts_them(
    client: TestClient[App], samples: Path
) -> None:
    with open_record(samples) as record:
        line = max(record.occurrences("event"), key=lambda line: line.reports)
    told = client.get(f"/records/{line.line.id}.json").json()["around"]["occurrence"]
    assert (told["id"], told["reports"], told["independent"]) == (line.id, line.reports, line.independent)
    assert line.reports > 1


def test_a_garbled_quotation_stands_beside_its_clean_sibling(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        garbled = [
            line.id
            for line in record.statements(each=True)
            if line.report.copy_of and any(one.clean for one in record.get(line.id).evidence)
        ]
    told = client.get(f"/records/{garbled[0]}.json").json()["evidence"]
    [here, clean] = next(one["beside"] for one in told if one["beside"])
    assert "".join(run["words"] for run in here) != "".join(run["words"] for run in clean)
    assert "Garbled here, clean in a copy" in client.get(f"/records/{garbled[0]}").text


def test_an_id_of_no_record_is_told_as_missing(client: TestClient[App]) -> None:
    assert client.get("/records/0000000000000000.e1.json").status_code == 404
    assert client.get("/records/nothing.json").status_code == 404
