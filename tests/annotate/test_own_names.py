"""What a user names: actors, offices and places are known by it, and it wins over what the package has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.data.own.files import own_from
from onrecord.model import Actor, Arrival, Reading, Report, report_id
from onrecord.pipeline.reader import Reader

Read = Callable[[str, str], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text by names that are told as TOML."""

    def read(own: str, text: str) -> Reading:
        (tmp_path / "own.toml").write_text(own)
        report = Report(id=report_id(text=text), published="2024-11-04", text=text)
        return Reader(own=own_from([tmp_path / "own.toml"])).read(Arrival(report=report))

    return read


def _actor(reading: Reading, name: str) -> Actor:
    return next(actor for actor in reading.actors if actor.name == name)


def test_a_militia_is_known_by_all_its_names(read: Read) -> None:
    own = """[[actors]]
        name = "Vale Defence Column"
        aliases = ["VDC", "the Column"]
        country = "GEO"
        sector = "REB"
    """
    reading = read(own, "The Vale Defence Column shelled a bridge. The VDC denied it. The Column left Tbilisi.\n")
    militia = _actor(reading, "Vale Defence Column")
    assert (militia.kind, militia.codes, len(militia.mentions)) == ("armed_group", ("GEOREB",), 3)


def test_what_the_user_says_of_a_body_wins_under_all_its_names(read: Read) -> None:
    own = '[[actors]]\nname = "Hamas"\ncountry = "PSE"\nsector = "PTY"'
    text = "The Islamic Resistance Movement met Egyptian envoys in Cairo. Hamas fired rockets.\n"
    assert _actor(read("", text), "Islamic Resistance Movement").codes == ("PSEREB",)
    reading = read(own, text)
    assert _actor(reading, "Islamic Resistance Movement").codes == ("PSEPTY",)
    assert [len(actor.mentions) for actor in reading.actors if actor.codes == ("PSEPTY",)] == [2]


def test_a_holder_is_known_by_the_name_alone_and_by_the_office(read: Read) -> None:
    own = '[[offices]]\ntitle = "Grand Steward"\nholder = "Ilyas Dorn"\ncountry = "GEO"\nfrom = "2023-05"'
    reading = read(own, "Ilyas Dorn met Turkish envoys in Ankara. The Grand Steward then left for Oslo.\n")
    steward = _actor(reading, "Ilyas Dorn")
    assert steward.codes == ("GEOGOV",)
    assert [(role.title, role.since) for role in steward.roles] == [("Grand Steward", "2023-05")]
    assert len(steward.mentions) == 2


def test_an_office_that_is_over_by_the_reports_day_is_a_former_one(read: Read) -> None:
    own = '[[offices]]\ntitle = "Grand Steward"\nholder = "Ilyas Dorn"\ncountry = "GEO"\nfrom = 2020\nto = 2022'
    quoted = own.replace("= 2020", '= "2020"').replace("= 2022", '= "2022"')
    reading = read(quoted, "Ilyas Dorn met Turkish envoys in Ankara.\n")
    assert _actor(reading, "Ilyas Dorn").codes == ("GEOELI",)


def test_a_title_without_a_holder_is_a_title(read: Read) -> None:
    own = '[[offices]]\ntitle = "Grand Steward"\ncountry = "GEO"'
    reading = read(own, "Grand Steward Mira Vell met Turkish envoys in Ankara.\n")
    assert [role.title for role in _actor(reading, "Mira Vell").roles] == ["Grand Steward"]


def test_a_title_that_is_known_stays_what_it_is_for_others(read: Read) -> None:
    own = '[[offices]]\ntitle = "leader"\nholder = "Ilyas Dorn"\ncountry = "GEO"\nsector = "REB"'
    text = "Party leader Mira Vell of Kenya met Ilyas Dorn in Ankara on Monday.\n"
    assert _actor(read(own, text), "Ilyas Dorn").codes == ("GEOREB",)
    assert _actor(read(own, text), "Mira Vell").codes == _actor(read("", text), "Mira Vell").codes


def test_a_village_is_where_the_user_says(read: Read) -> None:
    own = '[[places]]\nname = "Qarvesh"\ncountry = "GEO"\nlatitude = 42.31\nlongitude = 44.12'
    reading = read(own, "Gunmen attacked Turkish troops in Qarvesh on Sunday.\n")
    [event] = reading.events
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.precision) == ("Qarvesh", "GEO", "city")
    assert (event.place.latitude, event.place.longitude) == (42.31, 44.12)


def test_a_place_wins_over_the_gazetteers_of_that_name(read: Read) -> None:
    own = '[[places]]\nname = "Paris"\ncountry = "USA"\nregion = "Texas"\nlatitude = 33.66\nlongitude = -95.55'
    text = "Gunmen attacked Turkish troops in Paris on Sunday.\n"
    [before], [after] = read("", text).events, read(own, text).events
    assert before.place is not None
    assert after.place is not None
    assert (before.place.country, after.place.country, after.place.admin1) == ("FRA", "USA", "Texas")


def test_two_readers_of_one_process_know_each_their_own(read: Read) -> None:
    text = "The Vale Defence Column shelled Turkish troops.\n"
    rebels = '[[actors]]\nname = "Vale Defence Column"\ncountry = "GEO"\nsector = "REB"'
    assert _actor(read(rebels, text), "Vale Defence Column").codes == ("GEOREB",)
    assert _actor(read(rebels.replace("REB", "MIL"), text), "Vale Defence Column").codes == ("GEOMIL",)
    assert _actor(read("", text), "Vale Defence Column").codes != ("GEOREB",)
