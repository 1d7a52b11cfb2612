"""A data set's rows beside a record's events, on each database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord import Particulars, Settings
from onrecord.errors import RecordError, UnknownId
from onrecord.export import export
from onrecord.model import Status
from onrecord.pipeline.beside import gathering
from onrecord.pipeline.beside.rows import Comparison
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import Record, open_record, restore
from tests.databases import Where
from tests.pipeline.outside.rows import acled, gdelt

TEXT = (
    "Gunmen killed 12 people in the Kenyan town of Garissa on Monday, police said.\n\n"
    "Finnish Prime Minister Aino Salo met Norwegian Foreign Minister Kari Lund in Oslo on 14 May 2024.\n\n"
    "Salo called off her visit to Sweden in June.\n"
)
ATTACK = {
    "event_date": "2024-05-13", "event_type": "Violence against civilians", "sub_event_type": "Attack",
    "actor1": "Unidentified Armed Group (Kenya)", "inter1": "Political militia", "actor2": "Civilians (Kenya)",
    "inter2": "Civilians",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A record of one report."""
    folder: Path = tmp_path_factory.mktemp("compared")
    (folder / "report.txt").write_text(TEXT)
    with open_record(folder / "onrecord.db", settings=Settings()) as record:
        told = Particulars(published="2024-05-15", publisher="The Ledger", url="https://ledger.example/1")
        record.add(folder / "report.txt", particulars=told, workers=1)
    return folder / "onrecord.db"


@pytest.fixture
def record(made: Path, unmade: Where) -> Iterator[Record]:
    """The same, on each database."""
    restore(made, unmade)
    with open_record(unmade) as record:
        yield record


@pytest.fixture
def compared(record: Record, tmp_path: Path) -> Comparison:
    """It beside a file of ACLED's, with the attack, a day later, and one that only they have."""
    later = {**ATTACK, "event_id_cnty": "KEN1", "event_date": "2024-05-14", "fatalities": "14"}
    other = {**ATTACK, "event_id_cnty": "KEN2", "location": "Lodwar", "latitude": "3.1", "longitude": "35.6"}
    record.import_outside(acled(tmp_path / "export.csv", later, other))
    return record.compare("acled", since="2024-05-10", until=date(2024, 5, 20))


def test_a_pair_says_what_agrees_and_what_differs(compared: Comparison) -> None:
    [pair] = compared.pairs
    assert pair.agreement["type"] == pair.agreement["place"] == "same"
    assert (pair.agreement["day"], pair.days_apart) == ("differs", 1)
    assert pair.agreement["fatalities"] == "differs"


def test_ours_has_its_evidence_its_report_and_whose_figure_it_is(compared: Comparison, record: Record) -> None:
    [pair] = compared.pairs
    assert pair.ours is not None
    text = record.report(pair.ours.report.id).text
    assert [text[start:end] for start, end in pair.ours.evidence] == [pair.ours.sentence]
    [claim] = pair.ours.killed
    assert (claim.value, claim.claimant, pair.ours.report.publisher) == (12, "police", "The Ledger")
    assert record.get(claim.id).kind == "figure"


def test_theirs_has_its_id_its_file_and_its_row(compared: Comparison, tmp_path: Path) -> None:
    [pair], [alone] = compared.pairs, compared.only_theirs
    assert pair.theirs is not None
    assert alone.theirs is not None
    assert (pair.theirs.record.id, pair.theirs.row) == ("KEN1", 2)
    assert (alone.theirs.record.id, alone.theirs.row) == ("KEN2", 3)
    assert alone.theirs.file == str(tmp_path / "export.csv")


def test_rows_of_two_downloads_under_one_name_are_all_compared(record: Record, tmp_path: Path) -> None:
    for id in ("KEN1", "KEN2"):
        record.import_outside(acled(tmp_path / "latest.csv", {**ATTACK, "event_id_cnty": id, "location": id}))
    its = record.compare("acled").summary
    assert its.both + its.theirs == 2


def test_what_only_the_record_has_is_told_too(compared: Comparison) -> None:
    assert [(line.ours.type, line.ours.start) for line in compared.only_ours if line.ours] == [
        ("CONSULT", "2024-05-14")
    ]


def test_the_numbers_are_those_of_the_lines(compared: Comparison) -> None:
    its = compared.summary
    assert (its.both, its.theirs, its.ours) == (1, 1, 1)
    assert (its.share_of_theirs, its.share_of_ours) == (0.5, 0.5)
    assert its.agreement["type"] == {"same": 1}
    assert {name: (one.both, one.theirs, one.ours) for name, one in its.by_type.items()} == {
        "ASSAULT": (1, 1, 0), "CONSULT": (0, 0, 1),
    }  # fmt: skip


def test_an_actor_of_theirs_is_counted_under_our_name_for_it(compared: Comparison) -> None:
    found = {name: (one.both, one.theirs) for name, one in compared.summary.by_actor.items()}
    assert found["Gunmen"] == (1, 1)


def test_of_several_of_theirs_nobody_knows_who_ours_is(record: Record, tmp_path: Path) -> None:
    joint = {**ATTACK, "actor1": "Lodwar Wardens", "assoc_actor_1": ATTACK["actor1"]}
    alone = {**joint, "event_id_cnty": "KEN2", "assoc_actor_1": "", "location": "Lodwar", "latitude": "3.1"}
    record.import_outside(acled(tmp_path / "export.csv", joint, alone))
    found = {name: (one.both, one.theirs) for name, one in record.compare("acled").summary.by_actor.items()}
    assert (found["Gunmen"], found["Lodwar Wardens"]) == ((1, 0), (0, 1))


@pytest.mark.parametrize("actor", ["Kenya", "KEN"])
def test_a_country_is_asked_for_by_its_name_or_its_code(record: Record, tmp_path: Path, actor: str) -> None:
    record.import_outside(acled(tmp_path / "export.csv", ATTACK, {"event_id_cnty": "SDN1", "actor1": "Sudan",
        "actor2": "Chad"}))  # fmt: skip
    found = record.compare("acled", actor=actor)
    assert {line.theirs.record.id for line in found.lines if line.theirs} == {"VLD1"}


def test_what_is_in_a_country_is_paired_with_what_names_it_and_is_not_told_alone(
    record: Record, tmp_path: Path
) -> None:
    """The report's gunmen have no country, and neither has their Front; both were in Kenya."""
    front = {**ATTACK, "actor1": "Garissa Front", "actor2": "", "inter1": "", "inter2": ""}
    gunmen = {**ATTACK, "event_id_cnty": "KEN2"}
    record.import_outside(acled(tmp_path / "export.csv", front, gunmen))
    [line] = record.compare("acled", actor="Kenya", type="ASSAULT").lines
    assert line.theirs is not None
    assert line.ours is not None
    assert (line.found, line.theirs.record.id, line.ours.actors) == ("both", "KEN2", ("Gunmen",))


def test_a_name_that_only_we_have_finds_theirs_under_the_other(record: Record, tmp_path: Path) -> None:
    row = {"Actor1Name": "AINO SALO", "Actor1CountryCode": "FIN"}
    record.import_outside(gdelt(tmp_path / "day.CSV", row))
    [line] = record.compare("gdelt", actor="Finnish Prime Minister Aino Salo").lines
    assert line.found == "both"


def test_planned_and_cancelled_are_compared_where_they_are_asked_for(record: Record, tmp_path: Path) -> None:
    sweden = {"Actor2Name": "SWEDEN", "Actor2Code": "SWE", "Actor2CountryCode": "SWE", "ActionGeo_FullName": ""}
    record.import_outside(gdelt(tmp_path / "day.CSV", {**sweden, "Day": "20240610", "EventCode": "042"}))
    assert record.compare("gdelt", since="2024-06", until="2024-06").summary.ours == 0
    [line] = record.compare("gdelt", since="2024-06", until="2024-06", status="cancelled").lines
    assert line.ours is not None
    assert (line.found, line.ours.status) == ("both", "cancelled")


def test_a_window_reaches_over_the_days_that_are_asked_for(record: Record, tmp_path: Path) -> None:
    record.import_outside(acled(tmp_path / "export.csv", {**ATTACK, "event_date": "2024-05-14"}))
    asked: dict[str, Any] = {"since": "2024-05-14", "until": "2024-05-14", "type": "ASSAULT"}
    assert [line.found for line in record.compare("acled", **asked).lines] == ["both"]
    assert [line.found for line in record.compare("acled", window=0, **asked).lines] == ["theirs"]


def test_what_is_known_no_closer_than_to_a_year_is_left_out_and_counted(record: Record, tmp_path: Path) -> None:
    record.import_outside(gdelt(tmp_path / "day.CSV", {"Day": "", "MonthYear": "", "Year": "2024"}))
    found = record.compare("gdelt")
    assert (found.summary.theirs, found.summary.theirs_too_wide) == (0, 1)


def test_too_much_at_once_is_refused_and_says_how_to_ask_for_less(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.import_outside(gdelt(tmp_path / "day.CSV", {}, {"GlobalEventID": "2"}))
    monkeypatch.setattr(gathering, "MOST_THEIRS", 1)
    with pytest.raises(RecordError, match="more than 1 rows of gdelt answer to this"):
        record.compare("gdelt")
    monkeypatch.setattr(gathering, "MOST_THEIRS", 2)
    monkeypatch.setattr(gathering, "MOST_OURS", 1)
    with pytest.raises(RecordError, match="more than 1 events of the record answer to this"):
        record.compare("gdelt", since="2024-05-13", until="2024-05-13")


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"dataset": "polecat"}, UnknownId, "no data set 'polecat'"),
        ({"since": "Monday"}, RecordError, "'Monday' is no date"),
        ({"until": "2024-02-30"}, RecordError, "'2024-02-30' is no date"),
        ({"window": -1}, RecordError, "a window of -1 days is none"),
        ({"since": "0001-01-01"}, RecordError, "a window of 1 days is too wide"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_can_not_be_asked_is_said(
    record: Record, tmp_path: Path, asked: dict[str, Any], error: type[RecordError], says: str
) -> None:
    record.import_outside(gdelt(tmp_path / "day.CSV", {}))
    with pytest.raises(error, match=says):
        record.compare(**{"dataset": "gdelt", **asked})


def test_the_past_compares_what_was_there_then(record: Record, tmp_path: Path, unmade: Where) -> None:
    record.import_outside(gdelt(tmp_path / "day.CSV", {}))
    with open_record(unmade, as_of="2999-01-01") as later:
        assert later.compare("gdelt").summary.both == 1
    with open_record(unmade, as_of="2001-01-01") as before, pytest.raises(UnknownId):
        before.compare("gdelt")


def test_the_lines_make_a_frame(compared: Comparison) -> None:
    frame = compared.rows.to_pandas()
    assert list(frame["found"]) == [line.found for line in compared.lines]
    assert list(frame.loc[frame["found"] == "both", "their_row"]) == [2]
    assert frame["our_killed"].str[0].dropna().str.startswith("12 (police, ").all()


EXPORTS = {"acled": "acled", "gdelt-events": "gdelt", "plover": "polecat", "icews": "icews"}


@pytest.mark.parametrize("form", EXPORTS)
def test_our_own_export_read_back_is_the_same_in_all(samples: Path, tmp_path: Path, form: str) -> None:
    """All but what is known no closer than to a year, which the comparison leaves out on both sides."""
    restore(samples, tmp_path / "copy.db")
    with open_record(tmp_path / "copy.db") as record:
        with (tmp_path / "export").open("wb") as out:
            written = export(record, form, out, of="occurrences")
        done = record.import_outside(tmp_path / "export")
        found = record.compare(EXPORTS[form], status=",".join(get_args(Status)))
    assert (done.added, done.broken) == (written, 0)
    assert (found.only_theirs, found.only_ours) == ((), ())
    assert found.summary.both == written - found.summary.ours_too_wide
    assert {verdict for line in found.pairs for verdict in line.agreement.values()} <= {"same", "unknown"}
    assert all(line.agreement["type"] == "same" for line in found.pairs)
    ids = [(line.ours.id, line.theirs.record.id) for line in found.pairs if line.ours and line.theirs]
    assert form == "gdelt-events" or [pair for pair in ids if pair[0] != pair[1]] == []
