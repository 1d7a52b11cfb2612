"""Plans that went through several stages, and acts that their noun takes up again. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


@pytest.mark.parametrize(
    ("statuses", "text"),
    [
        (
            ["postponed", "cancelled", "rescheduled"],
            "The visit by Kenya's foreign minister to Uganda was put off, then called off, and revived on May 4.",
        ),
        (
            ["cancelled", "rescheduled"],
            "Kenyan Foreign Minister Ali Otieno is due in Uganda on Tuesday, a visit that was scrapped a week ago"
            " and revived on Saturday.",
        ),
        (
            ["cancelled", "postponed"],
            "Kenya dropped the journey of its president to Uganda, which it had delayed once before.",
        ),
    ],
)
def test_each_stage_of_a_plan_is_told(reader: Reader, statuses: list[str], text: str) -> None:
    found = [event.status for event in told(reader, text) if event.type == "CONSULT"]
    assert [status for status in found if status in statuses][-len(statuses) :] == statuses


def test_what_was_moved_once_is_one_event(reader: Reader) -> None:
    found = told(reader, "The Kenyan president's visit to Uganda was planned for May but was moved to June.")
    assert [event.status for event in found] == ["rescheduled"]


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (
            "COERCE",
            "Kenyan police seized a Somali trawler on Tuesday. Somalia has called Tuesday's seizure a crime.",
        ),
        ("CONSULT", "Norway and Chad met in Oslo on Monday. The meeting lasted ten hours."),
        ("PROTEST", "Kenyan miners marched on the embassy of Chad on Monday. The march ended at nightfall."),
        ("ASSAULT", "Chadian troops shot at Kenyan boats off Lamu on Sunday. The shooting lasted for an hour."),
    ],
)
def test_an_act_is_taken_up_by_its_noun_with_its_parties(reader: Reader, type_: str, text: str) -> None:
    first, again = (event for event in told(reader, text) if event.type == type_)
    assert (again.actor_codes, again.recipient_codes) == (first.actor_codes, first.recipient_codes)


def test_a_noun_with_nothing_to_take_up_tells_nothing(reader: Reader) -> None:
    assert not told(reader, "The meeting lasted ten hours. The seizure angered many.")


def test_the_next_round_is_one_of_the_same_talks(reader: Reader) -> None:
    found = told(reader, "Norway and Chad held talks in Oslo on Monday. The next round will be held on May 24.")
    assert [(e.type, e.status, {c[:3] for c in e.actor_codes}) for e in found] == [
        ("CONSULT", "occurred", {"NOR", "TCD"}),
        ("CONSULT", "planned", {"NOR", "TCD"}),
    ]


def test_talks_that_nothing_explains_are_those_of_the_two_sides_of_a_report(reader: Reader) -> None:
    text = (
        "Chad and Niger traded blame on Monday. Chad recalled its envoy, and Niger closed its embassy in Chad. A"
        " second round of talks is set for Thursday in Oslo."
    )
    event = next(event for event in told(reader, text) if event.type == "CONSULT")
    assert (event.status, {code[:3] for code in event.actor_codes}) == ("planned", {"TCD", "NER"})


@pytest.mark.parametrize(
    "text",
    [
        "Oman's foreign minister is due in Nairobi on Tuesday.",
        "Omani Foreign Minister Ali Busaidi is expected in Nairobi on Monday.",
        "The Omani foreign minister was to have come to Nairobi on Monday.",
    ],
)
def test_who_is_due_in_another_country_plans_a_visit(reader: Reader, text: str) -> None:
    (event,) = told(reader, text)
    assert (event.type, event.mode, event.status) == ("CONSULT", "visit", "planned")
