"""The tables as the migrations make them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from onrecord.errors import NotText
from onrecord.pipeline.record import restore
from onrecord.store import Store, tables
from onrecord.store.feeds.rows import FeedState, FoundEntry
from onrecord.store.migrating import downgrade, known, upgrade
from onrecord.store.opening import HEAD, open_engine, writing
from onrecord.store.outside.rows import OutsideRow
from onrecord.store.search.index import tables_of
from tests.databases import Where, ask, tables_in, views_in
from tests.store.reports import TEXT, reading
from tests.store.said import said
from tests.store.upkeep.records import MINE, OTHER, THEIRS, fill


def test_the_version_that_opening_looks_for_is_the_newest() -> None:
    assert known()[0] == HEAD


def test_the_migrations_make_the_tables_that_the_code_knows(where: Where) -> None:
    engine = open_engine(where)
    with engine.connect() as connection:
        asked = MigrationContext.configure(connection, opts={"include_name": _of_ours(connection)})
        assert compare_metadata(asked, tables.metadata) == []
    engine.dispose()


def _of_ours(connection: Connection) -> Callable[..., bool]:
    """Which names are of tables that the code knows: the index of words keeps itself in others."""
    apart = set(tables_of(connection))
    return lambda name, kind, parents: kind != "table" or name not in apart


ADDED = {
    "0003": ("links", "occurrence_index", "occurrences", "world_changes", "world_change_steps"),
    "0007": ("decisions", "rulings", "record_pairs", "report_pairs"),
    "0009": ("removals",),
    "0012": ("dropped_links",),
    "0013": ("accounts", "account_keys", "access_log"),
    "0014": ("saved_searches", "saved_rows"),
    "0018": ("feeds", "feed_entries"),
    "0019": ("outside_files", "outside_rows"),
}
"""The tables that come back empty, by the version that has them first: nothing else tells what was in them."""
WAITING = "unjoined"
"""What waits is to be joined before a record goes down: this table has to be empty."""
ANEW = {
    "0005": ("stories", "story_links", "story_index", "story_index_terms"),
    "0006": ("copy_index", "copy_index_keys", "copy_index_ordinary"),
}
"""The tables that are filled anew, in the order in which the reports came, which is known to the second."""
APART = {"since", "added_at", "read_at", "opened_at", "found_at", "compared_at", "method", "number"}
"""The columns that tell when and by whom something was computed, or number it for an index."""


MORNING = datetime(2024, 6, 1, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with something in every table: versions, copies, stories, what several tell, what was decided, what
    was removed, and what could not be read."""
    file = tmp_path_factory.mktemp("everything") / "everything.db"
    removed = said("The Mirror", ("Petra Hollan", '"The grain stays in port until the spring,"'))
    seconds = count()
    with Store(file, clock=lambda: MORNING + timedelta(seconds=next(seconds))) as store:
        fill(store, [reading(f"{TEXT}More follows.\n"), MINE, OTHER, THEIRS])
        store.add(reading(url="https://elsewhere.example"), series="elsewhere")
        store.append(reading(method="by another hand"))
        store.add(removed, series="mirror")
        id = OTHER.report.id
        store.judge("accept", f"{id}.e3", by="ana")
        store.undo(store.judge("reject", f"{id}.f1", by="ana").key, by="ben")
        store.pair("split", f"{id}.v1", f"{MINE.report.id}.v1", by="ana")
        store.pair("split", id, THEIRS.report.id, about="story", by="ana")
        store.quarantine("broken.pdf", NotText("It is no text."))
        store.note_arrival("feed.jsonl", digest="d", sha256="s", size=1, modified=1.5, reports=3)
        store.remove([removed.report.id], by="ana", why="an order")
        store.access.add("ana", "owner", password="a long password")
        store.access.token("ana", label="nightly")
        store.access.note("logged in", account="ana")
        kept = store.saved.add("Votes", "votes", {}, account="ana", webhook=None, mail=None)
        store.saved.begin(kept, rows=[f"{id}.v1"])
        found = FoundEntry(entry="e", digest="d", waiting="{}", host="news.example")
        feed = FeedState(url="https://news.example/feed", next_due="2024-06-01T07:00:00+00:00")
        store.feeds.note(feed, [found])
        outside = store.outside.begin(
            dataset="acled", form="acled", source="a.csv", sha256="a", size=1, lacking=["notes"]
        )
        store.outside.keep(outside, [(2, OutsideRow(id="VLD1", start="2024-05-13", end="2024-05-13"))], [], upto=2)
    return file


@pytest.fixture
def everything(made_once: Path, unmade: Where) -> Where:
    """That record on each database, for one test."""
    restore(made_once, unmade)
    return unmade


def test_the_record_of_these_tests_has_something_in_every_table(everything: Where) -> None:
    engine = open_engine(everything)
    with engine.connect() as connection:
        assert [table for table, rows in _content(connection).items() if not rows] == [WAITING]
    engine.dispose()


@pytest.mark.parametrize("lowest", known()[1:])
def test_what_was_read_survives_every_step_down_and_up(everything: Where, lowest: str) -> None:
    """To each version in turn: down at once, and up again at once; from the first one version at a time."""
    engine = open_engine(everything)
    with engine.connect() as connection:
        before = _content(connection)
    with writing(engine).begin() as connection:
        downgrade(connection, lowest)
        _assert_facts(connection, before)
    head, *_, first = known()
    for version in known()[-2::-1] if lowest == first else [head]:
        with writing(engine).begin() as connection:
            upgrade(connection, version)
            _assert_facts(connection, before)
    with engine.connect() as connection:
        after = _content(connection)
    engine.dispose()
    lost, anew = (
        {name for at, names in those.items() if at > lowest for name in names} for those in (ADDED, ANEW)
    )
    assert {table for table, rows in after.items() if not rows} == {WAITING, *lost}
    assert {table for table in before if after[table] != before[table]} <= lost | anew
    assert [table for table in anew if len(after[table]) != len(before[table])] == []
    with Store(everything) as store:
        assert list(store.mismatches()) == []
        assert store.search("displaced", {}, bar=0.5).reports == 3


def test_a_record_goes_down_to_nothing_step_by_step(everything: Where) -> None:
    engine = open_engine(everything)
    with engine.connect() as connection:
        before = _content(connection)
    for version in known()[1:]:
        with writing(engine).begin() as connection:
            downgrade(connection, version)
            _assert_facts(connection, before)
    with writing(engine).begin() as connection:
        downgrade(connection, "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        assert inspect(connection).get_view_names() == []
    engine.dispose()


FACTS = (
    "reports", "readings", "passages", "actors", "names", "records", "evidence", "participants", "events",
    "statements", "figures", "votes", "changes", "versions", "arrivals", "quarantine", "copies",
)  # fmt: skip
"""The tables that every version has."""


def _assert_facts(connection: Connection, before: dict[str, list[dict[str, Any]]]) -> None:
    """Assert that every row of a table of facts is there, in the columns that this version has."""
    now = _content(connection)
    for table in FACTS:
        columns = now[table][0].keys()
        assert now[table] == [{name: row[name] for name in columns} for row in before[table]], table


def _content(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, ordered by its key."""
    apart = {"alembic_version", *tables_of(connection)}
    content = {}
    for table in set(inspect(connection).get_table_names()) - apart:
        keys = ", ".join(f'"{key}"' for key in inspect(connection).get_pk_constraint(table)["constrained_columns"])
        rows = connection.execute(text(f'SELECT * FROM "{table}" ORDER BY {keys}')).mappings()
        content[table] = [{name: value for name, value in row.items() if name not in APART} for row in rows]
    return content


def test_migrating_down_and_up_again_leaves_a_record_that_works(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "base")
    with writing(engine).begin() as connection:
        upgrade(connection)
    engine.dispose()
    with Store(where) as store:
        assert store.add(reading(), series="lindau") == "added"


def test_statements_of_an_older_record_are_found_together(where: Where) -> None:
    words = '"We will not open the northern border until every truck has been searched,"'
    with Store(where) as store:
        for paper in ("The Courier", "The Beacon"):
            store.add(said(paper, ("Petra Hollan", words)), series=paper)
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0001")
    engine.dispose()
    with Store(where) as store:
        assert [line.reports for line in store.statements({}, bar=0.5)] == [2]


def test_copies_of_the_reports_of_an_older_record_are_found(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0002")
        connection.exec_driver_sql("INSERT INTO copy_index (report, shingles) SELECT id, '' FROM reports")
    engine.dispose()
    with Store(where) as store:
        store.add(reading(url="https://elsewhere.example"), series="elsewhere")
        assert [copy.record.kind for copy in store.copies({}, bar=0.5)] == ["exact"]


def test_what_was_read_stands_again_where_decisions_are_no_longer_known(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
        store.correct(f"{reading().report.id}.e2", {"status": "cancelled"}, by="ana")
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0002")
    engine.dispose()
    with Store(where) as store:
        assert len(list(store.lines("event", {"status": "cancelled"}, bar=0.5))) == 1


def test_a_migration_that_is_interrupted_leaves_nothing_behind(where: Where) -> None:
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "base")
    with writing(engine).begin() as connection:
        upgrade(connection)
        connection.get_transaction().rollback()  # type: ignore[union-attr]
    engine.dispose()
    left = set(tables_in(where))
    assert left <= {"alembic_version"}
    Store(where).close()


def test_every_view_can_be_read(where: Where) -> None:
    with Store(where) as store:
        store.add(reading(), series="lindau")
    counts = {view: len(ask(where, f"SELECT * FROM {view}")) for view in views_in(where)}
    assert counts == {
        "latest_versions": 1, "standing_reports": 1, "standing_readings": 1, "quarantined": 0,
        "standing_copies": 0,
        "standing_actors": 5, "standing_records": 7, "timeline": 3, "attributed_statements": 1, "ruled_copies": 0,
        "claimed_figures": 1, "votes_cast": 1, "turns": 1, "changes_between_versions": 0, "story_members": 1,
    }  # fmt: skip
