"""One record on SQLite and on PostgreSQL: a query has the same answers on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Filters, Store
from tests.databases import Server
from tests.store.search.conftest import fill
from tests.store.search.test_lists import LISTS

QUERIES = [
    "visit", "-visit", '"called off" OR grain', "trav*", "visit -status:cancelled", "kind:report since:2024-05-17",
    "actor:Novak type:CONSULT", "speaker:Novak OR kind:vote", "publisher:beacon until:2024-05", "place:NLD",
    "displaced min-confidence:0.1", "actor:LIN", "-(visit OR grain)", "id:b", "goteborg",
]  # fmt: skip


@pytest.fixture(scope="module")
def stores(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same three reports in both."""
    file: Path = tmp_path_factory.mktemp("both") / "onrecord.db"
    with server.database() as url, Store(file) as lite, Store(url) as served:
        for store in (lite, served):
            fill(store)
        yield lite, served


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_the_same(stores: tuple[Store, Store], query: str) -> None:
    lite, served = (store.search(query, {"limit": 100}, bar=0.5) for store in stores)
    assert {hit.id: (hit.snippet, hit.marks) for hit in lite.hits} == {
        hit.id: (hit.snippet, hit.marks) for hit in served.hits
    }
    assert (lite.reports, lite.records, lite.facets) == (served.reports, served.records, served.facets)


@pytest.mark.parametrize("query", QUERIES)
def test_a_list_holds_the_same(stores: tuple[Store, Store], query: str) -> None:
    filters: Filters = {"query": query}
    lite, served = ({name: len(list(ask(store, filters))) for name, ask in LISTS.items()} for store in stores)
    assert lite == served


@pytest.mark.parametrize("query", QUERIES)
def test_attention_is_the_same(stores: tuple[Store, Store], query: str) -> None:
    lite, served = (list(store.attention({"query": query}, by="week", bar=0.5)) for store in stores)
    assert lite == served
