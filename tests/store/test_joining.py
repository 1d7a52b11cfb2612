"""Readings written in bulk, and joined afterwards."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import RecordError
from onrecord.link.occurrences.sent import compared
from onrecord.model import Reading
from onrecord.store import Filters, Store
from onrecord.store.bulk import Given
from tests.databases import Where, ask, change
from tests.store.reports import TEXT, reading
from tests.store.said import said
from tests.store.search.test_lists import LISTS

GRAIN = '"The grain stays in port until every ship has been searched,"'
EDITED = TEXT.replace("31 to 4", "31 to 5") + "Correction: the vote was 31 to 5.\n"


def _crisis() -> list[Given]:
    """Copies, versions, and one statement that three papers tell."""
    beacon = {"url": "https://elsewhere.example", "publisher": "The Beacon", "published": "2024-05-17"}
    papers = [said(f"Paper {n}", ("Petra Hollan", GRAIN), published=f"2024-05-2{n}") for n in range(3)]
    return [
        Given(reading(), "lindau", "a:1"),
        Given(papers[0], "paper 0", "a:2"),
        Given(reading(TEXT + "More follows.\n"), "lindau", "a:3"),
        Given(reading(**beacon), "elsewhere", "a:4"),
        Given(papers[1], "paper 1", "a:5"),
        Given(reading(EDITED, **beacon), "elsewhere", "a:6"),
        Given(papers[2], "paper 2", "a:7"),
    ]


class Elsewhere:
    """Others who compare: as ``asked`` of some tellings, they answer."""

    def __init__(self, asked: Callable[[bytes], Callable[[], bytes | None]]) -> None:
        self.asked = 0
        self._ask = asked

    def ask(self, packed: bytes) -> Callable[[], bytes | None]:
        self.asked += 1
        return self._ask(packed)


@pytest.fixture(params=["in another process", "nobody answers", "nonsense comes back"])
def elsewhere(request: pytest.FixtureRequest) -> Iterator[Elsewhere]:
    """Whoever compares what is joined."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        answers: dict[str, Callable[[bytes], Callable[[], bytes | None]]] = {
            "in another process": lambda packed: process.submit(compared, packed).result,
            "nobody answers": lambda _: lambda: None,
            "nonsense comes back": lambda _: lambda: b"\xc1",
        }
        yield Elsewhere(answers[request.param])


def _shown(store: Store) -> dict[str, list[Any]]:
    every: Filters = {"min_confidence": 0}
    shown = {name: list(ask(store, every)) for name, ask in LISTS.items()}
    shown["each version"] = list(store.reports({}, every_version=True))
    shown["edits"] = list(store.edits({}))
    for kind in ("statement", "figure", "vote"):
        shown[f"{kind}s together"] = list(store.occurrences(kind, {}, bar=0.5))
    return shown


@pytest.fixture
def one_by_one(tmp_path: Path) -> dict[str, list[Any]]:
    """What a record shows to which the readings were added one by one."""
    with Store(tmp_path / "one.db") as store:
        for given in _crisis():
            store.add(given.reading, series=given.series, source=given.source)
        return _shown(store)


def test_what_was_written_in_bulk_shows_the_same_when_it_is_joined(
    store: Store, one_by_one: dict[str, list[Any]]
) -> None:
    assert store.bulk(_crisis()) == ["added", "added", "new version", "added", "added", "new version", "added"]
    assert store.unjoined() == 7
    assert store.join() == []
    assert store.unjoined() == 0
    assert _shown(store) == one_by_one


def test_what_is_compared_elsewhere_is_joined_as_here(
    store: Store, one_by_one: dict[str, list[Any]], elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.joining.A_TASK", 2)
    store.bulk(_crisis())
    assert store.join(elsewhere=elsewhere) == []
    assert elsewhere.asked
    assert _shown(store) == one_by_one


def test_what_cannot_be_joined_goes_to_quarantine_where_others_compare(
    store: Store, where: Where, elsewhere: Elsewhere
) -> None:
    store.bulk(_crisis())
    change(where, f"UPDATE records SET body = '{{' WHERE id = '{_crisis()[-1].reading.report.id}.s1'")
    [(source, reason)] = store.join(elsewhere=elsewhere)
    assert source == "a:7"
    assert "joining it failed" in reason
    assert [line.reports for line in store.statements({"about": "grain"}, bar=0.5)] == [2]


def test_joining_that_was_cut_off_goes_on_where_it_stopped(
    store: Store, one_by_one: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.joining.AT_ONCE", 2)
    store.bulk(_crisis())
    with pytest.raises(KeyboardInterrupt):
        store.join(_cut_off)
    assert store.unjoined() == 5
    store.join()
    assert _shown(store) == one_by_one


def _cut_off(_: int) -> None:
    raise KeyboardInterrupt


def test_until_then_a_report_is_nobodys_copy_and_a_new_version_does_not_stand(store: Store) -> None:
    store.bulk(_crisis())
    waiting = {given.reading.report.id for given in _crisis() if given.source in ("a:3", "a:6")}
    standing = {line.id for line in store.reports({})}
    assert standing == {given.reading.report.id for given in _crisis()} - waiting
    assert list(store.copies({}, bar=0.5)) == []
    assert [line.reports for line in store.statements({"about": "grain"}, bar=0.5)] == [1, 1, 1]
    assert store.search("grain", {}, bar=0.5).reports == 3


def test_what_was_removed_is_refused_in_bulk_and_the_rest_goes_in(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.remove([reading().report.id], by="ana", why="asked to")
    refused, added = store.bulk(_crisis()[:2])
    assert isinstance(refused, RecordError)
    assert "removed" in refused.what
    assert "asked to" in refused.what
    assert added == "added"


def test_a_record_without_evidence_is_left_out_in_bulk(store: Store) -> None:
    whole = reading()
    broken = msgspec.structs.replace(whole, events=(msgspec.structs.replace(whole.events[0], evidence=()),))
    refused, added = store.bulk([Given(broken, "lindau"), _crisis()[1]])
    assert isinstance(refused, RecordError)
    assert added == "added"
    assert [line.id for line in store.reports({})] == [_crisis()[1].reading.report.id]


@pytest.mark.parametrize(
    "follows",
    [
        lambda store, one: store.judge("accept", f"{one.report.id}.e1", by="ana"),
        lambda store, one: store.correct(f"{one.report.id}.e1", {"status": "planned"}, by="ana"),
        lambda store, one: store.append(reading(method="by another hand")),
    ],
)
def test_a_report_that_something_follows_from_is_joined_first(
    store: Store, follows: Callable[[Store, Reading], object]
) -> None:
    store.bulk(_crisis())
    follows(store, reading())
    assert store.unjoined() == 6
    assert store.join() == []


def test_a_report_that_waits_can_be_removed(store: Store) -> None:
    store.bulk(_crisis())
    store.remove([_crisis()[1].reading.report.id], by="ana", why="asked to")
    assert store.unjoined() == 6
    assert store.join() == []
    assert len(list(store.reports({}))) == 4


def test_what_cannot_be_joined_goes_to_quarantine_alone(store: Store, where: Where) -> None:
    store.bulk(_crisis())
    last = _crisis()[-1].reading.report.id
    change(where, f"UPDATE records SET body = '{{' WHERE id = '{last}.s1'")
    [(source, reason)] = store.join()
    assert source == "a:7"
    assert "joining it failed" in reason
    assert [line.source for line in store.quarantined()] == ["a:7"]
    assert not store.on_record([last])
    assert ask(where, "SELECT count(*) FROM unjoined") == [(0,)]
    assert [line.reports for line in store.statements({"about": "grain"}, bar=0.5)] == [2]
