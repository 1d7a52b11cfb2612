"""Audits: samples that are drawn again, verdicts that rule nothing, figures that hold."""

import msgspec
import pytest

from onrecord.errors import BadDecision
from onrecord.model import When
from onrecord.store import Store
from onrecord.store.auditing.counting import share, wilson
from onrecord.store.auditing.rows import AuditReport
from onrecord.store.bulk import Given
from tests.store.reports import TEXT, reading, span

READINGS = [
    reading(
        TEXT + f"By our man no. {number}.\n", publisher="The Beacon" if number % 4 else "The Courier", url=None
    )
    for number in range(12)
]


@pytest.fixture(autouse=True)
def _reports(store: Store) -> None:
    store.bulk([Given(each, each.report.id) for each in READINGS])


def _report(store: Store, of: str = "events") -> AuditReport:
    [found] = store.audit_reports(of, bar=0.5)
    return found


def test_the_same_seed_draws_the_same_and_another_another(store: Store) -> None:
    one = store.audit_sample("events", size=8, seed=1, bar=0.5)
    assert one == store.audit_sample("events", size=8, seed=1, bar=0.5)
    assert len({drawn.id for drawn in one.drawn}) == 8
    assert one.population == len(list(store.lines("event", {}, bar=0.5)))
    assert store.audit_sample("events", size=8, seed=2, bar=0.5).drawn != one.drawn


def test_what_was_judged_is_not_asked_again_until_that_is_undone(store: Store) -> None:
    first = store.audit_sample("events", size=5, bar=0.5)
    taken = store.audit(first.drawn[0].id, right=True, sample=first, by="ana")
    after = store.audit_sample("events", size=5, bar=0.5)
    assert (after.drawn, after.judged) == (first.drawn[1:], 1)
    store.undo(taken.key, by="ana")
    assert store.audit_sample("events", size=5, bar=0.5) == first


def test_a_verdict_changes_nothing_that_stands(store: Store) -> None:
    store.join()
    before = list(store.lines("event", {}, bar=0.5)), list(store.changes({}, bar=0.5))
    for drawn in store.audit_sample("events", size=6, bar=0.5).drawn:
        store.audit(drawn.id, right=False, fields=("status",), by="ana", why="it was only planned")
    assert (list(store.lines("event", {}, bar=0.5)), list(store.changes({}, bar=0.5))) == before
    assert [line.state for line in store.decisions()] == ["stands"] * 6
    assert list(store.mismatches()) == []


def test_the_figures_count_in_whole_and_by_field(store: Store) -> None:
    sample = store.audit_sample("events", size=10, bar=0.5)
    answers = ["right"] * 6 + ["status"] * 3 + ["nothing of it"]
    for drawn, answer in zip(sample.drawn, answers, strict=True):
        fields = ("status",) if answer == "status" else ()
        store.audit(drawn.id, right=answer == "right", fields=fields, sample=sample, by="ana")
    found = _report(store)
    assert (found.whole.right, found.whole.judged, found.whole.precision) == (6, 10, 0.6)
    assert (found.whole.low, found.whole.high) == tuple(round(end, 4) for end in wilson(0.6, 10))
    assert (found.told.right, found.told.judged) == (9, 10)
    by_field = {one.name: (one.right, one.judged) for one in found.fields}
    assert by_field["type"] == (9, 9)
    assert by_field["status"] == (6, 9)
    assert found.population == sample.population


def test_parts_weigh_as_many_records_as_they_have(store: Store) -> None:
    sample = store.audit_sample("events", size=8, by="publisher", bar=0.5)
    drawn = [one.stratum for one in sample.drawn]
    assert (drawn.count("The Beacon"), drawn.count("The Courier")) == (4, 4)
    for one in sample.drawn:
        store.audit(one.id, right=one.stratum == "The Beacon", sample=sample, stratum=one.stratum, by="ana")
    found = _report(store)
    assert [(one.name, one.right, one.judged) for one in found.strata] == [
        ("The Beacon", 4, 4),
        ("The Courier", 0, 4),
    ]
    assert found.whole.precision == 0.75
    assert sum(one.population or 0 for one in found.strata) == found.population


def test_what_people_put_right_afterwards_changes_no_figure(store: Store) -> None:
    sample = store.audit_sample("events", size=4, bar=0.5)
    for drawn in sample.drawn:
        store.audit(drawn.id, right=False, fields=("status",), sample=sample, by="ana")
    store.correct(sample.drawn[0].id, {"status": "failed"}, by="ana")
    store.judge("reject", sample.drawn[1].id, by="ana")
    assert (_report(store).whole.right, _report(store).whole.judged) == (0, 4)
    assert store.audit_sample("events", size=4, bar=0.5).drawn == ()


def test_a_record_that_somebody_ruled_on_is_not_drawn(store: Store) -> None:
    [first, *_] = store.audit_sample("events", size=1, bar=0.5).drawn
    store.judge("accept", first.id, by="ana")
    assert first.id not in {one.id for one in store.audit_sample("events", size=500, bar=0.5).drawn}


def test_a_verdict_counts_as_long_as_the_report_is_read_so(store: Store) -> None:
    sample = store.audit_sample("figures", size=2, bar=0.5)
    for drawn in sample.drawn:
        store.audit(drawn.id, right=True, sample=sample, by="ana")
    read = store.reading(sample.drawn[0].id.partition(".")[0])
    store.append(msgspec.structs.replace(read, method="the same again"))
    assert _report(store, "figures").whole.judged == 2
    day = When(start="2024-05-13", end="2024-05-13", text=span("Monday"))
    otherwise = tuple(msgspec.structs.replace(figure, date=day) for figure in read.figures)
    store.append(msgspec.structs.replace(read, method="better", figures=otherwise))
    found = _report(store, "figures")
    assert (found.whole.judged, found.passed) == (1, 1)
    assert store.audit_sample("figures", size=2, bar=0.5).judged == 1


def test_verdicts_go_with_a_removed_report(store: Store) -> None:
    sample = store.audit_sample("events", size=1, bar=0.5)
    store.audit(sample.drawn[0].id, right=True, sample=sample, by="ana")
    store.remove([sample.drawn[0].id.partition(".")[0]], by="ana", why="an order")
    assert store.audit_reports(None, bar=0.5) == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"right": False, "fields": ("colour",)}, "no 'colour' is judged of a event"),
        ({"right": True, "fields": ("status",)}, "right and wrong"),
    ],
)
def test_a_verdict_that_makes_no_sense_is_refused(store: Store, told: dict[str, object], said: str) -> None:
    with pytest.raises(BadDecision, match=said):
        store.audit(f"{READINGS[0].report.id}.e1", by="ana", **told)


def test_a_list_is_divided_only_by_what_it_has(store: Store) -> None:
    with pytest.raises(BadDecision, match="changes are not divided by 'status'"):
        store.audit_sample("changes", size=4, by="status", bar=0.5)


def test_the_interval_is_wilsons() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 and 0 of 20.
    assert [round(end, 4) for end in wilson(81 / 263, 263)] == [0.2553, 0.3662]
    assert [round(end, 4) for end in wilson(0.0, 20)] == [0.0, 0.1611]


def test_unequal_weights_make_the_interval_wider() -> None:
    even = share("even", [(True, 1.0)] * 10 + [(False, 1.0)] * 10)
    uneven = share("uneven", [(True, 9.0), (False, 9.0)] * 5 + [(True, 1.0), (False, 1.0)] * 5)
    assert uneven.precision == even.precision == 0.5
    assert (uneven.low or 0) < (even.low or 0)
