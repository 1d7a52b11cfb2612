"""Votes: tallies, positions, outcome, arithmetic; and number pairs that are none."""

import pytest

from onrecord.model import Arrival, Reading, Report, Vote
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2024-05-20")))


def only(reader: Reader, text: str) -> Vote:
    found = read(reader, text).votes
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "sides", "outcome"),
    [
        ("The Senate passed the bill 62-38.", (62, 38, None), "adopted"),
        ("The Senate rejected the amendment by 51 to 49.", (49, 51, None), "rejected"),
        ("Parliament voted down the motion 310-220.", (220, 310, None), "rejected"),
        ("The city board voted 5 to 2 against the rezoning.", (2, 5, None), "rejected"),
        ("The House of Representatives voted 220-213 to pass the budget bill.", (220, 213, None), "adopted"),
        (
            "Lawmakers approved the law with 78 votes in favour, 12 against and 5 abstentions.",
            (78, 12, 5),
            "adopted",
        ),
        ("The assembly adopted the text by 143 votes to nine, with 25 abstentions.", (143, 9, 25), "adopted"),
        ("Twelve countries voted in favor, none voted against and three abstained.", (12, 0, 3), "adopted"),
        ("The bill passed 12-3, with one abstention.", (12, 3, 1), "adopted"),
        ("The Knesset passed the law in a 64-0 vote.", (64, 0, None), "adopted"),
        ("In a 5-4 decision, the Supreme Court struck down the law.", (5, 4, None), "adopted"),
        ("The court ruled 6-3 that the ban was legal.", (6, 3, None), "adopted"),
        ("The commission rejected the merger 3-2.", (2, 3, None), "rejected"),
        ("Shareholders backed the merger with 1,200 votes to 300.", (1200, 300, None), "adopted"),
        ("A motion of no confidence failed, 47 votes to 53.", (47, 53, None), "rejected"),
        ("The council unanimously approved the plan.", (None, 0, None), "adopted"),
        ("Parliament ratified the treaty by a vote of 88 to 11.", (88, 11, None), "adopted"),
    ],
)
def test_the_tally_and_the_outcome(
    reader: Reader, text: str, sides: tuple[int | None, int | None, int | None], outcome: str
) -> None:
    vote = only(reader, text)
    assert ((vote.in_favour, vote.against, vote.abstain), vote.outcome) == (sides, outcome)


def test_a_veto_not_used_leaves_one_abstention(reader: Reader) -> None:
    vote = only(
        reader,
        "The 15-member United Nations Security Council approved the truce resolution 14-0 after the United States "
        "decided not to use its veto.",
    )
    assert (vote.members, vote.in_favour, vote.against, vote.abstain) == (15, 14, 0, 1)
    assert (vote.vetoed, vote.outcome) == (False, "adopted")
    assert [position.vote for position in vote.positions] == ["abstain"]


def test_a_veto_cast(reader: Reader) -> None:
    text = "The Security Council voted 13-1 with Britain abstaining, but the United States vetoed the draft."
    vote = only(reader, text)
    assert (vote.vetoed, vote.outcome, vote.in_favour, vote.against, vote.abstain) == (True, "vetoed", 13, 1, 1)


def test_members_from_the_rules_are_flagged(reader: Reader) -> None:
    vote = only(reader, "The Security Council adopted the resolution by 14 votes to one.")
    assert vote.members == 15
    assert "members from the body's rules" in vote.flags


def test_what_does_not_add_up_is_flagged(reader: Reader) -> None:
    vote = only(
        reader,
        "The Security Council adopted the resolution with 14 votes in favour, two against and one abstention.",
    )
    assert any("17 votes of 15" in flag for flag in vote.flags)


def test_one_vote_told_twice_is_one(reader: Reader) -> None:
    reading = read(
        reader,
        "The Security Council adopted a truce resolution on Monday by 14 votes to none. China abstained. "
        "The resolution was passed 14-0 after weeks of talks.",
    )
    assert len(reading.votes) == 1
    assert len(reading.votes[0].evidence) >= 2


def test_two_votes_are_two(reader: Reader) -> None:
    reading = read(reader, "The Senate passed the budget 62-38 on Monday. On Friday it rejected the treaty 40-60.")
    assert [vote.outcome for vote in reading.votes] == ["adopted", "rejected"]


def test_a_vote_that_was_held_was_not_withdrawn(reader: Reader) -> None:
    reading = read(
        reader,
        "The Human Rights Council voted 27-0 on Thursday to send investigators to Chad, where a report put the "
        "toll at 40. Mali had asked for a delay, but withdrew its motion.",
    )
    assert (reading.votes[0].outcome, reading.votes[0].measure) == ("adopted", None)


def test_the_measure_in_its_words(reader: Reader) -> None:
    assert only(reader, "The Senate passed the pension reform bill 62-38.").measure == "pension reform bill"


def test_a_vote_is_dated(reader: Reader) -> None:
    when = only(reader, "The Senate passed the bill 62-38 on Friday.").date
    assert when is not None
    assert when.start == "2024-05-17"


def test_non_binding_by_the_reports_own_words(reader: Reader) -> None:
    vote = only(reader, "Parliament passed the resolution 88-11. The resolution is non-binding.")
    assert vote.binding is False


def test_a_vote_put_off(reader: Reader) -> None:
    assert only(reader, "The vote in the council was postponed until Monday.").outcome == "postponed"


@pytest.mark.parametrize(
    "text",
    [
        "Rangers won 3-1 on Saturday in the cup.",
        "The team beat Leeds 2-1 after a vote of confidence in the coach.",
        "It is a 50-50 chance, and the odds were 10-1.",
        "The report covers 2019-2020 and pages 10-12.",
        "The council meets on June 6-7 to vote on the plan.",
        "The Senate is expected to vote on the bill on Sunday.",
        "Some 20-30 houses burned in the town.",
        "Between 250,000 to 500,000 deaths are caused by the virus.",
        "The minister warned that Russia could veto the resolution.",
        "The bill needs 60 votes in the Senate.",
        "The company approved a 2-for-1 split of its shares.",
        "The court ordered him to pay within 10-15 days.",
        "The US has vetoed Security Council resolutions before.",
        "Temperatures of 30-35 degrees were recorded by the agency.",
        "The side drew 2-2 with Ajax, and the board backed the coach.",
        "The panel found that 3-4 workers had fallen ill.",
    ],
)
def test_no_vote(reader: Reader, text: str) -> None:
    assert read(reader, text).votes == ()


@pytest.mark.parametrize(
    ("text", "sides", "outcome"),
    [
        ("The assembly backed the law with 420 votes, while 160 deputies voted against.", (420, 160), "adopted"),
        ("The no-confidence motion was defeated 158 to 120 in the lower house.", (120, 158), "rejected"),
        (
            "The assembly approved the impeachment: 204 of 300 members voted for it and 85 against.",
            (204, 85),
            "adopted",
        ),
        (
            "The Security Council failed to adopt the text, with five votes in favour and one against.",
            (5, 1),
            "rejected",
        ),
        ("The draft received nine votes in favour, but Russia and China cast vetoes.", (9, None), "vetoed"),
        ("Voters approved the new constitution in a referendum.", (None, None), "adopted"),
        (
            "The union's board backed the deal: seven directors voted in favour and one against.",
            (7, 1),
            "adopted",
        ),
    ],
)
def test_sides_told_apart_from_each_other(
    reader: Reader, text: str, sides: tuple[int | None, int | None], outcome: str
) -> None:
    vote = only(reader, text)
    assert ((vote.in_favour, vote.against), vote.outcome) == (sides, outcome)


def test_others_are_counted_with_the_named(reader: Reader) -> None:
    vote = only(
        reader,
        "France, Britain and 11 others voted for the draft in the Security Council; Russia voted against it.",
    )
    assert vote.in_favour == 13
    assert vote.vetoed is True


def body(reader: Reader, text: str) -> str | None:
    reading = read(reader, text)
    names = {actor.id: actor.name for actor in reading.actors}
    return names.get(reading.votes[-1].body or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Chile's Senate voted on Thursday to remove the mining minister. Teachers' unions welcomed it. "
            "The motion passed by 31 votes to 9.",
            "Senate",
        ),
        ("The town council met on Monday. An amendment to cap the fee failed 2-5.", "council"),
        ("The upper house approved the treaty by 62 votes to 5.", "house"),
    ],
)
def test_whose_vote_it_is(reader: Reader, text: str, name: str) -> None:
    found = body(reader, text)
    assert found is not None
    assert name.lower() in found.lower()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("In Nairobi, Kenya's capital, the Senate passed the bill by 34 votes to 11.", 67),
        ("Brazil's Supreme Court voted 8-3 to bar the former mayor from office.", 11),
        ("The Kansas Senate passed the bill 27-11 in Topeka.", None),
        ("A majority of 66 of the 120 deputies backed the law in parliament.", 120),
    ],
)
def test_the_rules_are_those_of_the_country(reader: Reader, text: str, members: int | None) -> None:
    assert only(reader, text).members == members


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Eleven of the panel's 15 judges voted in favour, but the state appealed after the vote.", (11, None)),
        ("The Senate voted down the nomination, 48 to 51.", (48, 51)),
        ("The resolution, backed by 13 of the 15 members, was vetoed by Russia, with Peru abstaining.", (13, 1)),
        ("Parliament overrode the president's veto by 84 votes to 4.", (84, 4)),
        ("In a 7-2 ruling, the court threw out the result.", (7, 2)),
        ("The ballot ended with 98 yes, 34 no.", (98, 34)),
    ],
)
def test_tallies_in_other_shapes(reader: Reader, text: str, sides: tuple[int, int | None]) -> None:
    vote = only(reader, text)
    assert (vote.in_favour, vote.against) == sides


def test_an_overridden_veto_is_an_adoption(reader: Reader) -> None:
    vote = only(reader, "Parliament overrode the president's veto by 84 votes to 4.")
    assert (vote.outcome, vote.vetoed) == ("adopted", None)


def test_permanent_members_who_vote_no_have_vetoed(reader: Reader) -> None:
    vote = only(
        reader,
        "The Security Council voted on the draft on Friday. Twelve members backed it, Algeria abstained, and "
        "China and Russia voted no.",
    )
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstain) == ("vetoed", 12, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels turned down an offer by the African Union.",
        "Senators of the ruling coalition split: six voted against, two of the three who abstained belong to it.",
        "Forty Republicans voted for the measure.",
        "The lower house is to vote on Thursday.",
        "In the match Leeds beat Hull 3-1, and the board is against a sale.",
        "The panel of 12-15 experts backs the plan.",
        "Inspectors rejected 14 of 60 trucks.",
        "The council approved spending of $3 million to $5 million on roads.",
    ],
)
def test_no_vote_is_made_of_parts(reader: Reader, text: str) -> None:
    assert read(reader, text).votes == ()


def test_the_sides_of_a_vote_are_no_figures(reader: Reader) -> None:
    text = "The motion passed by 71 votes to 39, with five abstentions, after 300 people marched."
    assert [figure.value for figure in read(reader, text).figures] == [300]


def test_who_abstains_alone_leaves_nobody_against(reader: Reader) -> None:
    vote = only(
        reader,
        "The Security Council called for a truce; 14 countries voted for the resolution and Russia abstained.",
    )
    assert (vote.in_favour, vote.against, vote.abstain, vote.outcome) == (14, 0, 1, "adopted")


def test_a_vote_to_extend_something_has_the_day_of_the_voting(reader: Reader) -> None:
    text = "Colombia's Senate voted 58 to 31 on Wednesday, with four abstentions, to extend a state of emergency."
    assert only(reader, text).date is not None


def test_a_vote_is_of_the_day_of_the_voting_and_not_of_what_it_is_about(reader: Reader) -> None:
    vote = only(
        reader,
        "Late on Friday Suriname's National Assembly voted 31-17, with two abstentions, to suspend the joint "
        "patrols that both countries agreed in 2023.",
    )
    assert (vote.in_favour, vote.against, vote.abstain) == (31, 17, 2)
    assert vote.date is not None
    assert vote.date.start == "2024-05-17"
