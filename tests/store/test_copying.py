"""Copies: found as reports come in, in whatever process, and never an earlier version of the same report."""

import random
from pathlib import Path

import msgspec

from onrecord.link.copies import COMMON, MemoryIndex, shingles, sketch
from onrecord.model import Reading, Report, report_id
from onrecord.store import Store
from onrecord.store.copying import RecordIndex
from onrecord.store.opening import open_engine, writing
from onrecord.store.writing import _insert_report
from tests.store.reports import TEXT, reading

OTHER = " ".join(
    f"The harbour council of Arvik met for the {n}th time about pier {n} and its crane." for n in range(9)
)


def _plain(text: str, url: str) -> Reading:
    """A reading that found nothing."""
    report = Report(id=report_id(text=text, url=url), url=url, text=text)
    return Reading(method="by hand", report=report)


def test_a_copy_is_found_and_points_to_what_was_there_first(store: Store) -> None:
    store.add(_plain(OTHER, "https://first.example"), series="first")
    store.add(_plain(OTHER + " More was expected.", "https://second.example"), series="second")
    [copy] = store.copies({}, bar=0.5)
    assert (copy.report.url, copy.copy_of.url) == ("https://second.example", "https://first.example")
    assert (copy.record.kind, copy.record.shared > 0.9) == ("near", True)


def test_a_report_says_what_it_is_a_copy_of(store: Store) -> None:
    first, second = _plain(OTHER, "https://first.example"), _plain(OTHER, "https://second.example")
    for one in (first, second):
        store.add(one, series=str(one.report.url))
    assert [line.copy_of for line in store.reports({})] == [None, first.report.id]


def test_an_earlier_version_is_no_source(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(reading(TEXT + "Correction: the vote was 31 to 5.\n"), series="lindau")
    assert list(store.copies({}, bar=0)) == []


def test_reports_of_different_words_are_no_copies(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(_plain(OTHER, "https://other.example"), series="other")
    assert list(store.copies({}, bar=0)) == []


def test_a_copy_is_found_by_another_process_later(file: Path) -> None:
    for url in ("https://first.example", "https://second.example"):
        with Store(file) as store:
            store.add(_plain(OTHER, url), series=url)
            found = list(store.copies({}, bar=0.5))
    assert [copy.record.kind for copy in found] == ["exact"]


def test_adding_again_finds_no_copy_of_itself(store: Store) -> None:
    for _ in range(2):
        store.add(reading(), series="lindau", source="a.txt")
        store.add(reading(), series="another place", source="b.txt")
    assert list(store.copies({}, bar=0)) == []


def test_the_records_index_knows_what_an_index_in_memory_knows(file: Path) -> None:
    """Beyond the number from which a pair of words is everybody's, too."""
    chance = random.Random(7)
    words = [f"word{n}" for n in range(60)]
    memory, engine = MemoryIndex(), open_engine(file)
    with writing(engine).begin() as connection:
        index = RecordIndex(connection)
        for number in range(COMMON + 20):
            text = "it was said that " + " ".join(chance.choices(words, k=30))
            report, own = f"{number:016x}", shingles(text)
            _insert_report(connection, msgspec.structs.replace(_plain(text, "").report, id=report), None)
            memory.add(report, own)
            index.add(report, own)
            assert index.frequencies(own) == memory.frequencies(own)
            assert index.sharing(sketch(own)) == memory.sharing(sketch(own))
            assert index.shingles(report) == own
        assert len(index) == len(memory)
    engine.dispose()
