"""Decisions: appended, undone by another, and what stands follows from them."""

import msgspec
import pytest

from onrecord.errors import BadDecision, UnknownId
from onrecord.model import Reading
from onrecord.store import Filters, Store
from tests.store.reports import TEXT, reading, span

ID = reading().report.id


@pytest.fixture(autouse=True)
def _one_report(store: Store) -> None:
    store.add(reading(), series="lindau")


def _shown(store: Store, kind: str = "event", **asked: object) -> list[str]:
    filters: Filters = asked  # type: ignore[assignment]
    return [line.id.rpartition(".")[2] for line in store.lines(kind, filters, bar=0.5)]


def _states(store: Store, **asked: object) -> list[tuple[int, str]]:
    return [(line.decision.key, line.state) for line in store.decisions(**asked)]


def test_what_is_rejected_is_gone_until_that_is_undone(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana", why="a plan only")
    assert _shown(store) == ["e2"]
    store.undo(1, by="ben")
    assert _shown(store) == ["e1", "e2"]


def test_undoing_an_undoing_restores_what_was_decided(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana")
    store.undo(1, by="ben")
    store.undo(2, by="ana")
    assert _shown(store) == ["e2"]
    assert _states(store) == [(1, "stands"), (2, "undone"), (3, "stands")]


def test_what_is_undone_already_is_not_undone_again(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana")
    store.undo(1, by="ben")
    with pytest.raises(BadDecision, match="undone already, by 2"):
        store.undo(1, by="ana")


def test_an_accepted_record_stands_however_unsure_the_machine_is(store: Store) -> None:
    assert "e3" not in _shown(store)
    store.judge("accept", f"{ID}.e3", by="ana")
    [line] = [line for line in store.lines("event", {}, bar=0.5) if line.id.endswith(".e3")]
    assert (line.record.confidence, line.ruling.verdict, line.ruling.by) == (0.3, "accepted", "ana")


def test_of_two_decisions_the_later_stands_and_both_are_kept(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana")
    store.judge("accept", f"{ID}.e1", by="ben")
    assert _shown(store) == ["e1", "e2"]
    assert _states(store) == [(1, "stands"), (2, "stands")]


def test_filters_find_what_a_correction_says_and_no_longer_what_was_read(store: Store) -> None:
    store.correct(f"{ID}.e2", {"status": "cancelled", "date": "2024-06-01"}, by="ana")
    assert _shown(store, status="cancelled") == ["e1", "e2"]
    assert _shown(store, status="rescheduled") == []
    assert _shown(store, since="2024-06-01") == ["e2"]
    store.undo(1, by="ana")
    assert _shown(store, status="cancelled") == ["e1"]
    assert _shown(store, status="rescheduled", since="2024-06-01") == ["e2"]


@pytest.mark.parametrize(
    ("id", "field", "told", "asked"),
    [
        ("e1", "type", "AGREE", {"type": "AGREE"}),
        ("e1", "recipients", "Kesh, Assembly", {"actor": "Kesh"}),
        ("e1", "place", "Göteborg, SWE", {"place": "Sweden"}),
        ("s1", "speaker", "Assembly", {"speaker": "assembly"}),
        ("s1", "act", "promises", {"status": "promises"}),
        ("f1", "kind", "evacuated", {"type": "evacuated"}),
        ("f1", "claimant", "Irena Novak", {"actor": "Novak"}),
        ("v1", "outcome", "rejected", {"status": "rejected"}),
        ("v1", "measure", "the budget of 2025", {"about": "2025"}),
        ("c1", "kind", "denial", {"type": "denial"}),
    ],
)
def test_each_kind_of_record_can_be_corrected(
    store: Store, id: str, field: str, told: str, asked: dict[str, str]
) -> None:
    kind = {"e": "event", "s": "statement", "f": "figure", "v": "vote", "c": "change"}[id[0]]
    assert id not in _shown(store, kind, **asked)
    store.correct(f"{ID}.{id}", {field: told}, by="ana")
    assert id in _shown(store, kind, **asked)


def test_what_follows_from_a_corrected_field_follows(store: Store) -> None:
    store.correct(f"{ID}.e1", {"type": "ASSAULT", "actors": "Norland"}, by="ana")
    event = store.entry(f"{ID}.e1").record
    assert (event.quad, event.actor_codes) == (4, ("NLD",))  # type: ignore[union-attr]
    store.correct(f"{ID}.f1", {"value": "1400"}, by="ana")
    figure = store.entry(f"{ID}.f1").record
    assert (figure.value, figure.low, figure.high) == (1400, 1400, None)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("id", "field", "told", "said"),
    [
        ("e1", "status", "called off", "It takes one of occurred, ongoing"),
        ("e1", "type", "", "does not hold together"),
        ("e1", "colour", "red", "no field 'colour'. Known: type"),
        ("e1", "confidence", "1", "no field 'confidence'"),
        ("e1", "actors", "Nobody", "no actor 'Nobody'. It has Irena Novak, Norland"),
        ("e1", "date", "Monday", "Write it as 2024-05-13"),
        ("e1", "trigger", "postponed", "the report does not say 'postponed'"),
        ("f1", "value", "many", "It takes a whole number"),
        ("e1", "status", "", "does not hold together"),
    ],
)
def test_a_correction_that_the_field_does_not_take_is_refused(
    store: Store, id: str, field: str, told: str, said: str
) -> None:
    with pytest.raises(BadDecision, match=said):
        store.correct(f"{ID}.{id}", {field: told}, by="ana")
    assert _states(store) == []


def test_everybody_can_be_taken_from_a_record(store: Store) -> None:
    store.correct(f"{ID}.e1", {"actors": ""}, by="ana")
    event = store.entry(f"{ID}.e1").record
    assert (event.actors, event.actor_codes) == ((), ())  # type: ignore[union-attr]


def test_a_decision_of_a_number_that_none_can_have_is_none(store: Store) -> None:
    with pytest.raises(BadDecision, match="no decision"):
        store.undo(10**30, by="ana")


def test_what_was_read_stays_beside_what_is_corrected(store: Store) -> None:
    store.correct(f"{ID}.e2", {"status": "cancelled"}, by="ana", why="see the later report")
    entry = store.entry(f"{ID}.e2")
    assert (entry.record.status, entry.original.status) == ("cancelled", "rescheduled")  # type: ignore[union-attr]
    [line] = entry.decisions
    assert (line.decision.by, line.decision.why) == ("ana", "see the later report")
    assert store.reading(ID) == reading()
    assert list(store.mismatches()) == []


def test_a_change_goes_with_the_step_that_was_rejected(store: Store) -> None:
    store.judge("reject", f"{ID}.e2", by="ana")
    assert _shown(store, "change") == []
    store.judge("accept", f"{ID}.c1", by="ben")
    assert _shown(store, "change") == ["c1"]


def test_who_takes_part_in_a_rejected_record_only_is_counted_without_it(store: Store) -> None:
    store.judge("reject", f"{ID}.f1", by="ana")
    [line] = store.actors({"actor": "Norland Red Cross"})
    assert line.records == 0


def test_a_decision_needs_its_maker_and_a_record(store: Store) -> None:
    with pytest.raises(BadDecision, match="somebody's"):
        store.judge("reject", f"{ID}.e1", by=" ")
    with pytest.raises(UnknownId):
        store.judge("reject", f"{ID}.e9", by="ana")
    with pytest.raises(BadDecision, match="is an actor"):
        store.judge("reject", f"{ID}.a1", by="ana")


def _again(**changes: object) -> Reading:
    """The same report, as a newer method reads it: other ids, other spans."""
    return msgspec.structs.replace(reading(), method="a newer method", **changes)


def test_decisions_hold_for_the_record_of_the_same_words_in_a_newer_reading(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana")
    store.correct(f"{ID}.e2", {"status": "cancelled", "recipients": "Kesh"}, by="ana")
    first, second, third = reading().events
    numbered = {"a1": "a5", "a2": "a4", "a3": "a3", "a4": "a2", "a5": "a1"}
    store.append(
        _again(
            actors=tuple(msgspec.structs.replace(a, id=numbered[a.id]) for a in reversed(reading().actors)),
            events=(
                msgspec.structs.replace(second, id="e1", trigger=span("Novak put the visit back"), actors=("a5",)),
                msgspec.structs.replace(first, id="e2", trigger=span("called off her"), actors=("a5",)),
                msgspec.structs.replace(third, id="e3"),
            ),
            statements=(),
            figures=(),
            votes=(),
            changes=(),
        )
    )
    [line] = store.lines("event", {"status": "cancelled"}, bar=0.5)
    assert (line.id, line.recipients, line.actors) == (f"{ID}.e1", ("Kesh",), ("Irena Novak",))
    assert [line.id for line in store.decisions()] == [f"{ID}.e2", f"{ID}.e1", f"{ID}.e1"]


def test_a_decision_that_finds_no_record_waits_for_a_reading_that_has_it(store: Store) -> None:
    store.judge("reject", f"{ID}.v1", by="ana")
    store.append(_again(votes=()))
    assert _states(store, waiting=True) == [(1, "waiting")]
    store.append(_again())
    assert _states(store) == [(1, "stands")]
    assert _shown(store, "vote") == []


def test_a_record_of_another_type_is_not_the_one_that_was_rejected(store: Store) -> None:
    store.judge("reject", f"{ID}.e1", by="ana")
    first, *others = reading().events
    store.append(_again(events=(msgspec.structs.replace(first, type="REJECT", quad=3), *others)))
    assert _shown(store, type="REJECT") == ["e1"]
    assert _states(store) == [(1, "waiting")]


def test_a_figure_that_is_only_read_better_is_still_the_one_that_was_rejected(store: Store) -> None:
    store.judge("reject", f"{ID}.f1", by="ana")
    [figure] = reading().figures
    store.append(_again(figures=(msgspec.structs.replace(figure, id="f7", kind="evacuated"),)))
    assert _shown(store, "figure") == []


def test_a_statement_that_shares_a_few_words_is_not_the_one_that_was_rejected(store: Store) -> None:
    store.judge("reject", f"{ID}.s1", by="ana")
    content = (span('travel," Ms. Novak said.'),)
    store.append(_again(statements=(msgspec.structs.replace(reading().statements[0], content=content),)))
    assert _shown(store, "statement") == ["s1"]
    assert _states(store) == [(1, "waiting")]


def test_a_correction_by_an_actor_whom_the_newer_reading_lacks_waits(store: Store) -> None:
    store.correct(f"{ID}.s1", {"speaker": "Kesh"}, by="ana")
    store.append(_again(actors=reading().actors[:4], votes=()))
    assert _states(store) == [(1, "waiting")]
    assert _shown(store, "statement", speaker="Novak") == ["s1"]


def test_another_text_is_another_report(store: Store) -> None:
    store.judge("reject", f"{ID}.v1", by="ana")
    store.add(reading(TEXT + "More.\n"), series="lindau")
    assert _shown(store, "vote") == ["v1"]
