"""Versions: what a publisher changed is on record, whatever the order in which the versions came in."""

from itertools import permutations

import pytest

from onrecord.errors import UnknownId
from onrecord.model import Passage, Reading, Report, report_id
from onrecord.store import Store
from onrecord.store.migrating import downgrade
from onrecord.store.opening import open_engine, writing
from tests.databases import Where, ask

URL = "https://courier.example/mill"
TEXT = (
    "The fire in the Kesh mill killed {} people, Mayor Petra Hollan said on Monday. "
    "The mill had been inspected in spring.{}"
)


def version(toll: int, day: str | None, rest: str = "") -> Reading:
    """A version of one report."""
    text = TEXT.format(toll, rest)
    report = Report(id=report_id(text=text, url=URL), url=URL, publisher="The Courier", published="2024-05-16",
                    modified=day, title="Mill burns", text=text)  # fmt: skip
    return Reading(method="by hand", report=report, passages=(Passage(start=0, end=len(text), kind="paragraph"),))


FIRST = version(41, "2024-05-16T08:00:00Z")
SECOND = version(14, "2024-05-16T11:00:00+02:00")
THIRD = version(14, "2024-05-17T08:00:00Z", " Correction: an earlier version gave a wrong toll.")


def listed(store: Store, **asked: object) -> list[tuple[str, str, str | None, str | None, bool]]:
    return [
        (edit.before.id, change.kind, change.words, change.original_words, change.silent)
        for edit in store.edits({}, **asked)  # type: ignore[arg-type]
        for change in edit.changes
    ]


def test_a_silent_correction_is_on_record_with_both_spans(store: Store) -> None:
    for reading in (FIRST, SECOND):
        store.add(reading, series=URL)
    [edit] = store.edits({})
    [change] = edit.changes
    assert (edit.series, edit.report.id, edit.before.id) == (URL, SECOND.report.id, FIRST.report.id)
    assert (change.kind, change.what, change.silent) == ("corrected", "figure", True)
    assert (change.span, change.original) is not None
    assert SECOND.report.text[slice(*change.span or ())] == "14"
    assert FIRST.report.text[slice(*change.original or ())] == "41"


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))))
def test_the_order_in_which_versions_come_in_makes_no_difference(store: Store, order: tuple[Reading, ...]) -> None:
    for reading in order:
        store.add(reading, series=URL)
    notice = "Correction: an earlier version gave a wrong toll."
    assert sorted(listed(store), key=str) == sorted(
        [
            (FIRST.report.id, "corrected", "14", "41", True),
            (SECOND.report.id, "added", notice, None, False),
        ],
        key=str,
    )


def test_versions_without_dates_stand_in_the_order_in_which_they_came(store: Store) -> None:
    for toll in (41, 14, 15):
        store.add(version(toll, None), series=URL)
    assert [(now, was) for _, _, now, was, _ in listed(store)] == [("14", "41"), ("15", "14")]


def test_only_silent_corrections_where_these_are_asked_for(store: Store) -> None:
    for reading in (FIRST, THIRD):
        store.add(reading, series=URL)
    assert [kind for _, kind, *_ in listed(store)] == ["corrected", "added"]
    assert listed(store, silent=True) == []


def test_versions_of_one_report_are_found_by_any_of_its_ids_and_by_its_address(store: Store) -> None:
    for reading in (FIRST, SECOND):
        store.add(reading, series=URL)
    for asked in (FIRST.report.id, SECOND.report.id[:9], URL):
        assert len(listed(store, report=asked)) == 1
    with pytest.raises(UnknownId):
        listed(store, report="https://elsewhere.example")


def test_a_version_that_changes_nothing_but_its_marks_is_not_listed(store: Store) -> None:
    store.add(FIRST, series=URL)
    text = FIRST.report.text.replace(". The", ".  The")
    report = Report(id=report_id(text=text, url=URL), url=URL, text=text)
    store.add(Reading(report=report), series=URL)
    assert listed(store) == []


def test_a_report_on_record_that_comes_to_stand_elsewhere_is_compared_there(store: Store) -> None:
    store.add(FIRST, series=URL)
    store.add(SECOND, series="elsewhere")
    assert listed(store) == []
    assert store.note(SECOND.report.id, series=URL) == "new version"
    assert [change[1:4] for change in listed(store)] == [("corrected", "14", "41")]


def test_the_view_has_what_stands(where: Where) -> None:
    with Store(where) as store:
        for reading in (FIRST, THIRD, SECOND):
            store.add(reading, series=URL)
    rows = ask(where, "SELECT kind, words, original_words, silent FROM changes_between_versions")
    assert ("corrected", "14", "41", 1) in rows
    assert len(rows) == 2


def test_versions_of_an_older_record_are_compared_when_it_is_opened(where: Where) -> None:
    with Store(where) as store:
        for reading in (THIRD, FIRST, SECOND):
            store.add(reading, series=URL)
        before = sorted(listed(store), key=str)
    engine = open_engine(where)
    with writing(engine).begin() as connection:
        downgrade(connection, "0002")
    engine.dispose()
    with Store(where) as store:
        assert sorted(listed(store), key=str) == before
