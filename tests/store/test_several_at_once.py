"""Several who write to one record at once, while others read it: nothing is lost, doubled or seen by halves."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest

from onrecord.model import Reading
from onrecord.store import Store
from tests.databases import Where, ask
from tests.store.reports import TEXT, reading
from tests.store.said import said

SAYS = '"We will not open the northern border until every truck has been searched,"'
PARTS: list[list[Reading]] = [
    [
        reading(TEXT + f"By {name}.\n", url=None, publisher=f"The {name}", published=f"2024-05-{17 + number:02}"),
        said(f"{name} Radio", ("Petra Hollan", SAYS), published=f"2024-05-{17 + number:02}"),
        reading(url=None, publisher=f"{name} Wire", published=f"2024-05-{21 + number:02}"),
    ]
    for number, name in enumerate(("Courier", "Beacon", "Herald", "Ledger"))
]
"""What each of four people brings: reports of one day's events that all tell."""


def _write(where: Where, readings: list[Reading], by: str) -> None:
    """Add these and decide about them."""
    with Store(where) as store:
        for each in readings:
            assert store.add(each, series=each.report.id, source=by) == "added"
            if each.events:
                if each is readings[0]:
                    store.correct(f"{each.report.id}.v1", {"measure": "next year's budget"}, by=by)
                store.judge("accept", f"{each.report.id}.e1", by=by)


def _look(where: Where, done: Event) -> None:
    """Read until the others are done; of each report all is there or nothing."""
    with Store(where) as store:
        while not done.is_set():
            events = Counter(line.report.id for line in store.lines("event", {}, bar=0.5))
            assert set(events.values()) <= {2}
            together = [line.reports for line in store.occurrences("vote", {}, bar=0.5)]
            assert together in ([], [sum(together)])
            assert list(store.mismatches()) == []
            list(store.search("visit OR border", {}, bar=0.5).hits)


@contextmanager
def _at_once(*tasks: Callable[[], None]) -> Iterator[None]:
    """Run these beside what is done here; their errors are ours."""
    errors: list[BaseException] = []

    def guarded(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:
            errors.append(error)

    threads = [Thread(target=guarded, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()
    assert errors == []


def _computed(store: Store) -> dict[str, Any]:
    """What is computed from all of it, said by ids alone: keys tell only who came first."""
    return {
        kind: sorted(
            sorted(telling.line.id for telling in line.tellings) for line in store.occurrences(kind, {}, bar=0.5)
        )
        for kind in ("event", "figure", "vote")
    } | {
        "statements": sorted((line.reports, line.independent) for line in store.statements({}, bar=0.5)),
        "rulings": sorted(
            (line.id, line.ruling.verdict, line.record.measure or "")
            for line in store.lines("vote", {}, bar=0.5)
            if line.ruling
        ),
        "changes": sorted((line.reports, line.record.kind) for line in store.changes({}, bar=0.5)),
        "families": sorted(len(line.members) for line in store.families({}, bar=0.5)),
        "decisions": sorted((line.decision.target.id, line.decision.verb) for line in store.decisions()),
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes of it one after the other."""
    alone = tmp_path_factory.mktemp("alone") / "onrecord.db"
    for number, part in enumerate(PARTS):
        _write(alone, part, f"person {number}")
    with Store(alone) as store:
        computed = _computed(store)
    assert all(computed.values())
    return computed


def test_four_who_write_at_once_end_where_one_after_the_other_ends(where: Where, expected: dict[str, Any]) -> None:
    done = Event()
    with _at_once(lambda: _look(where, done)):
        try:
            with _at_once(
                *(lambda part=part, by=f"person {n}": _write(where, part, by) for n, part in enumerate(PARTS))
            ):
                pass
        finally:
            done.set()
    with Store(where) as store:
        assert _computed(store) == expected
        assert list(store.mismatches()) == []
    assert ask(where, "SELECT count(*), count(DISTINCT id) FROM reports") == [(12, 12)]
    assert ask(where, "SELECT count(*), count(DISTINCT number) FROM reports") == [(12, 12)]


def test_the_same_reports_added_by_two_at_once_are_there_once(where: Where) -> None:
    happened: list[str] = []

    def add() -> None:
        with Store(where) as store:
            happened.extend(store.add(each, series=each.report.id) for each in PARTS[0])

    with _at_once(add, add):
        pass
    assert Counter(happened) == {"added": 3, "unchanged": 3}
    assert ask(where, "SELECT count(*) FROM readings") == [(3,)]


def test_whoever_opens_a_new_record_at_once_finds_it_made(unmade: Where) -> None:
    with _at_once(*(lambda: Store(unmade).close() for _ in range(3))):
        pass
    with Store(unmade) as store:
        assert store.add(reading(), series="lindau") == "added"


def test_a_list_shows_one_state_of_the_record_to_its_end(where: Where) -> None:
    with Store(where) as reader, Store(where) as writer:
        for each in PARTS[0]:
            writer.add(each, series=each.report.id)
        readings = reader.readings({}, bar=0.5)
        first = next(readings)
        for each in PARTS[1]:
            writer.add(each, series=each.report.id)
        writer.append(reading(PARTS[0][2].report.text, url=None, publisher="Courier Wire", method="another"))
        assert [first, *readings] == PARTS[0]
        assert len(list(reader.readings({}, bar=0.5))) == 6
