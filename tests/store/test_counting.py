"""What the record has most of, counted over what stands."""

from msgspec.structs import replace

from onrecord.model import Place
from onrecord.store import Store
from tests.store.reports import TEXT, reading


def test_a_place_comes_with_its_events_and_their_days(store: Store) -> None:
    told = reading()
    lindau = Place(name="Lindau", country="DEU", precision="city", latitude=47.5, longitude=9.7)
    at_lindau = [replace(event, place=lindau) for event in told.events[:2]]
    store.add(replace(told, events=(*at_lindau, *told.events[2:])), series="lindau", source="lindau.txt")
    [line] = store.places({}, bar=0.5)
    assert (line.place, line.events) == (lindau, 2)
    assert (line.since, line.until) == ("2024-05-13", "2024-05-16")


def test_what_does_not_pass_is_not_counted(store: Store) -> None:
    store.add(reading(), series="lindau", source="lindau.txt")
    assert [(line.kind, line.figures) for line in store.subjects({}, bar=0.5)] == [("displaced", 1)]
    assert list(store.subjects({"type": "killed"}, bar=0.5)) == []


def test_the_newest_come_first_where_that_is_asked_for(store: Store) -> None:
    store.add(reading(published="2024-05-16"), series="one", source="one.txt")
    store.add(reading(TEXT + "More.\n", published="2024-05-18"), series="two", source="two.txt")
    store.add(reading(TEXT + "None.\n", published=None), series="three", source="three.txt")
    days = [line.published for line in store.reports({})]
    assert days == ["2024-05-16", "2024-05-18", None]
    assert [line.published for line in store.reports({"newest": True})] == ["2024-05-18", "2024-05-16", None]
