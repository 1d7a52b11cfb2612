"""Statements across reports: each shown once with all its tellings, words given to two speakers flagged."""

from typing import Any

import pytest

from onrecord.model import Reading, When
from onrecord.store import Filters, Store
from onrecord.store.rows.records import StatementLine
from tests.store.said import said

BORDER = '"We will not open the northern border until every truck has been searched,"'
FULLER = '"We will not open the northern border until every truck has been searched. That is our last word,"'


def add(store: Store, *readings: Reading) -> None:
    for reading in readings:
        store.add(reading, series=reading.report.id)


def shown(store: Store, *, each: bool = False, **filters: Any) -> list[StatementLine]:
    asked: Filters = filters  # type: ignore[assignment]
    return list(store.statements(asked, bar=0.5, each=each))


@pytest.fixture
def border(store: Store) -> Store:
    """Two papers that tell one statement, the second of them in full."""
    add(
        store,
        said("The Courier", ("Hollan", BORDER), published="2024-03-05"),
        said(
            "The Beacon",
            ("Osei", "the strike at the port would end on Friday"),
            ("Petra Hollan", FULLER),
            published="2024-03-06",
        ),
    )
    return store


def test_a_statement_of_two_reports_is_one_line_with_both(border: Store) -> None:
    [line] = shown(border, about="truck")
    assert (line.reports, line.independent) == (2, 2)
    assert {telling.report.publisher for telling in line.tellings} == {"The Courier", "The Beacon"}


def test_the_fullest_telling_stands_for_all_and_comes_first(border: Store) -> None:
    [line] = shown(border, about="truck")
    assert (line.content, line.report.publisher) == (FULLER, "The Beacon")
    assert line.tellings[0].id == line.id


def test_each_telling_is_a_line_where_that_is_asked(border: Store) -> None:
    first, second = shown(border, about="truck", each=True)
    assert {first.report.publisher, second.report.publisher} == {"The Courier", "The Beacon"}
    assert first.tellings == second.tellings


def test_tellings_that_the_filter_leaves_out_are_listed_all_the_same(border: Store) -> None:
    [line] = shown(border, about="last word")
    assert len(line.tellings) == 2


def test_the_line_is_a_telling_that_passes_the_filter(border: Store) -> None:
    [line] = shown(border, until="2024-03-05")
    assert line.report.publisher == "The Courier"


def test_a_limit_counts_statements_not_tellings(border: Store) -> None:
    assert [line.speaker for line in shown(border, limit=2)] == ["Petra Hollan", "Osei"]


def test_copies_are_not_independent(store: Store) -> None:
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER), published="2024-03-05"),
        said("The Mirror", ("Petra Hollan", BORDER), published="2024-03-06", copied_from="The Courier"),
        said("The Beacon", ("Hollan", BORDER), published="2024-03-06"),
    )
    [line] = shown(store, about="truck")
    assert (line.reports, line.independent) == (3, 2)


@pytest.mark.parametrize(("credit", "origins"), [("as told to the Courier", 1), ("as the Courier burned", 2)])
def test_what_is_credited_to_another_outlet_counts_with_it(store: Store, credit: str, origins: int) -> None:
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER), published="2024-03-05"),
        said("The Beacon", ("Petra Hollan", f"{BORDER} {credit},"), published="2024-03-06"),
    )
    [line] = shown(store, about="truck")
    assert (line.reports, line.independent) == (2, origins)


def test_the_same_words_of_two_speakers_are_flagged_on_both_sides(store: Store) -> None:
    add(store, said("The Courier", ("Petra Hollan", BORDER)), said("The Beacon", ("Ilan Dravec", FULLER)))
    given = {line.speaker: [telling.speaker for telling in line.also_given_to] for line in shown(store)}
    assert given == {"Petra Hollan": ["Ilan Dravec"], "Ilan Dravec": ["Petra Hollan"]}


def test_the_other_speaker_is_named_where_only_the_one_is_asked_for(store: Store) -> None:
    add(store, said("The Courier", ("Petra Hollan", BORDER)), said("The Beacon", ("Ilan Dravec", BORDER)))
    [line] = shown(store, speaker="Hollan")
    assert [telling.report.publisher for telling in line.also_given_to] == ["The Beacon"]


def test_who_relays_the_words_is_no_second_speaker(store: Store) -> None:
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER, {"relay": "Northern Wire"})),
        said("The Beacon", ("Northern Wire", BORDER)),
    )
    assert [line.also_given_to for line in shown(store)] == [(), ()]


def test_who_quotes_the_words_is_no_second_speaker(store: Store) -> None:
    told = f'"She said: {BORDER[1:-2]}"'
    add(
        store,
        said("The Courier", ("Ilan Dravec", told), ("Petra Hollan", BORDER, {"within": "s1"})),
        said("The Beacon", ("Petra Hollan", BORDER)),
    )
    assert not any(line.also_given_to for line in shown(store))


def test_who_reports_another_mans_words_has_not_said_them(store: Store) -> None:
    told = f"that Hollan had said: {BORDER}"
    add(
        store,
        said("The Courier", ("Northern Wire", told, {"kind": "mixed"}), ("Hollan", BORDER, {"within": "s1"})),
        said("The Beacon", ("Ilan Dravec", BORDER)),
    )
    [line] = shown(store, speaker="Dravec")
    assert [other.speaker for other in line.also_given_to] == ["Hollan"]


def test_another_speaker_is_named_once_however_many_papers_say_so(store: Store) -> None:
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER), published="2024-03-05"),
        said("The Beacon", ("Hollan", FULLER), published="2024-03-06"),
        said("The Echo", ("Ilan Dravec", BORDER), published="2024-03-07"),
    )
    [line] = shown(store, speaker="Dravec")
    assert [other.report.publisher for other in line.also_given_to] == ["The Courier"]


def test_a_statement_comes_with_its_relay_and_its_outer_statement(store: Store) -> None:
    told = {"relay": "Northern Wire", "within": "s1"}
    add(store, said("The Courier", ("Ilan Dravec", "that she was firm"), ("Petra Hollan", BORDER, told)))
    [line] = shown(store, speaker="Hollan")
    assert line.relay == "Northern Wire"
    assert line.outer is not None
    assert (line.outer.speaker, line.outer.id) == ("Ilan Dravec", f"{line.report.id}.s1")


def test_words_said_on_two_days_are_two_statements(store: Store) -> None:
    days = [When(start=day, end=day, text=(0, 3), precision="day") for day in ("2024-03-05", "2024-03-08")]
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER, {"date": days[0]})),
        said("The Beacon", ("Petra Hollan", BORDER, {"date": days[1]})),
    )
    assert [line.reports for line in shown(store)] == [1, 1]


def test_a_few_words_are_one_statement_only_where_the_days_say_so(store: Store) -> None:
    ready = ("Petra Hollan", '"We are ready,"')
    add(
        store,
        said("The Courier", ready, published="2024-03-05"),
        said("The Beacon", ready, published="2024-03-06"),
        said("The Echo", ready, published="2024-08-21"),
    )
    assert [line.reports for line in shown(store)] == [2, 1]


def test_a_version_that_no_longer_stands_is_no_telling(store: Store) -> None:
    store.add(said("The Courier", ("Petra Hollan", BORDER)), series="page")
    store.add(said("The Courier", ("Petra Hollan", FULLER)), series="page")
    [line] = shown(store)
    assert (line.content, line.reports, len(line.tellings)) == (FULLER, 1, 1)


def test_what_is_below_the_bar_is_no_telling(store: Store) -> None:
    add(
        store,
        said("The Courier", ("Petra Hollan", BORDER)),
        said("The Beacon", ("Petra Hollan", BORDER, {"confidence": 0.3})),
    )
    assert [line.reports for line in shown(store)] == [1]
    assert [line.reports for line in shown(store, min_confidence=0.2)] == [2]


def test_a_statement_that_everybody_tells_is_one_line(store: Store) -> None:
    add(store, *(said(f"Paper {number}", ("Petra Hollan", BORDER)) for number in range(60)))
    [line] = shown(store, limit=3)
    assert (line.reports, len(line.tellings)) == (60, 60)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Petra Hollan", 1),
        ("hollan", 1),
        ("Holl", 0),
        ("US officials", 1),
        ("U.S. officials", 1),
        ("Northern Wire", 0),
    ],
)
def test_a_speaker_is_found_by_any_name_or_by_the_texts_words(store: Store, asked: str, found: int) -> None:
    add(
        store,
        said(
            "The Courier",
            ("Petra Hollan", BORDER, {"relay": "Northern Wire"}),
            ("two US officials", "that the ban would last for six weeks"),
        ),
    )
    assert len(shown(store, speaker=asked)) == found


def test_tellings_that_were_split_are_two_statements(border: Store) -> None:
    [line] = shown(border, about="truck")
    one, other = (telling.id for telling in line.tellings)
    border.pair("split", one, other, by="ana")
    assert [len(line.tellings) for line in shown(border, about="truck")] == [1, 1]
    border.undo(1, by="ana")
    assert [len(line.tellings) for line in shown(border, about="truck")] == [2]


def test_tellings_that_were_merged_are_one_statement(border: Store) -> None:
    add(border, said("The Post", ("Petra Hollan", "the gates stay shut for now"), published="2024-03-06"))
    [first] = shown(border, about="truck")
    [post] = shown(border, about="gates")
    border.pair("merge", post.id, first.id, by="ana")
    [line] = shown(border, about="truck")
    assert (line.reports, len(line.tellings)) == (3, 3)
    assert [line.id for line in shown(border, about="gates")] == [post.id]


def test_a_third_telling_does_not_join_two_that_were_split(border: Store) -> None:
    add(border, said("The Post", ("Petra Hollan", FULLER), published="2024-03-06"))
    [line] = shown(border, about="truck")
    one, other, third = sorted(telling.id for telling in line.tellings)
    border.pair("split", one, other, by="ana")
    groups = [{telling.id for telling in line.tellings} for line in shown(border, about="truck")]
    assert sorted(map(len, groups)) == [1, 2]
    assert not any({one, other} <= group for group in groups)
    assert set().union(*groups) == {one, other, third}
