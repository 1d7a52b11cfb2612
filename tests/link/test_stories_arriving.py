"""Reports that come in one by one."""

import pytest

from onrecord.link.stories.arriving import Joining, place
from onrecord.link.stories.explaining import days_apart, parts
from onrecord.link.stories.memory import MemoryIndex, arrived
from onrecord.link.stories.words import spelled, terms

FLOOD = (
    "The Tamra river burst its banks at Oldford on Monday and flooded 300 homes, Mayor Ulla Dorn said.",
    "Some 300 homes in Oldford were flooded after the Tamra burst its banks, Mayor Ulla Dorn said on Tuesday.",
    "Mayor Ulla Dorn of Oldford promised money for the 300 flooded homes by the Tamra.",
)
OTHER_FLOOD = (
    "Kirnau was cut off after the Vell rose by two metres overnight. Pavel Riss, its mayor, called in the army.",
    "Soldiers brought bread to Kirnau, cut off by the Vell. Pavel Riss said the water was falling.",
)
STRIKE = (
    "Dock workers at Brennhaven began a strike over pay, and ships lay idle in the roads.",
    "A pay strike by dock workers kept ships idle at Brennhaven for a second day.",
)


def _placed(*reports: tuple[str, str | None]) -> list[list[Joining]]:
    """What each report brought about as it came in."""
    index, found = MemoryIndex(), []
    for number, (text, day) in enumerate(reports):
        own = terms(text)
        found.append(place(number, own, day, index))
        index.add(number, own, day, found[-1])
    return found


def test_a_report_joins_the_story_that_it_tells() -> None:
    assert arrived([FLOOD[0], STRIKE[0], FLOOD[1], STRIKE[1], FLOOD[2]]) == [0, 1, 0, 1, 0]


def test_two_like_events_stay_two_stories() -> None:
    assert arrived([FLOOD[0], OTHER_FLOOD[0], FLOOD[1], OTHER_FLOOD[1], *STRIKE]) == [0, 1, 0, 1, 2, 2]


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_reports_without_words_stand_alone(texts: list[str]) -> None:
    assert arrived(texts) == list(range(len(texts)))


def test_a_report_that_stands_between_two_stories_joins_them() -> None:
    first = "Troops crossed the Sarn bridge at Lomas before dawn."
    second = "General Orvik called the ceasefire void and blamed Prenn."
    both = (
        "Troops crossed the Sarn bridge at Lomas before dawn, and General Orvik called the ceasefire void and "
        "blamed Prenn."
    )
    assert arrived([first, second, *STRIKE]) == [0, 1, 2, 2]
    assert arrived([first, second, *STRIKE, both]) == [0, 0, 1, 1, 0]


def test_the_same_words_months_later_are_another_story() -> None:
    [_, [near]] = _placed((FLOOD[0], "2024-03-04"), (FLOOD[1], "2024-03-05"))
    [_, [far]] = _placed((FLOOD[0], "2024-03-04"), (FLOOD[1], "2024-11-05"))
    assert (near.nearest, far.nearest) == (0, None)


def test_a_joining_says_what_it_is_made_of() -> None:
    [_, _, [joining]] = _placed((FLOOD[0], None), (STRIKE[0], None), (FLOOD[1], None))
    told = parts(joining.shares, spelled(FLOOD[1]), None)
    assert joining.nearest == 0
    assert {"Oldford", "Tamra", "Dorn"} <= set(told.names.most)
    assert told.numbers.most == ("300",)
    assert told.closeness == pytest.approx(
        sum(part.adds for part in (told.names, told.numbers, told.pairs, told.words)), abs=0.01
    )


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [("2024-03-04", "2024-03-06T10:00:00Z", 2), ("2024-03-06", "2024-03-04", 2), (None, "2024-03-04", None)],
)
def test_days_apart(a: str | None, b: str | None, apart: int | None) -> None:
    assert days_apart(a, b) == apart
