"""What the record answers: filtered, sorted, each line with its sentence and its report."""

from typing import Any

import pytest

from onrecord.errors import RecordError
from onrecord.store import Filters, Store
from tests.store.reports import TEXT, reading


@pytest.fixture
def lindau(store: Store) -> Store:
    """A record of one report, which holds one of everything."""
    store.add(reading(), series="lindau", source="lindau.txt")
    return store


def _found(store: Store, kind: str, **filters: Any) -> list[str]:
    asked: Filters = filters  # type: ignore[assignment]
    return [line.id.rpartition(".")[2] for line in store.lines(kind, asked, bar=0.5)]


def test_an_event_comes_with_names_sentence_and_report(lindau: Store) -> None:
    first = next(lindau.lines("event", {}, bar=0.5))
    assert first.actors == ("Irena Novak",)
    assert first.recipients == ("Norland",)
    assert first.sentence == "Chancellor Irena Novak called off her visit to Norland on Monday."
    assert first.record == reading().events[0]
    assert (first.report.publisher, first.report.source) == ("The Lindau Courier", "lindau.txt")


def test_events_stand_by_their_date(lindau: Store) -> None:
    assert _found(lindau, "event", min_confidence=0) == ["e1", "e2", "e3"]


def test_an_event_without_a_date_goes_by_its_reports(lindau: Store) -> None:
    assert _found(lindau, "event", min_confidence=0, since="2024-05-16", type="AID") == ["e3"]


def test_what_is_below_the_bar_is_not_counted(lindau: Store) -> None:
    assert _found(lindau, "event") == ["e1", "e2"]


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("event", {"actor": "novak"}, ["e1", "e2"]),
        ("event", {"actor": "Chancellor Irena Novak"}, ["e1", "e2"]),
        ("event", {"actor": "Nova"}, []),
        ("event", {"actor": "LIN"}, ["e1", "e2"]),
        ("event", {"actor": "LINGOV"}, ["e1", "e2"]),
        ("event", {"actor": "NLD"}, ["e1", "e2"]),
        ("event", {"actor": "%"}, []),
        ("event", {"place": "Norland"}, ["e1"]),
        ("event", {"place": "NLD"}, ["e1"]),
        ("event", {"since": "2024-05-14"}, ["e2"]),
        ("event", {"until": "2024-05-14"}, ["e1"]),
        ("event", {"since": "2024-05", "until": "2024-05"}, ["e1", "e2"]),
        ("event", {"type": "consult"}, ["e1", "e2"]),
        ("event", {"status": "cancelled,refused"}, ["e1"]),
        ("event", {"about": "calendar visit"}, ["e2"]),
        ("event", {"limit": 1}, ["e1"]),
        ("event", {"newest": True}, ["e2", "e1"]),
        ("event", {"actor": "novak", "status": "rescheduled", "since": "2024"}, ["e2"]),
        ("statement", {"actor": "Novak"}, ["s1"]),
        ("statement", {"actor": "Norland"}, []),
        ("statement", {"speaker": "Novak"}, ["s1"]),
        ("statement", {"addressee": "Novak"}, []),
        ("statement", {"status": "declines"}, ["s1"]),
        ("statement", {"type": "direct"}, ["s1"]),
        ("statement", {"about": "TRAVEL"}, ["s1"]),
        ("figure", {"type": "displaced"}, ["f1"]),
        ("figure", {"place": "Goteborg"}, ["f1"]),
        ("figure", {"place": "Sweden"}, ["f1"]),
        ("figure", {"place": "Vastra Gotaland"}, ["f1"]),
        ("figure", {"actor": "red cross"}, ["f1"]),
        ("vote", {"actor": "Kesh"}, ["v1"]),
        ("vote", {"status": "adopted"}, ["v1"]),
        ("vote", {"about": "budget"}, ["v1"]),
        ("change", {"actor": "Norland"}, ["c1"]),
        ("change", {"type": "revision"}, []),
        ("change", {"since": "2024-05-16"}, ["c1"]),
    ],
)
def test_filters_narrow_it_down(lindau: Store, kind: str, filters: dict[str, Any], found: list[str]) -> None:
    assert _found(lindau, kind, **filters) == found


def test_what_is_no_date_is_refused(lindau: Store) -> None:
    with pytest.raises(RecordError, match=r"is no date\. Write it as 2024-03-27"):
        _found(lindau, "event", since="last week")


def test_a_statement_comes_with_its_words_and_speaker(lindau: Store) -> None:
    [line] = lindau.lines("statement", {}, bar=0.5)
    assert (line.speaker, line.content) == ("Irena Novak", '"We will not travel,"')


def test_a_figure_comes_with_its_claimant(lindau: Store) -> None:
    [line] = lindau.lines("figure", {}, bar=0.5)
    assert (line.claimant, line.record.value) == ("Norland Red Cross", 1200)


def test_a_vote_comes_with_who_voted_how(lindau: Store) -> None:
    [line] = lindau.lines("vote", {}, bar=0.5)
    assert (line.body, line.positions, line.record.in_favour) == ("Assembly", (("Kesh", "abstain"),), 31)


def test_a_change_comes_with_its_steps_in_the_worlds_order(lindau: Store) -> None:
    [line] = lindau.lines("change", {}, bar=0.5)
    assert line.by == ("Irena Novak",)
    assert [step.record.status for step in line.steps] == ["cancelled", "rescheduled"]
    assert line.steps[1].sentence == "On Thursday Novak put the visit back on the calendar."


def test_actors_are_joined_over_reports_by_name(lindau: Store) -> None:
    lindau.add(reading(TEXT + "More follows.\n"), series="another")
    first = next(lindau.actors({}))
    assert (first.record.name, first.reports) == ("Irena Novak", 2)
    assert first.names == ("Irena Novak", "Chancellor Irena Novak", "Ms. Novak")
    assert first.sentence.startswith("Chancellor Irena Novak called off")


def test_actors_are_found_by_name_kind_and_code(lindau: Store) -> None:
    assert [line.record.name for line in lindau.actors({"actor": "Ms Novak"})] == ["Irena Novak"]
    assert [line.record.name for line in lindau.actors({"type": "organization"})] == ["Norland Red Cross"]
    assert [line.record.name for line in lindau.actors({"actor": "NGOMED"})] == ["Norland Red Cross"]


def test_reports_are_found_by_date_words_and_actor(lindau: Store) -> None:
    assert len(list(lindau.reports({"since": "2024-05-16", "about": "goes NOWHERE"}))) == 0
    assert len(list(lindau.reports({"until": "2024-05-16", "about": "calendar budget", "actor": "Kesh"}))) == 1
