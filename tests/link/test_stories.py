"""Reports grouped by the event that they tell."""

from onrecord.link.stories.grouping import numbered
from onrecord.link.stories.memory import groups

FLOOD = "The Tamra river burst its banks at Oldford on Monday and flooded 300 homes, the mayor said."
FLOOD_AGAIN = "Some 300 homes in Oldford were flooded after the Tamra burst its banks, Mayor Dorn said on Tuesday."
STRIKE = "Dock workers at Brennhaven began a strike over pay, and ships lay idle in the roads."
STRIKE_AGAIN = "A pay strike by dock workers kept ships idle at Brennhaven for a second day."


def test_reports_of_one_event_stand_together() -> None:
    assert groups([FLOOD, STRIKE, STRIKE_AGAIN, FLOOD_AGAIN]) == [0, 1, 1, 0]


def test_a_lone_report_is_a_group_of_its_own() -> None:
    assert groups([FLOOD]) == [0]


def test_no_reports_no_groups() -> None:
    assert groups([]) == []


def test_groups_are_numbered_as_they_come() -> None:
    assert numbered(["b", "a", "b"]) == [0, 1, 0]
