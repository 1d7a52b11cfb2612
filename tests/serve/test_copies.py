"""Copy families: their members, what each altered, what it lacks and adds."""

from pathlib import Path

from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App


def test_a_family_is_the_same_from_each_of_its_members(client: TestClient[App]) -> None:
    rows = client.get("/copies.json").json()["rows"]
    assert rows
    for family in rows:
        for member in family["members"]:
            assert client.get(f"/copies/{member['report']['id']}.json").json()["around"]["family"] == family


def test_what_a_copy_altered_stands_beside_what_its_source_has(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        line = max(record.copies(), key=lambda line: len(line.record.altered))
    sheet = client.get(f"/copies/{line.report.id}.json").json()
    [told] = sheet["altered"]
    sides = [["".join(run["words"] for run in side) for side in pair] for pair in told]
    assert sides == [[one.original_words, one.words] for one in line.record.altered]


def test_what_a_copy_lacks_is_in_its_source_and_what_it_adds_in_itself(
    client: TestClient[App], samples: Path
) -> None:
    with open_record(samples) as record:
        line = max(record.copies(), key=lambda line: len(line.record.altered))
        copy, source = (record.report(report.id).text for report in (line.report, line.copy_of))
    [compared] = client.get(f"/copies/{line.report.id}.json").json()["around"]["copies"]
    assert compared["lacks"]
    assert all(source[one["start"] : one["end"]] == one["quote"] for one in compared["lacks"])
    assert compared["adds"]
    assert all(copy[one["start"] : one["end"]] == one["quote"] for one in compared["adds"])


def test_a_report_without_copies_is_told_so(client: TestClient[App], samples: Path) -> None:
    with open_record(samples) as record:
        copied = {id for line in record.copies() for id in (line.report.id, line.copy_of.id)}
        alone = next(line.id for line in record.reports() if line.id not in copied)
    answered = client.get(f"/copies/{alone}.json")
    assert (answered.status_code, "is no copy, and has none" in answered.json()["says"]) == (404, True)
