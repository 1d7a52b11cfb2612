"""The index of words by itself, on SQLite and on PostgreSQL: both answer alike."""

import pytest
from sqlalchemy import Connection, select, text

from onrecord.errors import RecordError
from onrecord.store.query import looked_up, parse
from onrecord.store.search.index import RECORDS, REPORTS, Entry, Index, keep, leave_out, matches, matching, score

KEPT = [
    Entry(1, ("Novak called off her visit.", "Nobody travels."), ("Irena Novak", "Chancellor Novak")),
    Entry(2, ("The visit to Göteborg is on.",), ("Petra Hollan",)),
    Entry(3, ("The U.S. sent 1,200 tons of grain; the visit, the visit!",), ()),
]


def _found(connection: Connection, query: str, index: Index = RECORDS) -> list[int]:
    return sorted(connection.execute(matching(index, parse(query))).scalars())


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("visit", [1, 2, 3]),
        ("VISIT goteborg", [2]),
        ('"called off"', [1]),
        ('"off called"', []),
        ('"visit nobody"', []),
        ('"visit irena"', []),
        ("irena", [1]),
        ("visit -novak", [2, 3]),
        ('novak OR "1,200"', [1, 3]),
        ("trav*", [1]),
        ('"her vis*"', [1]),
        ("U.S.", [3]),
        ("visit (novak OR hollan) -(grain tons)", [1, 2]),
        ("visit NEAR", []),
        ("drop'table", []),
    ],
)
def test_a_query_finds_the_same_on_both(database: Connection, query: str, numbers: list[int]) -> None:
    keep(database, RECORDS, KEPT)
    assert _found(database, query) == numbers


def test_what_has_the_words_more_often_is_better(database: Connection) -> None:
    keep(database, RECORDS, KEPT)
    node = parse("visit grain")
    asked = select(RECORDS.of.c.rowid, score(RECORDS, node)).where(matches(RECORDS, node))
    [(number, points)] = database.execute(asked)
    assert (number, points > 0) == (3, True)


def test_what_is_left_out_is_no_longer_found(database: Connection) -> None:
    keep(database, RECORDS, KEPT)
    leave_out(database, RECORDS, KEPT[:1])
    assert _found(database, "visit") == [2, 3]


def test_a_report_is_found_by_title_and_text_until_it_is_left_out(database: Connection) -> None:
    entry = Entry(7, ("Talks called off",), ("The visit to Göteborg is on.",))
    if database.dialect.name == "sqlite":
        database.exec_driver_sql("PRAGMA foreign_keys=OFF")
    keep(database, REPORTS, [entry])
    assert _found(database, '"called off" goteborg', REPORTS) == [7]
    leave_out(database, REPORTS, [entry])
    assert _found(database, "talks", REPORTS) == []


def test_a_very_long_text_is_taken(database: Connection) -> None:
    long = " ".join(f"word{number}" for number in range(100_000))
    keep(database, RECORDS, [Entry(1, (long + " " + "x" * 5_000,), ())])
    assert _found(database, "word77") == [1]


@pytest.mark.parametrize(
    "typed",
    [
        "'", '"\'"', "a'b", "\\", "a\\b", "a:b*", "NEAR(a, 2)", "a + b", "^a", "{said} : a", "a & !b | c",
        "x <-> y", "said:visit", "rowid", "a;b", "%", "_x", "--x", "/* a */", "a-" * 900 + "a", "ä" * 1_900,
        "\u0301a", "😀 visit",
    ],
)  # fmt: skip
def test_what_means_something_to_a_database_reaches_none(database: Connection, typed: str) -> None:
    keep(database, RECORDS, KEPT)
    try:
        node = parse(typed)
    except RecordError:
        return
    if looked_up(node):
        assert set(database.execute(matching(RECORDS, node)).scalars()) <= {1, 2, 3}


def test_the_index_takes_part_in_the_transaction(database: Connection) -> None:
    before = database.begin_nested()
    keep(database, RECORDS, KEPT)
    before.rollback()
    assert database.execute(text("SELECT count(*) FROM record_search")).scalar() == 0
