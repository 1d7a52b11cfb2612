"""What stands under pictures, and what only looks so."""

import pytest

from tests.clean.reports import LEAD, SECOND, THIRD, kinds


def kind_of(line: str) -> str:
    found = kinds(f"Ferry sinks off Ersin\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}")
    return next(kind for kind, words in found if words == line)


@pytest.mark.parametrize(
    "line",
    [
        "A diver carries a lamp to the wreck of the ferry in the harbour of Ersin",
        "Families wait outside the hospital in Ersin",
        "Black smoke rising over the harbour, seen from the old fort",
        "The mayor of Ersin (right) greets the crew of a lifeboat",
        "Ana Moe, left, and her brother Karl at the harbour",
        "File photo: the ferry in Ersin last year.",
        "FILE - The ferry leaves Ersin, June 3, 2019. (AP Photo/Tom Hale)",
        "The harbour master speaks to reporters. Tom Hale/Reuters",
        "The wreck, two days later. Photograph: Tom Hale/The Daily Buoy",
        "In this photo provided by the coast guard, divers enter the water.",
        "The bow of the ferry above the water off the coast of Ersin on a calm morning",
        "Getty Images",
        "Villagers wait for the ferry at the pier in Ersin on Monday.",
        "The crew warm themselves at a fire near Ersin on Sunday, January 14, 2024. Many were hurt.",
        "Image source, PA Media",
        "The captain, Karl Moe, in 2020 | Photo courtesy of the family",
        "The wreck, seen from the fort (Moira Shaw/Highland Post)",
        "A family sits on the roof of a house",
        "The mayor, pictured in 2019 with the crew of a lifeboat",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) in ("caption", "byline") if line == "Getty Images" else kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "What we know",
        "A night on the water",
        "The minister said that the fleet carries no blame",
        "Senator Paula Reyes (R) wants the harbour closed until the inquiry has ended.",
        "Rescuers carried lamps into the wreck and found the captain’s log.",
        "He stood up, turned right, and left the room without a word.",
        "“A diver carries a lamp”",
        "She added:",
        "He was pictured in 2019 with the crew of a lifeboat.",
        "The court meets in Ersin on Monday to hear the case.",
        "One of the men who fight the fire was hurt when his plane hit a power line on Sunday.",
        "If so, the storm leaves him with 3,907 homes to rebuild",
        "Late on Tuesday the council voted 31-17 to suspend the joint patrols that were agreed in 2023.",
    ],
)
def test_paragraphs_and_subheadings_are_no_captions(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_a_line_without_a_full_stop_that_stands_twice_is_a_caption() -> None:
    line = "The old lighthouse of Ersin"
    found = kinds(f"Ferry sinks\n\n{LEAD}\n\n{line}\n\n{line}\n\n{SECOND}")
    assert found[2:4] == [("caption", line), ("caption", line)]


def test_a_text_that_never_uses_full_stops_has_no_captions_by_form() -> None:
    lines = "\n\n".join(
        f"Item {n}: a diver carries a lamp to the wreck of the ferry in the harbour" for n in range(9)
    )
    assert "caption" not in {kind for kind, _ in kinds(lines)}


def test_points_of_a_summary_are_no_captions() -> None:
    point = "Envoy walks out of talks over the wreck of the ferry"
    assert ("paragraph", point) in kinds(f"Ferry sinks\n\nKey points\n\n{point}\n\n{LEAD}\n\n{SECOND}")
