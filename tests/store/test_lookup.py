"""One record by its id."""

import pytest

from onrecord.errors import UnknownId
from onrecord.store import Store
from tests.store.reports import TEXT, reading

ID = reading().report.id


@pytest.fixture
def lindau(store: Store) -> Store:
    """A record of one report."""
    store.add(reading(), series="lindau", source="lindau.txt")
    return store


def test_a_record_comes_with_its_evidence_its_report_and_its_method(lindau: Store) -> None:
    entry = lindau.entry(f"{ID}.e2")
    assert entry.kind == "event"
    assert entry.record == reading().events[1]
    assert [line.quote for line in entry.evidence] == ["On Thursday Novak put the visit back on the calendar."]
    assert entry.text[slice(*entry.evidence[0].span)] == entry.evidence[0].quote
    assert (entry.method, entry.source, entry.names["a1"]) == ("by hand", "lindau.txt", "Irena Novak")


@pytest.mark.parametrize("id", [f"{ID[:4]}.e1", f"{ID[:1]}.e1", f" {ID.upper()}.e1 "])
def test_the_start_of_an_id_is_enough(lindau: Store, id: str) -> None:
    assert lindau.entry(id).id == f"{ID}.e1"


def test_an_actor_is_found_too(lindau: Store) -> None:
    entry = lindau.entry(f"{ID}.a1")
    assert (entry.kind, entry.evidence[0].quote) == ("actor", "Chancellor Irena Novak")


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("e1", "is no record's id"),
        (f"{ID}.", "is no record's id"),
        ("zzzz.e1", "no report's id begins with 'zzzz'"),
        (f"{ID}.e9", "has no 'e9'. It has e1, e2, e3, s1, f1, v1, c1, and 5 actors"),
    ],
)
def test_an_id_that_nothing_has_is_refused_with_a_hint(lindau: Store, id: str, said: str) -> None:
    with pytest.raises(UnknownId, match=said):
        lindau.entry(id)


def test_a_start_that_several_have_is_refused(lindau: Store) -> None:
    for number in range(16):  # seventeen reports share sixteen first digits
        lindau.add(reading(TEXT + f"Edition {number}.\n"), series=str(number))
    ids = [line.id for line in lindau.reports({})]
    shared = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    with pytest.raises(UnknownId, match="begins the ids of several reports"):
        lindau.entry(f"{shared}.e1")
