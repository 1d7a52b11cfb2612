"""Statements, figures, votes, actors, places: what the pages show is what the record's lists have."""

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App


def asked(client: TestClient[App], address: str, **filters: Any) -> Any:
    """The answer of a page's twin."""
    answered = client.get(address, params=filters)
    assert answered.status_code == 200, answered.text
    return answered.json()


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("statements", {"speaker": "Lillo"}),
        ("statements", {"addressee": "parliament"}),
        ("statements", {"status": "denies,declines", "about": "ship"}),
        ("figures", {"type": "killed"}),
        ("votes", {"status": "adopted"}),
        ("actors", {"type": "person"}),
    ],
)
def test_a_list_is_that_of_the_record(
    client: TestClient[App], samples: Path, name: str, filters: dict[str, Any]
) -> None:
    with open_record(samples) as record:
        told = [line.id for line in getattr(record, name)(**filters)]
    assert told
    assert [row["id"] for row in asked(client, f"/{name}.json", size=200, **filters)["rows"]] == told


def test_a_statement_says_which_reports_tell_it(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        line = max(record.statements(), key=lambda line: line.reports)
    shown = client.get("/statements", params={"q": f"id:{line.id}"}).text
    assert f"{line.reports} reports, {line.independent} independent" in shown
    assert all(f'href="/records/{one.id}"' in shown for one in line.tellings)


def test_a_vote_is_drawn_seat_by_seat(client: TestClient[App]) -> None:
    shown = client.get("/votes", params={"actor": "Malaysia's parliament"}).text
    assert 'aria-label="112 for, 98 against, 7 abstaining, 5 absent"' in shown
    [row] = asked(client, "/votes.json", actor="Malaysia's parliament")["rows"]
    assert (row["record"]["for"], row["record"]["against"]) == (112, 98)
    assert shown.count("<circle") == 112 + 7 + 5


def test_claims_are_drawn_once_a_subject_is_chosen(client: TestClient[App]) -> None:
    assert asked(client, "/figures.json")["drawn"] == []
    found = asked(client, "/figures.json", type="killed")
    dated = [row["id"] for row in found["rows"] if row["record"].get("date") or row["report"]["published"]]
    assert found["drawn"] == dated
    assert "data-value=" in client.get("/figures?type=killed").text


def test_the_subjects_of_figures_are_counted(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        figures = list(record.figures())
    for one in asked(client, "/figures.json")["subjects"]:
        same = [line for line in figures if (line.record.kind, line.record.what) == (one["kind"], one["what"])]
        assert len(same) == one["figures"]


def test_places_hold_the_events_of_the_timeline(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        places = [line.record.place for line in record.timeline(actor="Malaysia")]
    told = sorted(place.name for place in places if place and place.latitude is not None)
    rows = asked(client, "/map.json", actor="Malaysia")["rows"]
    assert sorted(row["place"]["name"] for row in rows for _ in range(row["events"])) == told


def test_each_event_with_a_day_is_drawn_once(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        lines = list(record.timeline())
        together = record.together([line.id for line in lines])
    apart = {together[line.id].occurrence for line in lines}
    found = asked(client, "/timeline/drawn.json")
    stages = [stage for thread in found["threads"] for stage in thread["stages"]]
    assert found["events"] == len(stages) <= len(apart)
    assert len({together[stage["line"]["id"]].occurrence for stage in stages}) == len(stages)


def test_the_stages_of_a_plan_stand_on_one_line(client: TestClient[App]) -> None:
    threads = asked(client, "/timeline/drawn.json", actor="Russia")["threads"]
    assert ["planned", "refused"] in [
        [stage["line"]["record"]["status"] for stage in thread["stages"]] for thread in threads
    ]


def test_a_dossier_has_what_an_actor_said_and_was_told(client: TestClient[App], samples: Path) -> None:
    found = asked(client, "/actor.json", name="Ximena Arteaga")
    with open_record(samples) as record:
        told = {line.id for line in record.statements(addressee="Ximena Arteaga")}
    assert [one["record"]["name"] for one in found["identities"]] == ["Ximena Arteaga"]
    assert {line["id"] for line in found["told"]} == told
    assert all(line["speaker"] == "Ximena Arteaga" for line in found["said"])
    assert found["changes"]


def test_what_an_actor_said_on_a_subject_stands_by_its_dates(client: TestClient[App]) -> None:
    said = asked(client, "/actor.json", name="Tomás Lillo", about="fee")["said"]
    days = [(line["record"].get("date") or {"start": line["report"]["published"]})["start"][:10] for line in said]
    assert days == sorted(days)
    assert days


def test_nobody_of_the_name_is_said_so(client: TestClient[App]) -> None:
    answered = client.get("/actor.json?name=Nobody+At+All")
    assert (answered.status_code, "nobody on record goes by" in answered.json()["says"]) == (404, True)


def test_the_desk_has_the_latest_reports_first(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        days = sorted((line.published[:10] for line in record.reports() if line.published), reverse=True)
    assert [line["published"][:10] for line in asked(client, "/desk.json")["reports"]] == days[:10]


def test_how_much_is_told_over_time_is_drawn_with_its_numbers(client: TestClient[App]) -> None:
    lines = [line for line in asked(client, "/desk.json")["attention"] if line["reports"] and line["since"]]
    shown = client.get("/").text
    assert shown.count('class="apart"') == len(lines)
    assert all(f"<td>{line['since']}</td><td>{line['until']}</td>" in shown for line in lines)
