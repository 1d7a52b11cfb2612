"""What joins the records of one report. Readings are made by hand: no text is read here."""

from typing import Any

from onrecord import link
from onrecord.model import Actor, Change, Event, Figure, Place, Reading, Report, Statement, When

ACTORS = (
    Actor(id="a1", name="Kenya", kind="government", codes=("KEN",)),
    Actor(id="a2", name="Somalia", kind="government", codes=("SOM",)),
    Actor(id="a3", name="Chad", kind="government", codes=("TCD",)),
    Actor(id="a4", name="lenders", kind="organization", codes=("BUS",)),
    Actor(id="a5", name="Foreign Ministry", kind="government", codes=("SOMGOV",)),
)
CODES = {actor.id: actor.codes for actor in ACTORS}


def event(id_: str, status: str, at: int, /, **fields: Any) -> Event:
    """A visit of Kenya's to Somalia, told at this offset, where nothing else is said."""
    actors = fields.pop("actors", ("a1",))
    recipients = fields.pop("recipients", ("a2",))
    given: dict[str, Any] = {
        "type": "CONSULT",
        "mode": "visit",
        "quad": 1,
        "trigger": (at, at + 5),
        "evidence": ((at, at + 9),),
        "confidence": 0.8,
        "rule": "extract.events.rules:nominal",
        "inputs": {"head": "visit"},
    }
    return Event(
        id=id_,
        status=status,  # type: ignore[arg-type]
        actors=actors,
        recipients=recipients,
        actor_codes=tuple(code for a in actors for code in CODES[a]),
        recipient_codes=tuple(code for a in recipients for code in CODES[a]),
        **{**given, **fields},
    )


def figure(id_: str, value: int, at: int, claimant: str | None, **fields: Any) -> Figure:
    return Figure(
        id=id_,
        value=value,
        what=fields.pop("what", "people killed"),
        kind=fields.pop("kind", "killed"),
        claimant=claimant,
        text=(at, at + 2),
        evidence=fields.pop("evidence", ((at, at + 9),)),
        confidence=0.9,
        rule="extract.figures:figures",
        **fields,
    )


def statement(id_: str, speaker: str, span: tuple[int, int], act: str = "asserts") -> Statement:
    return Statement(
        id=id_,
        kind="direct",
        speaker=speaker,
        content=(span,),
        act=act,  # type: ignore[arg-type]
        evidence=(span,),
        confidence=0.9,
        rule="extract.statements:statements",
    )


def within(text: str = " " * 400, **records: Any) -> Reading:
    return link.within(Reading(report=Report(id="r", text=text), actors=ACTORS, **records))


def changes(kind: str, reading: Reading) -> list[Change]:
    return [change for change in reading.changes if change.kind == kind]


def test_an_empty_reading_stays_empty() -> None:
    assert within().changes == ()


def test_mentions_of_one_event_are_joined_both_ways() -> None:
    reading = within(events=(event("e1", "occurred", 0), event("e2", "occurred", 20)))
    assert [e.same_as for e in reading.events] == [("e2",), ("e1",)]
    assert reading.events[0].thread == reading.events[1].thread == "t1"


def test_other_days_are_other_events() -> None:
    monday, tuesday = (When(start=day, end=day) for day in ("2024-05-13", "2024-05-14"))
    reading = within(events=(event("e1", "occurred", 0, date=monday), event("e2", "occurred", 20, date=tuesday)))
    assert [e.same_as for e in reading.events] == [(), ()]


def test_other_places_are_other_events() -> None:
    here, there = Place(name="Garissa", country="KEN"), Place(name="Kismayo", country="SOM")
    reading = within(events=(event("e1", "occurred", 0, place=here), event("e2", "occurred", 20, place=there)))
    assert [e.same_as for e in reading.events] == [(), ()]


def test_other_parties_are_other_events() -> None:
    reading = within(events=(event("e1", "occurred", 0), event("e2", "occurred", 20, recipients=("a3",))))
    assert [e.thread for e in reading.events] == [None, None]


def test_a_trip_called_off_is_not_the_one_elsewhere() -> None:
    here, there = Place(name="Goma", precision="city"), Place(name="Luanda", precision="city")
    one = event("e1", "cancelled", 0, place=here)
    assert within(events=(one, event("e2", "planned", 0, place=there))).changes == ()


def test_talks_with_lenders_are_not_talks_with_a_government() -> None:
    lenders = event("e1", "postponed", 0, recipients=(), actors=("a1", "a4"))
    assert within(events=(lenders, event("e2", "planned", 20))).changes == ()


def test_two_visits_called_off_at_two_times_are_two() -> None:
    may, june = (When(start=day, end=day, text=(0, 5), precision="day") for day in ("2024-05-01", "2024-06-01"))
    reading = within(events=(event("e1", "cancelled", 0, date=may), event("e2", "cancelled", 20, date=june)))
    assert [e.thread for e in reading.events] == [None, None]


def test_a_host_of_one_visit_is_not_the_party_of_other_talks() -> None:
    talks = event("e1", "planned", 0, actors=("a5",), recipients=())
    reading = within(events=(talks, event("e2", "postponed", 20)))
    assert reading.changes == ()


def test_a_plan_and_its_cancellation_are_one_thread_and_a_reversal() -> None:
    reading = within(events=(event("e1", "planned", 0), event("e2", "cancelled", 20)))
    (change,) = changes("reversal", reading)
    assert change.steps == ("e1", "e2")
    assert change.by == ("a1",)
    assert change.thread == reading.events[0].thread


def test_what_is_rescheduled_comes_after_what_was_called_off() -> None:
    reading = within(events=(event("e1", "rescheduled", 0), event("e2", "cancelled", 20)))
    assert changes("reversal", reading)[0].steps == ("e2", "e1")


def test_a_lead_that_says_again_tells_the_last_step_first() -> None:
    text = "Kenya plans the visit again, days after scrapping it." + " " * 40
    told = event("e1", "planned", 0, evidence=((0, 53),))
    reading = within(text, events=(told, event("e2", "cancelled", 60)))
    assert changes("reversal", reading)[0].steps == ("e2", "e1")


def test_a_cancellation_alone_is_no_reversal() -> None:
    assert within(events=(event("e1", "cancelled", 0),)).changes == ()


def test_a_speech_act_and_its_act_are_one_thread() -> None:
    speech = event("e1", "occurred", 0, type="REJECT", mode=None, inputs={"head": "refuse"})
    act = event("e2", "refused", 0, inputs={"head": "visit", "status cue": "refuse"})
    reading = within(events=(speech, act))
    assert reading.events[0].thread == reading.events[1].thread == "t1"
    assert reading.changes == ()


def test_a_claimant_s_later_figure_is_a_revision() -> None:
    reading = within(figures=(figure("f1", 12, 0, "a1"), figure("f2", 15, 20, "a1")))
    (change,) = changes("revision", reading)
    assert (change.steps, change.by) == (("f1", "f2"), ("a1",))


def test_what_had_been_said_before_is_the_first_step_of_a_revision() -> None:
    text = "The toll is now 63. Kenya had put it at 41."
    given = (
        figure("f1", 63, 0, "a1", evidence=((0, 19),)),
        figure("f2", 41, 20, "a1", evidence=((20, 43),)),
    )
    (change,) = changes("revision", within(text, figures=given))
    assert change.steps == ("f2", "f1")


def test_a_plan_that_was_never_called_off_is_no_step_of_its_reversal() -> None:
    spoken_of = event("e3", "planned", 40, inputs={"head": "visit", "status cue": "cancel"})
    reading = within(events=(event("e1", "planned", 0), event("e2", "cancelled", 20), spoken_of))
    (change,) = changes("reversal", reading)
    assert change.steps == ("e1", "e2")


def test_two_claimants_with_two_figures_disagree() -> None:
    reading = within(figures=(figure("f1", 12, 0, "a1"), figure("f2", 90, 20, "a2")))
    (change,) = changes("disagreement", reading)
    assert change.by == ("a1", "a2")


def test_figures_for_other_things_do_not_disagree() -> None:
    reading = within(
        figures=(figure("f1", 12, 0, "a1"), figure("f2", 90, 20, "a2", what="people hurt", kind="injured"))
    )
    assert reading.changes == ()


def test_nobody_s_figures_do_not_disagree() -> None:
    assert within(figures=(figure("f1", 12, 0, None), figure("f2", 90, 20, None))).changes == ()


def test_speakers_of_whom_one_says_it_is_not_so_disagree() -> None:
    one, other = "The decree is a clear change of policy.", "Our policy did not change with the decree."
    text = one + " " + other
    said = (statement("s1", "a1", (0, len(one))), statement("s2", "a2", (len(one) + 1, len(text))))
    (change,) = changes("disagreement", within(text, statements=said))
    assert change.steps == ("s1", "s2")


def test_speakers_who_say_the_same_agree() -> None:
    one, other = "The decree is a clear change of policy.", "Their policy will change with the decree."
    text = one + " " + other
    said = (statement("s1", "a1", (0, len(one))), statement("s2", "a2", (len(one) + 1, len(text))))
    assert within(text, statements=said).changes == ()


def test_a_denied_event_beside_its_assertion_is_a_denial() -> None:
    attack: dict[str, Any] = {"type": "ASSAULT", "mode": None, "inputs": {"head": "shell"}}
    reading = within(events=(event("e1", "occurred", 0, **attack), event("e2", "denied", 20, **attack)))
    (change,) = changes("denial", reading)
    assert change.steps == ("e1", "e2")


def test_every_change_has_evidence_and_an_id() -> None:
    reading = within(
        events=(event("e1", "planned", 0), event("e2", "cancelled", 20)),
        figures=(figure("f1", 12, 40, "a1"), figure("f2", 90, 60, "a2")),
    )
    assert [change.id for change in reading.changes] == ["c1", "c2"]
    assert all(change.evidence for change in reading.changes)


def test_nothing_that_an_event_says_is_altered() -> None:
    before = (event("e1", "planned", 0), event("e2", "cancelled", 20))
    after = within(events=before).events
    assert [(e.id, e.status, e.actors, e.evidence) for e in after] == [
        (e.id, e.status, e.actors, e.evidence) for e in before
    ]
