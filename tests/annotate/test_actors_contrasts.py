"""Who is named only to say that it was somebody else did nothing."""

import pytest

from onrecord.model import Event
from onrecord.pipeline.reader import Reader
from tests.extract.test_events import read


def parties(reader: Reader, text: str) -> list[set[str]]:
    """The names of all who take part in each event."""
    reading = read(reader, text)
    names = {actor.id: actor.name for actor in reading.actors}

    def of(event: Event) -> set[str]:
        return {names[i] for i in (*event.actors, *event.recipients)}

    return [of(event) for event in reading.events]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It was the rebels, not the army, who attacked the convoy on Monday.", {"rebels"}),
        ("It was not the army but the rebels that attacked the convoy.", {"rebels"}),
        ("Kenya, not Uganda, signed the accord with Sudan.", {"Kenya", "Sudan"}),
        ("Kenya, and not Uganda, signed the accord with Sudan.", {"Kenya", "Sudan"}),
        ("The army, and not the rebels, killed 12 villagers on Tuesday.", {"army", "12 villagers"}),
        ("Russia rather than Ukraine bombed the dam, officials said.", {"Russia"}),
        ("Kenya and Uganda signed the accord with Sudan.", {"Kenya", "Uganda", "Sudan"}),
    ],
)
def test_who_is_told_apart_takes_no_part(reader: Reader, text: str, who: set[str]) -> None:
    assert parties(reader, text) == [who]


def test_who_is_named_too_takes_part(reader: Reader) -> None:
    [found] = parties(reader, "Kenya, and not only Uganda, signed the accord with Sudan.")
    assert found >= {"Kenya", "Uganda"}


def test_a_denial_of_another_denies_nothing(reader: Reader) -> None:
    reading = read(reader, "Police arrested Adamu, not his brother, on Friday.")
    assert [(event.type, event.status) for event in reading.events] == [("COERCE", "occurred")]
