"""Stories: found as reports come in, each joining with its reasons, and open to being seen otherwise later."""

from onrecord.model import Reading, Report, report_id
from onrecord.store import Store
from onrecord.store.migrating import downgrade
from onrecord.store.opening import open_engine, writing
from tests.databases import Where, ask
from tests.link.test_stories_arriving import FLOOD, OTHER_FLOOD, STRIKE


def _told(text: str, publisher: str, day: str | None = "2024-03-04", title: str | None = None) -> Reading:
    """A reading that found nothing."""
    report = Report(
        id=report_id(text=text, publisher=publisher), publisher=publisher, published=day, title=title, text=text
    )
    return Reading(method="by hand", report=report)


def _add(store: Store, *readings: Reading) -> None:
    for reading in readings:
        store.add(reading, series=reading.report.id)


def test_reports_of_one_event_are_one_story(store: Store) -> None:
    _add(store, _told(FLOOD[0], "The Courier"), _told(STRIKE[0], "The Beacon"), _told(FLOOD[1], "The Beacon"))
    flood, strike = store.stories({}, bar=0.5)
    assert (flood.reports, set(flood.publishers)) == (2, {"The Courier", "The Beacon"})
    assert (strike.reports, strike.publishers) == (1, ("The Beacon",))


def test_a_joining_tells_its_reasons(store: Store) -> None:
    first = _told(FLOOD[0], "The Courier")
    _add(store, first, _told(STRIKE[0], "The Beacon"), _told(FLOOD[1], "The Beacon", "2024-03-06"))
    [story] = store.stories({"about": "Oldford"}, bar=0.5)
    [opened, joined] = story.members
    assert (opened.nearest, opened.parts) == (None, None)
    assert joined.nearest == first.report.id
    assert joined.parts is not None
    assert joined.parts.days_apart == 2
    assert "Oldford" in joined.parts.names.most
    assert joined.parts.numbers.most == ("300",)


def test_copies_of_one_report_are_one_origin(store: Store) -> None:
    long = (
        " ".join(FLOOD) + " " + " ".join(f"Street {n} of Oldford is under water up to pier {n}." for n in range(9))
    )
    _add(store, _told(long, "The Courier"), _told(long, "The Beacon"), _told(STRIKE[0], "The Beacon"))
    [story] = store.stories({"about": "Oldford"}, bar=0.5)
    assert (story.reports, story.independent) == (2, 1)


def test_a_story_has_the_title_of_the_report_that_others_are_nearest_to(store: Store) -> None:
    _add(
        store,
        _told(FLOOD[0], "The Courier", "2024-03-04", "Tamra floods Oldford"),
        _told(STRIKE[0], "The Beacon", "2024-03-04", "Docks idle"),
        _told(FLOOD[1], "The Beacon", "2024-03-05", "Homes under water"),
        _told(FLOOD[2], "The Herald", "2024-03-06", "Dorn promises money"),
    )
    [story] = store.stories({"about": "Oldford"}, bar=0.5)
    assert story.title in {"Tamra floods Oldford", "Homes under water"}
    assert (story.since, story.until) == ("2024-03-04", "2024-03-06")


def test_what_moves_to_another_story_leaves_its_earlier_links_on_record(store: Store, where: Where) -> None:
    first, second = (
        "Troops crossed the Sarn bridge at Lomas before dawn.",
        "General Orvik called the ceasefire void and blamed Prenn.",
    )
    _add(store, *(_told(text, "The Courier") for text in (first, second, *STRIKE)))
    assert len(list(store.stories({}, bar=0.5))) == 3
    _add(store, _told(f"{first[:-1]}, and {second}", "The Courier"))
    assert len(list(store.stories({}, bar=0.5))) == 2
    [(links, reports)] = ask(where, "SELECT count(*), count(DISTINCT report) FROM story_links")
    assert (links, reports) == (6, 5)


def test_a_superseded_version_is_not_counted(store: Store) -> None:
    for text in (FLOOD[0], FLOOD[0].replace("300", "310")):
        store.add(_told(text, "The Courier"), series="flood")
    [story] = store.stories({}, bar=0.5)
    assert story.reports == 1


def test_stories_are_asked_for_by_their_days(store: Store) -> None:
    _add(store, _told(FLOOD[0], "The Courier", "2024-03-04"), _told(STRIKE[0], "The Beacon", "2024-05-04"))
    assert [story.since for story in store.stories({"since": "2024-04"}, bar=0.5)] == ["2024-05-04"]
    assert [story.since for story in store.stories({"until": "2024-04"}, bar=0.5)] == ["2024-03-04"]
    assert len(list(store.stories({"limit": 1}, bar=0.5))) == 1


def test_reports_of_an_older_record_are_placed(where: Where) -> None:
    with Store(where) as store:
        _add(store, *(_told(text, "The Courier") for text in (FLOOD[0], OTHER_FLOOD[0], FLOOD[1], *STRIKE)))
        before = [{member.report.id for member in story.members} for story in store.stories({}, bar=0.5)]
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0002")
    engine.dispose()
    with Store(where) as store:
        after = [{member.report.id for member in story.members} for story in store.stories({}, bar=0.5)]
    assert sorted(map(sorted, after)) == sorted(map(sorted, before))
