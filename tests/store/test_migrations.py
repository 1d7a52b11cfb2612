"""The tables as the migrations make them."""

from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from onrecord.store import Store, tables
from onrecord.store.migrating import downgrade, known, upgrade
from onrecord.store.opening import HEAD, open_engine, writing
from onrecord.store.search.index import tables_of
from tests.databases import Where, ask, tables_in, views_in
from tests.store.reports import reading
from tests.store.said import said


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
