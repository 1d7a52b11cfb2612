"""Rows that are asked for by days, actors, places and types."""

from typing import Any

import pytest

from onrecord.errors import UnknownId
from onrecord.model import Place
from onrecord.store import Store
from onrecord.store.outside.rows import OutsideParty, OutsideRow
from tests.store.reports import reading

ROWS = (
    OutsideRow(
        id="1", start="2024-05-01", end="2024-05-31", types=("ASSAULT",),
        actors=(OutsideParty(name="Military Forces of Sudan (2019-)", codes=("SDNMIL",)),),
        place=Place(name="Omdurman", country="SDN"),
    ),
    OutsideRow(
        id="2", start="2024-05-13", end="2024-05-13", types=("PROTEST", "COERCE"),
        actors=(OutsideParty(name="Protesters (Kenya)", codes=("KENCVL",)),),
        recipients=(OutsideParty(name="R.S.F.", names=("Rapid Support Forces",)),),
        place=Place(name="Nairobi", country="KEN"),
    ),
    OutsideRow(id="3", start=None, end=None, types=()),
)  # fmt: skip


@pytest.fixture
def told(store: Store) -> Store:
    """A store with a few rows."""
    file = store.outside.begin(dataset="acled", form="acled", source="a.csv", sha256="a", size=1, lacking=())
    store.outside.keep(file, list(enumerate(ROWS, start=2)), [], upto=4)
    return store


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, "123"),
        ({"since": "2024-05-10", "until": "2024-05-12"}, "1"),
        ({"since": "2024-05-13"}, "12"),
        ({"until": "2024-04-30"}, ""),
        ({"actors": ["sudan"]}, "1"),
        ({"actors": ["Sud"]}, ""),
        ({"actors": ["SDN"]}, "1"),
        ({"actors": ["KENCVL"]}, "2"),
        ({"actors": ["Kenya"]}, "2"),
        ({"actors": ["rapid support forces", "Nobody"]}, "2"),
        ({"actors": ["RSF"]}, "2"),
        ({"actors": ["%"]}, ""),
        ({"place": "Sudan"}, "1"),
        ({"place": "nairobi"}, "2"),
        ({"types": ["COERCE"]}, "2"),
        ({"types": ["ASSAULT", "PROTEST"]}, "12"),
        ({"limit": 1}, "1"),
    ],
    ids=str,
)
def test_rows_answer_to_what_is_asked(told: Store, asked: dict[str, Any], ids: str) -> None:
    assert "".join(line.record.id for line in told.outside.lines("acled", **asked)) == ids


def test_the_names_that_the_record_has_for_somebody_are_found(store: Store) -> None:
    store.add(reading(), series="lindau")
    [known] = {tuple(store.outside.also_called(name)) for name in ("Irena Novak", "irena novak")}
    assert "Irena Novak" in known


def test_there_is_no_data_set_that_nobody_brought(store: Store) -> None:
    with pytest.raises(UnknownId, match="no data set 'acled'"):
        store.outside.remove("acled")
