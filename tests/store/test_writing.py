"""What is kept: appended, versioned, never twice."""

import msgspec
import pytest

from onrecord.errors import EvidenceMismatch, NotEnglish, UnknownId
from onrecord.model import Event
from onrecord.store import Filters, Store
from tests.databases import Where, ask, contents
from tests.store.reports import TEXT, reading


def _titles(store: Store) -> list[tuple[str, int, bool]]:
    return [(line.id, line.version, line.superseded) for line in store.reports({}, every_version=True)]


def test_a_reading_comes_back_as_it_went_in(store: Store) -> None:
    store.add(reading(), series="lindau", source="lindau.txt")
    assert store.reading(reading().report.id) == reading()


def test_the_same_report_again_changes_nothing(store: Store, where: Where) -> None:
    store.add(reading(), series="lindau")
    before = contents(where)
    assert store.add(reading(), series="lindau") == "unchanged"
    assert contents(where) == before


def test_another_text_at_the_same_source_is_a_new_version(store: Store) -> None:
    later = reading(TEXT + "Correction: the vote was 31 to 5.\n")
    assert store.add(reading(), series="lindau") == "added"
    assert store.add(later, series="lindau") == "new version"
    assert _titles(store) == [(reading().report.id, 1, True), (later.report.id, 2, False)]
    assert [line.report.id for line in store.lines("vote", {}, bar=0.5)] == [later.report.id]


def test_a_version_that_was_there_before_does_not_come_back_as_new(store: Store) -> None:
    later = reading(TEXT + "Correction: the vote was 31 to 5.\n")
    for one in (reading(), later, reading(), later):
        store.add(one, series="lindau")
    assert len(_titles(store)) == 2


def test_the_old_version_is_still_there_by_its_id(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(reading(TEXT + "More.\n"), series="lindau")
    assert store.entry(f"{reading().report.id}.e1").report.text == TEXT


def test_one_text_at_two_sources_is_one_report(store: Store) -> None:
    assert store.add(reading(), series="lindau") == "added"
    assert store.add(reading(), series="a copy of it") == "unchanged"
    assert [line.id for line in store.lines("vote", {}, bar=0.5)] == [f"{reading().report.id}.v1"]


def test_a_later_reading_stands_and_the_earlier_stays(store: Store, where: Where) -> None:
    store.add(reading(), series="lindau")
    better = msgspec.structs.replace(reading(), method="by another hand", votes=())
    store.append(better)
    assert store.reading(reading().report.id) == better
    assert list(store.lines("vote", {}, bar=0.5)) == []
    assert ask(where, "SELECT method FROM readings ORDER BY key") == [("by hand",), ("by another hand",)]
    assert ask(where, "SELECT count(*) FROM votes") == [(1,)]


def test_a_reading_of_a_report_that_is_not_on_record_is_refused(store: Store) -> None:
    with pytest.raises(UnknownId):
        store.append(reading())


@pytest.mark.parametrize("evidence", [(), ((5, 5),), ((0, 9_999),)])
def test_a_record_without_evidence_in_the_text_leaves_nothing_of_its_report(
    store: Store, evidence: tuple[tuple[int, int], ...]
) -> None:
    whole = reading()
    broken: Event = msgspec.structs.replace(whole.events[0], evidence=evidence)
    with pytest.raises(EvidenceMismatch):
        store.add(msgspec.structs.replace(whole, events=(broken,)), series="lindau")
    assert not store.on_record([whole.report.id])


def test_a_source_stands_in_quarantine_once(store: Store) -> None:
    error = NotEnglish("The text is in Danish.", where="avis.txt", remedy="Leave it out.")
    store.quarantine("avis.txt", error)
    store.quarantine("avis.txt", error)
    [line] = store.quarantined()
    assert (line.source, line.reason, line.message) == (
        "avis.txt", "NotEnglish", "The text is in Danish. Leave it out.",
    )  # fmt: skip


def test_a_source_that_can_be_read_at_last_leaves_quarantine(store: Store, where: Where) -> None:
    store.quarantine("lindau.txt", NotEnglish("The text is in Danish."))
    store.add(reading(), series="lindau", source="lindau.txt")
    assert list(store.quarantined()) == []
    assert ask(where, "SELECT count(*) FROM quarantine WHERE released IS NOT NULL") == [(1,)]


def test_two_connections_add_without_losing_anything(where: Where) -> None:
    none: Filters = {}
    with Store(where) as one, Store(where) as other:
        for number in range(10):
            (one if number % 2 else other).add(reading(TEXT + f"Edition {number}.\n"), series=f"{number}")
        assert len(list(one.reports(none))) == len(list(other.reports(none))) == 10
