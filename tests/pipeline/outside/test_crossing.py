"""The tables that lead from other data sets' codes to PLOVER's, against those by which OnRecord exports."""

import pytest

from onrecord.data import table
from onrecord.pipeline.outside.coding import mode_of_acled, plover_of_acled, plover_of_cameo, plover_types


@pytest.mark.parametrize("name", ["plover_types.tsv", "plover_modes.tsv"])
def test_each_cameo_code_that_is_exported_comes_back_as_its_type(name: str) -> None:
    assert [row for row in table(name) if plover_of_cameo(row["cameo"]) != (row["type"],)] == []


def test_each_acled_type_that_is_exported_comes_back_as_its_type() -> None:
    rows = [row for row in table("acled_types.tsv") if row["disorder_type"]]
    found = [plover_of_acled(row["disorder_type"], row["event_type"], row["sub_event_type"]) for row in rows]
    assert [types for row, types in zip(rows, found, strict=True) if row["type"] not in types] == []


def test_a_mode_comes_back_where_one_alone_has_it() -> None:
    named = [row for row in table("acled_types.tsv") if row["sub_event_type"]]
    back = {row["mode"]: mode_of_acled(row["sub_event_type"]) for row in named}
    assert {mode for mode, again in back.items() if mode != again} == {"aerial", "drone"}


def test_every_type_that_a_table_names_is_plovers() -> None:
    told = {row["type"] for row in table("cameo_plover.tsv")}
    told |= {type for row in table("acled_plover.tsv") for type in row["types"].split("|") if type}
    assert told <= set(plover_types())


def test_every_sector_that_a_table_names_is_plovers() -> None:
    known = {row["sector"] for row in table("plover_sectors.tsv")}
    assert {row["sector"] for row in table("outside_sectors.tsv")} <= known
