"""The table of what stands says what follows from the versions and the readings, whatever was written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.pipeline.record import restore
from onrecord.store import Store
from onrecord.store.bulk import Given
from tests.databases import Where, ask, change
from tests.store.asof.days import grow
from tests.store.reports import TEXT, reading
from tests.store.said import said

FIRST = reading()
LATER = reading(f"{TEXT}More follows.\n")
OTHER = said("The Mirror", ("Petra Hollan", '"The grain stays in port,"'))


def test_it_holds_whatever_happens_to_a_record(where: Where) -> None:
    for _, store in grow(where):
        assert list(store.mismatches()) == []


def _two_versions(store: Store) -> None:
    store.add(FIRST, series="lindau")
    store.add(LATER, series="lindau")


def _read_again(store: Store) -> None:
    store.add(FIRST, series="lindau")
    store.append(reading(method="by another hand"))


def _at_two_addresses(store: Store) -> None:
    store.add(FIRST, series="lindau")
    store.add(FIRST, series="elsewhere")
    store.add(LATER, series="lindau")


def _removed(store: Store) -> None:
    store.add(OTHER, series="mirror")
    _two_versions(store)
    store.remove([LATER.report.id], by="ana", why="an order")


def _an_earlier_one_removed(store: Store) -> None:
    _two_versions(store)
    store.remove([FIRST.report.id], by="ana", why="an order")


def _in_bulk(store: Store) -> None:
    store.bulk([Given(FIRST, "lindau"), Given(LATER, "lindau"), Given(OTHER, "mirror")])


def _joined(store: Store) -> None:
    _in_bulk(store)
    store.join()


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        (_two_versions, [(2, LATER)]),
        (_read_again, [(2, FIRST)]),
        (_at_two_addresses, [(1, FIRST), (2, LATER)]),
        (_removed, [(1, OTHER)]),
        (_an_earlier_one_removed, [(2, LATER)]),
        (_in_bulk, [(1, FIRST), (3, OTHER)]),
        (_joined, [(2, LATER), (3, OTHER)]),
    ],
)
def test_a_report_stands_by_its_latest_reading_while_no_version_comes_after_it(
    store: Store, where: Where, written: Callable[[Store], None], stands: list[tuple[int, Reading]]
) -> None:
    written(store)
    assert _standing(where) == {(key, read.report.id) for key, read in stands}


def _standing(where: Where) -> set[tuple[int, str]]:
    return {(key, report) for key, report in ask(where, "SELECT reading, report FROM standing")}


def test_what_cannot_be_joined_lets_stand_again_what_it_took_the_place_of(store: Store, where: Where) -> None:
    store.add(OTHER, series="mirror")
    store.bulk([Given(FIRST, "lindau", "a:1")])
    store.add(FIRST, series="mirror")
    change(where, f"UPDATE records SET body = '{{' WHERE id = '{FIRST.report.id}.s1'")
    assert len(store.join()) == 1
    assert _standing(where) == {(1, OTHER.report.id)}


def test_a_restored_record_has_what_stands_without_what_was_removed_since(where: Where, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    with Store(backup) as store:
        _two_versions(store)
        store.add(OTHER, series="mirror")
    with Store(where) as store:
        store.add(OTHER, series="mirror")
        store.remove([OTHER.report.id], by="ana", why="an order")
    restore(backup, where, replace=True)
    assert _standing(where) == {(2, LATER.report.id)}
    with Store(where) as store:
        assert list(store.mismatches()) == []
