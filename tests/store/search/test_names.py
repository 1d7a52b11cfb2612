"""An actor is found by any name, as people ask for it, and leaves no name behind."""

import pytest
from sqlalchemy import select

from onrecord.store import Store, tables
from onrecord.store.migrating import downgrade
from onrecord.store.opening import open_engine, writing
from tests.databases import Where
from tests.store.reports import reading
from tests.store.said import said


def _names(where: Where) -> set[str]:
    engine = open_engine(where)
    with engine.connect() as connection:
        found = set(connection.execute(select(tables.name_words.c.name)).scalars())
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Irena Novak", 4), ("NOVAK", 4), ("novák", 4), ("Ms. Novak", 4), ("Nova", 0), ("Novak Irena", 0),
     ("Kesh", 0), ("Norland", 4), ("Red Cross", 0), ("LIN", 4), ("LINGOV", 4), ("LINMIL", 0), ("lin", 0),
     ("NLD", 4), ("!", 0)],
)  # fmt: skip
def test_events_by_actor(lindau: Store, asked: str, found: int) -> None:
    assert len(list(lindau.lines("event", {"actor": asked}, bar=0.5))) == found


def test_a_speaker_whom_the_text_names_by_words_alone_is_found(store: Store) -> None:
    store.add(said("The Courier", ("a senior official", '"No,"')), series="courier")
    assert len(list(store.lines("statement", {"speaker": "senior official"}, bar=0.5))) == 1


def test_of_a_removed_report_the_names_go_that_nobody_else_bears(store: Store, where: Where) -> None:
    store.add(reading(), series="lindau")
    store.add(said("The Courier", ("Irena Novak", '"No,"'), ("an aide", '"Yes,"')), series="courier")
    store.remove([reading().report.id], by="ana", why="an order")
    assert _names(where) == {" irena novak ", " an aide "}


def test_codes_that_were_set_and_taken_back_are_not_kept(store: Store, where: Where) -> None:
    store.add(reading(), series="lindau")
    before = _names(where)
    decisions = store.correct(f"{reading().report.id}.e1", {"actors": ["a5"]}, by="ana")
    assert len(list(store.lines("event", {"actor": "Kesh"}, bar=0.5))) == 1
    store.undo(decisions[0].key, by="ana")
    assert _names(where) == before
    assert list(store.lines("event", {"actor": "Kesh"}, bar=0.5)) == []


def test_names_of_an_older_record_are_found(store: Store, where: Where) -> None:
    store.add(reading(), series="lindau")
    names = _names(where)
    store.close()
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0009")
    engine.dispose()
    with Store(where) as again:
        assert len(list(again.lines("event", {"actor": "Novak"}, bar=0.5))) == 2
    assert _names(where) == names
