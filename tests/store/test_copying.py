"""Copies: found as reports come in, in whatever process, and never an earlier version of the same report."""

import random
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select

from onrecord.link.copies import COMMON, Held, MemoryIndex, Signature
from onrecord.model import Damage, Passage, Reading, Report, report_id
from onrecord.store import Store
from onrecord.store import tables as t
from onrecord.store.copying import RecordIndex, note_copies
from onrecord.store.opening import open_engine, writing
from onrecord.store.writing import insert_reports
from tests.databases import Where
from tests.link.test_copies import BACKGROUND, REPORT, THIRD
from tests.link.test_copies import OTHER as COURT
from tests.store.reports import TEXT, reading

OTHER = " ".join(
    f"The harbour council of Arvik met for the {n}th time about pier {n} and its crane." for n in range(9)
)


def _plain(text: str, url: str, *, damaged: bool = False) -> Reading:
    """A reading that found nothing, or nothing but damage."""
    damage = (Damage(start=0, end=3, kind="mojibake"),) if damaged else ()
    report = Report(id=report_id(text=text, url=url), url=url, text=text)
    passages = (Passage(start=0, end=len(text), kind="paragraph", damage=damage),)
    return Reading(method="by hand", report=report, passages=passages)


def _add(store: Store, *texts: str) -> None:
    for number, text in enumerate(texts):
        store.add(_plain(text, f"https://r{number}.example"), series=f"r{number}")


def _pairs(store: Store) -> list[tuple[str | None, str | None, str]]:
    return [(copy.report.url, copy.copy_of.url, copy.record.kind) for copy in store.copies({}, bar=0.5)]


def test_a_copy_is_found_and_points_to_what_was_there_first(store: Store) -> None:
    _add(store, OTHER, OTHER + " More was expected.")
    [copy] = store.copies({}, bar=0.5)
    assert (copy.report.url, copy.copy_of.url) == ("https://r1.example", "https://r0.example")
    assert (copy.record.kind, copy.record.shared > 0.9) == ("near", True)


def test_a_report_says_what_it_is_a_copy_of(store: Store) -> None:
    _add(store, OTHER, OTHER)
    first, second = store.reports({})
    assert (first.copy_of, second.copy_of) == (None, first.id)


def test_a_report_that_took_a_passage_is_a_report_of_its_own(store: Store) -> None:
    _add(store, f"{REPORT} {BACKGROUND}", f"{COURT} {BACKGROUND}")
    assert [kind for _, _, kind in _pairs(store)] == ["partial"]
    assert [line.copy_of for line in store.reports({})] == [None, None]


def test_a_partial_copy_is_taken_back_when_a_third_report_has_the_passage(store: Store) -> None:
    _add(store, f"{REPORT} {BACKGROUND}", f"{COURT} {BACKGROUND}", f"{THIRD} {BACKGROUND}")
    assert _pairs(store) == []
    assert len(list(store.copies({}, bar=0))) == 1, "what was thought is still told to who asks for it"


def test_a_garbled_text_is_the_copy(store: Store) -> None:
    store.add(_plain(OTHER, "https://garbled.example", damaged=True), series="garbled")
    store.add(_plain(OTHER, "https://sound.example"), series="sound")
    assert _pairs(store) == [("https://garbled.example", "https://sound.example", "exact")]


def test_an_earlier_version_is_no_source(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(reading(TEXT + "Correction: the vote was 31 to 5.\n"), series="lindau")
    assert list(store.copies({}, bar=0)) == []


def test_reports_of_different_words_are_no_copies(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(_plain(OTHER, "https://other.example"), series="other")
    assert list(store.copies({}, bar=0)) == []


def test_a_copy_is_found_by_another_process_later(where: Where) -> None:
    for url in ("https://first.example", "https://second.example"):
        with Store(where) as store:
            store.add(_plain(OTHER, url), series=url)
            found = list(store.copies({}, bar=0.5))
    assert [copy.record.kind for copy in found] == ["exact"]


def test_adding_again_finds_no_copy_of_itself(store: Store) -> None:
    for _ in range(2):
        store.add(reading(), series="lindau", source="a.txt")
        store.add(reading(), series="another place", source="b.txt")
    assert list(store.copies({}, bar=0)) == []


def test_the_record_finds_what_an_index_in_memory_finds(where: Where) -> None:
    """Beyond the number from which a key is everybody's, too."""
    chance = random.Random(7)
    words = [f"word{n}" for n in range(200)]
    memory, engine = MemoryIndex(), open_engine(where)
    with writing(engine).begin() as connection:
        index = RecordIndex(connection)
        for number in range(COMMON + 20):
            text = "it was said that the council would meet again " + " ".join(chance.choices(words, k=60))
            report = msgspec.structs.replace(_plain(text, "").report, id=f"{number:016x}")
            new = Held(report=report.id, signature=Signature.of(text))
            insert_reports(connection, [(report, None)])
            index.add(new)
            memory.add(new)
            keys = new.signature.keys
            theirs = {key: [n - 1 for n in having] for key, having in index.having(keys).items()}
            assert theirs == memory.having(keys)
            assert index.ordinary().to_bytes() == memory.ordinary().to_bytes()
    engine.dispose()


def test_what_was_added_to_a_large_index_is_still_found(file: Path) -> None:
    engine = open_engine(file)
    chance = random.Random(5)
    words = [f"Word{round(chance.paretovariate(1.1) * 7)}" for _ in range(4000)]
    with writing(engine).begin() as connection:
        for number in range(1300):  # of which the first thousand say what is ordinary
            text = REPORT if number == 1234 else " ".join(chance.choices(words, k=60))
            report = _plain(text, f"https://r{number}.example").report
            insert_reports(connection, [(report, None)])
            RecordIndex(connection).add(Held(report=report.id, signature=Signature.of(text)))
    with Store(file) as store:
        store.add(_plain(REPORT.replace("forty", "thirty"), "https://new.example"), series="new")
    with engine.connect() as connection:
        copied = select(t.reports.c.url).join(t.copies, t.copies.c.copy_of == t.reports.c.id)
        assert connection.execute(copied).scalars().all() == ["https://r1234.example"]
    engine.dispose()


@pytest.mark.parametrize("length", [100, 5000])
def test_the_index_keeps_a_bounded_number_of_rows_of_a_report(where: Where, length: int) -> None:
    engine = open_engine(where)
    text = " ".join(f"Word{n}" for n in range(length))
    with writing(engine).begin() as connection:
        report = _plain(text, "").report
        insert_reports(connection, [(report, None)])
        note_copies(connection, report, series="s", method="m", at="2024-03-01T00:00:00+00:00")
        assert connection.execute(select(func.count()).select_from(t.copy_index_keys)).scalar_one() <= 128
    engine.dispose()
