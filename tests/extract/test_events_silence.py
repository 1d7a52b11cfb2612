"""Who tells the press nothing refuses nobody a meeting. Sentences of our own."""

import pytest

from onrecord.model import Arrival, Event, Report
from onrecord.pipeline.reader import Reader


def refused(reader: Reader, text: str) -> list[Event]:
    reading = reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))
    return [e for e in reading.events if e.confidence >= 0.5 and (e.status == "refused" or e.type == "REJECT")]


@pytest.mark.parametrize(
    "text",
    [
        "The interior minister would not discuss the plan.",
        "President Ruto refused to talk to the BBC about the claims.",
        "The general refused to speak to reporters.",
        "The envoy did not want to talk to us.",
        "Officials in Peru declined to discuss the details of the talks with Chile.",
        "The prime minister of Peru declined to be interviewed.",
    ],
)
def test_silence_towards_the_press_is_no_refusal(reader: Reader, text: str) -> None:
    assert not refused(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mali's junta would not talk to the rebels.",
        "The government of Mali refused to talk to the rebels.",
        "Syria refused to hold talks with Israel.",
        "The prime minister refused to discuss a ceasefire with the rebels.",
        "The two presidents refused to speak to each other.",
    ],
)
def test_a_refusal_to_talk_to_somebody_else_stays(reader: Reader, text: str) -> None:
    assert any((e.type, e.status) == ("CONSULT", "refused") for e in refused(reader, text))
