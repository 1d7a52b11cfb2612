"""What is lifted, called off, blamed and let go, in the words of agency reports. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Event, Report
from onrecord.pipeline.reader import Reader


def told(reader: Reader, text: str) -> list[Event]:
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-14")))
    return [event for event in reading.events if event.confidence >= 0.5]


@pytest.mark.parametrize(
    ("type_", "status", "text"),
    [
        ("CONCEDE", "occurred", "Kenya suspended a 12 percent levy on Ugandan timber."),
        ("CONCEDE", "occurred", "Peru imposed a duty on Chilean wine last week, then rolled it back on Monday."),
        ("CONCEDE", "occurred", "A curfew in Lilongwe was lifted on Monday."),
        ("RETREAT", "cancelled", "The army of Mali called off the truce on Monday."),
        ("ACCUSE", "occurred", "Kenya holds the rebels responsible for the raid."),
        ("CONSULT", "refused", "Peru's trade ministry said it would not go back to the negotiating table."),
        ("CONSULT", "cancelled", "The joint commission of Chad and Niger will not meet on Monday."),
        ("RETREAT", "occurred", "Police arrested nine miners on Friday. Five of the nine were released on bail."),
    ],
)
def test_it_is_on_record(reader: Reader, type_: str, status: str, text: str) -> None:
    assert (type_, status) in {(e.type, e.status) for e in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The army called off a search for 12 villagers.",
        "Chad's levy brought lorries to a standstill.",
        "The rebels kept back three policemen.",
    ],
)
def test_it_is_no_event(reader: Reader, text: str) -> None:
    assert not told(reader, text)


def test_parliament_does_what_it_votes_for_whatever_count_stands_between(reader: Reader) -> None:
    text = "Peru's parliament voted 61-40, with 9 abstentions, to recall the country's ambassador to Chile."
    recall = next(e for e in told(reader, text) if e.type == "SANCTION")
    assert recall.actor_codes == ("PERLEG",)
