"""Plans told in passing, and bodies that are left and taken up again. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Event, Reading, Report
from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def reading_of(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))


def countries(event: Event) -> set[str]:
    return {code[:3] for code in (*event.actor_codes, *event.recipient_codes)}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("cancelled", "Chilean President Ana Rojas will no longer go to Bolivia in May, her office said."),
        ("cancelled", "Chilean President Ana Rojas is no longer expected in Bolivia."),
        ("cancelled", "Chilean President Ana Rojas no longer plans to visit Bolivia."),
        ("cancelled", "Chile's president will not be travelling to the summit in La Paz after all."),
        ("cancelled", "Chilean President Ana Rojas will not after all visit Bolivia."),
        ("planned", "Chilean President Ana Rojas would leave on Sunday night for Bolivia, aides said."),
        ("occurred", "Chilean President Ana Rojas had travelled to the La Paz summit after days of doubt."),
    ],
)
def test_a_journey_stands_as_its_clause_says(reader: Reader, status: str, text: str) -> None:
    (visit,) = told(reader, text)
    assert (visit.mode, visit.status, countries(visit)) == ("visit", status, {"CHL", "BOL"})


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("planned", "Aides said the president would leave on Friday night."),
        ("cancelled", "Rojas will not come after all, Bolivia said."),
        ("occurred", "In the end she made the trip."),
    ],
)
def test_a_journey_with_no_goal_is_the_one_that_was_told(reader: Reader, status: str, text: str) -> None:
    first, again = told(reader, f"Chilean President Ana Rojas will visit Bolivia in May. {text}")
    assert (again.status, again.inputs["told again"], countries(again)) == (status, first.id, {"CHL", "BOL"})


def test_who_said_that_he_would_go_goes_where_he_was_invited(reader: Reader) -> None:
    text = "Bolivian President Luis Mamani invited Chilean President Ana Rojas to La Paz. Rojas said she would go."
    visit = told(reader, text)[-1]
    assert (visit.mode, visit.status, visit.recipient_codes) == ("visit", "planned", ("BOLGOV",))


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said that prices would go up, and that winter would come.",
        "Chilean President Ana Rojas flew to Bolivia on Friday. She will leave on Sunday.",
    ],
)
def test_who_only_moves_makes_no_journey(reader: Reader, text: str) -> None:
    assert not [event for event in told(reader, text) if event.status == "planned"]


def test_a_visit_has_nothing_to_do_with_talks_that_were_held(reader: Reader) -> None:
    text = "Chile and Bolivia held talks in Lima on Friday. The visit would go ahead, an aide said."
    assert [event.mode for event in told(reader, text)] == ["meeting"]


@pytest.mark.parametrize(
    ("type_", "status", "text"),
    [
        ("SANCTION", "occurred", "Chile on Sunday suspended its part in the water commission with Bolivia."),
        ("SANCTION", "occurred", "Chile quit the joint commission with Bolivia."),
        ("SANCTION", "occurred", "Chile walked out of the commission."),
        ("CONCEDE", "planned", "Chile said it would rejoin the commission on the border with Bolivia."),
        ("CONCEDE", "planned", "Chile will return to the commission on the border with Bolivia."),
        ("CONCEDE", "occurred", "Chile reinstated its patrol accord with Bolivia."),
        ("CONCEDE", "planned", "Chile will let Bolivian boats fish again."),
        ("COOPERATE", "occurred", "Chile on Friday resumed the joint patrols."),
        ("COOPERATE", "postponed", "Chile put off naval exercises with Bolivia."),
        ("SANCTION", "planned", "Chile will go ahead with sanctions against Bolivia after all."),
        ("CONSULT", "occurred", "Peruvian mediator Ines Paz brought Chile and Bolivia back to the table."),
    ],
)
def test_what_is_left_is_taken_up_again(reader: Reader, type_: str, status: str, text: str) -> None:
    assert [(event.type, event.status) for event in told(reader, text)] == [(type_, status)]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("occurred", "The joint commission of Chile and Bolivia met for the first time on Tuesday."),
        ("planned", "The first session of the commission of Chile and Bolivia is set for Tuesday."),
        ("planned", "Chile and Bolivia agreed to set up a joint commission. It will meet in Lima on May 3."),
        ("planned", "Chile and Bolivia agreed to form a panel. The panel will meet on Monday."),
    ],
)
def test_a_body_of_two_states_sits(reader: Reader, status: str, text: str) -> None:
    sitting = told(reader, text)[-1]
    assert (sitting.type, sitting.status) == ("CONSULT", status)


@pytest.mark.parametrize(
    "text", ["Chile's cabinet met on Tuesday.", "The city council met for the first time since the flood."]
)
def test_a_body_that_sits_at_home_is_no_news(reader: Reader, text: str) -> None:
    assert not told(reader, text)


def test_measures_are_the_sanctions_that_were_told(reader: Reader) -> None:
    text = "Chile announced sanctions on Bolivia on Friday. The measures are to take effect on Monday."
    first, again = told(reader, text)
    assert (again.type, again.status, countries(again)) == ("SANCTION", "planned", countries(first))


def test_measures_of_which_nothing_was_told_are_none(reader: Reader) -> None:
    assert not told(reader, "Traders in Chile were angry. The measures are to take effect on Monday.")


def test_what_is_imposed_may_be_told_by_a_pronoun(reader: Reader) -> None:
    text = "Chile eased its sanctions on Bolivia on Monday, ten days after it had imposed them."
    assert [(event.type, countries(event)) for event in told(reader, text)] == [
        ("CONCEDE", {"CHL", "BOL"}),
        ("SANCTION", {"CHL", "BOL"}),
    ]


def test_a_plan_is_called_off_by_a_pronoun(reader: Reader) -> None:
    text = "Chile announced talks with Bolivia in March, then put them off."
    assert told(reader, text)[-1].status == "postponed"


def test_a_suit_is_dropped(reader: Reader) -> None:
    text = "Andes Oil threatened to sue Chile. The company said that it would not go to court after all."
    suit = told(reader, text)[-1]
    assert (suit.type, suit.mode, suit.status) == ("ACCUSE", "legal", "cancelled")


def test_who_goes_to_court_to_testify_sues_nobody(reader: Reader) -> None:
    assert not told(reader, "The Chilean finance minister went to court on Monday to testify.")


def test_those_who_agree_after_talks_have_met(reader: Reader) -> None:
    found = told(reader, "Chile and Bolivia signed a truce on Tuesday, after five hours of talks in Lima.")
    meeting = next(event for event in found if event.type == "CONSULT")
    assert (meeting.status, countries(meeting)) == ("occurred", {"CHL", "BOL"})


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Ana Rojas will meet Bolivian President Luis Mamani in Lima in May. In a nod to the"
        " talks in Quito ten days earlier, Rojas smiled.",
        "Chilean President Ana Rojas and Bolivian President Luis Mamani will meet in Lima in May, nine days after"
        " their encounter in Quito.",
    ],
)
def test_an_earlier_meeting_is_one_of_the_same_two(reader: Reader, text: str) -> None:
    planned, held = told(reader, text)
    assert (held.status, held.actors) == ("occurred", planned.actors)


def test_the_leaders_are_the_only_two_that_were_named(reader: Reader) -> None:
    text = "Chilean President Ana Rojas spoke to Bolivian President Luis Mamani. The leaders met in Lima in April."
    assert countries(told(reader, text)[-1]) == {"CHL", "BOL"}


def test_a_sluice_gate_lets_nobody_in(reader: Reader) -> None:
    assert not told(reader, "Chilean engineers opened the sluice gates of the dam on Monday.")


def test_patrols_resume_after_they_were_suspended(reader: Reader) -> None:
    text = "Chile on Friday resumed the joint patrols with Bolivia that it had suspended in March."
    reading = reading_of(reader, text)
    status = {event.id: event.status for event in reading.events}
    (change,) = reading.changes
    assert [status[step] for step in change.steps] == ["postponed", "occurred"]


def test_the_verb_that_settles_a_plan_is_underlined_with_it(reader: Reader) -> None:
    text = "A second round of talks between Chile and Bolivia is set for Thursday."
    (event,) = told(reader, text)
    assert text[slice(*event.trigger)] == "talks between Chile and Bolivia is set"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya's president has called off Thursday's visit to Kigali, Rwanda said on Wednesday.", "2026-03-05"),
        ("Peru postponed Friday's talks with Chile.", "2026-03-06"),
        ("Kenya's president visited Kigali on Friday.", "2026-02-27"),
    ],
)
def test_the_weekday_of_what_is_called_off_was_still_to_come(reader: Reader, text: str, day: str) -> None:
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2026-03-04")))
    assert [event.date and event.date.start for event in reading.events][:1] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Ana Rojas has moved her visit to Bolivia to Monday.",
        "The visit of Chilean President Ana Rojas to Bolivia was moved to Monday, a spokesman said.",
    ],
)
def test_what_is_moved_is_moved_to_a_day_to_come(reader: Reader, text: str) -> None:
    (visit,) = told(reader, text)
    assert visit.date is not None
    assert (visit.status, visit.date.start) == ("rescheduled", "2024-05-20")
