"""A served record answers as the record itself does, and takes decisions and reports."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.errors import BadDecision, NoArticle, OnRecordError, RecordError
from onrecord.pipeline.record import Record, open_record
from onrecord.serve.app import make_app
from tests.pipeline.fetching.site import Answer, Site, running
from tests.serve.conftest import serving

REPORT = "Kenya called off talks with Uganda on Tuesday."
Ask = Callable[[Record], Any]

LISTS: dict[str, Ask] = {
    "events": lambda record: record.events,
    "events, chosen in steps": lambda record: record.events(status="cancelled")(newest=True),
    "timeline": lambda record: record.timeline(since=date(2025, 5, 1), min_confidence=0.7, limit=30),
    "statements": lambda record: record.statements(act="denies"),
    "every statement": lambda record: record.statements(each=True, kind="direct"),
    "figures": lambda record: record.figures(newest=True),
    "votes": lambda record: record.votes(),
    "changes": lambda record: record.changes(),
    "occurrences": lambda record: record.occurrences(),
    "occurrences of statements": lambda record: record.occurrences("statement", limit=5),
    "actors": lambda record: record.actors(type="person"),
    "reports": lambda record: record.reports(publisher="Herald"),
    "every version": lambda record: record.reports(every_version=True, newest=True),
    "copies": lambda record: record.copies(),
    "families": lambda record: record.families(),
    "versions": lambda record: record.versions(),
    "stories": lambda record: record.stories(),
    "attention": lambda record: record.attention("visit", by="week"),
    "attention by day": lambda record: record.attention(),
    "places": lambda record: record.places(),
    "subjects": lambda record: record.subjects(),
    "quarantined": lambda record: record.quarantined(),
    "proposals": lambda record: record.proposals(limit=7),
    "nothing": lambda record: record.timeline(limit=0),
}


@pytest.fixture
def here(samples: Path) -> Iterator[Record]:
    """The record itself."""
    with open_record(samples) as record:
        yield record


@pytest.fixture
def there(served: str) -> Iterator[Record]:
    """The same, asked of its server."""
    with onrecord.open_record(served) as record:
        yield record


@pytest.fixture
def copy_there(copied: Path) -> Iterator[Record]:
    """A served record that can be written to."""
    with serving(make_app(copied)) as address, open_record(address) as record:
        yield record


@pytest.mark.parametrize("name", LISTS)
def test_a_served_list_is_the_records_own(here: Record, there: Record, name: str) -> None:
    assert list(LISTS[name](there)) == list(LISTS[name](here))


@pytest.mark.parametrize("name", ["events", "statements", "figures", "changes", "copies", "stories"])
def test_a_served_list_makes_the_same_frame(here: Record, there: Record, name: str) -> None:
    assert LISTS[name](there).to_pandas().equals(LISTS[name](here).to_pandas())


@pytest.mark.parametrize(
    "filters", [{}, {"limit": 45}, {"limit": 3, "offset": 30}, {"publisher": "Herald"}], ids=str
)
def test_a_served_search_finds_the_same(here: Record, there: Record, filters: dict[str, Any]) -> None:
    assert there.search("visit OR talks", **filters) == here.search("visit OR talks", **filters)


def test_every_kind_of_record_is_told_in_full(here: Record, there: Record) -> None:
    rows: list[Any] = [
        next(ask(here)) for ask in (Record.timeline, Record.statements, Record.figures, Record.votes)
    ]
    for id in (*(row.id for row in rows), next(here.actors()).id, rows[0].id[:8] + ".e1"):
        assert there.get(id) == here.get(id)
    change = next(here.changes())
    assert there.change(change.id) == here.change(change.id)
    assert there.report(change.report.id[:9]) == here.report(change.report.id)


@pytest.mark.parametrize(
    "ask",
    [
        lambda record: record.get("0000.e1"),
        lambda record: record.get("nonsense"),
        lambda record: record.report("zzzz"),
        lambda record: record.change("0000.e1"),
        lambda record: list(record.timeline(since="yesterday")),
        lambda record: record.search("actor:"),
    ],
)
def test_a_served_record_fails_as_the_record_does(here: Record, there: Record, ask: Ask) -> None:
    with pytest.raises(OnRecordError) as own:
        ask(here)
    with pytest.raises(OnRecordError) as told:
        ask(there)
    assert (type(told.value), str(told.value)) == (type(own.value), str(own.value))


def test_a_list_comes_part_by_part(there: Record, monkeypatch: pytest.MonkeyPatch, here: Record) -> None:
    monkeypatch.setattr("onrecord.pipeline.served.asking.SIZE", 7)
    assert list(there.timeline()) == list(here.timeline())


def test_a_question_asked_again_has_the_same_answer_until_the_record_changes(copy_there: Record) -> None:
    first, again = list(copy_there.timeline()), list(copy_there.timeline())
    copy_there.reject(first[0].id)
    assert again == first
    assert list(copy_there.timeline()) == first[1:]


def test_a_filter_that_is_none_is_named_before_anything_is_asked() -> None:
    with open_record("https://nowhere.invalid") as record, pytest.raises(TypeError, match="no filter 'colour'"):
        record.timeline(colour="red")  # type: ignore[call-arg]


def test_decisions_are_taken_and_undone(copy_there: Record, copied: Path) -> None:
    event = next(copy_there.timeline())
    rejected = copy_there.reject(event.id, why="of 1979")
    assert event.id not in {line.id for line in copy_there.timeline()}
    copy_there.undo(rejected.key)
    copy_there.accept(event.id)
    (corrected,) = copy_there.correct(event.id, {"status": "cancelled"})
    pair = copy_there.proposals()[0]
    copy_there.split(pair.one, pair.other, about=pair.about or "copy")
    with open_record(copied) as record:
        taken = list(record.decisions())
        assert [line.decision.verb for line in taken] == ["reject", "undo", "accept", "correct", "split"]
        assert list(copy_there.decisions()) == taken
        assert list(copy_there.decisions(event.id)) == list(record.decisions(event.id))
        assert taken[3].decision == corrected
        assert copy_there.get(event.id) == record.get(event.id)


def test_a_decision_that_cannot_be_taken_is_refused(copy_there: Record) -> None:
    event = next(copy_there.timeline())
    for value in ("sometimes", 3, ["planned"], {"status": "planned"}):
        with pytest.raises(BadDecision):
            copy_there.correct(event.id, {"status": value})


def test_a_report_is_added(copy_there: Record) -> None:
    outcome = copy_there.add_text(REPORT, published="2024-03-27", publisher="The Fjord")
    (line,) = copy_there.timeline(publisher="Fjord")
    assert (outcome.happened, outcome.report) == ("added", line.report.id)
    with pytest.raises(NoArticle):
        copy_there.add_text(" ")


def test_what_only_the_records_own_machine_can_do_says_so(there: Record) -> None:
    with pytest.raises(RecordError, match=r"no 'backup'\. Do that on the machine"):
        there.backup("copy.db")
    with pytest.raises(RecordError, match="Leave out as_of"):
        open_record("http://localhost:1", as_of="2025-05-10")


@pytest.mark.parametrize("url", ["http://example.org/", "https://", "https://olga:secret@example.org/"])
def test_an_address_that_is_not_safe_to_ask_is_refused(url: str) -> None:
    with pytest.raises(RecordError, match="over HTTPS") as refused:
        open_record(url)
    assert "secret" not in str(refused.value)


def test_a_token_follows_no_redirect_and_what_is_no_record_is_named() -> None:
    with running(Site()) as site:
        site.pages["*"] = Answer(status=302, headers={"Location": "/elsewhere"})
        record = open_record(site.url(), token="t")
        with pytest.raises(RecordError, match="no record answers there, but something else"):
            record.get("3f2a.e1")
    with record, pytest.raises(RecordError, match="can't be asked"):
        record.get("3f2a.e1")
    assert [asked.headers["Authorization"] for asked in site.asked] == ["Bearer t"]


def test_asking_a_served_record_opens_no_database() -> None:
    told = "import sys, onrecord; onrecord.open_record('https://example.org/'); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert not {"spacy", "sqlalchemy", "numpy", "alembic", "litestar"} & set(modules.split())
