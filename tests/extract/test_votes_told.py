"""Votes in the many ways in which reporters tell them, and numbers that look like one: a line a sentence."""

from pathlib import Path

import pytest

from onrecord.model import Arrival, Reading, Report, Vote
from onrecord.pipeline.reader import Reader

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a file beside this one, its comment aside."""
    return [line for line in (HERE / name).read_text("utf8").splitlines() if not line.startswith("#")]


TOLD = [line.split("\t") for line in lines("votes_told.tsv")[1:]]


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2024-05-20")))


def sides(vote: Vote) -> list[str]:
    return ["" if n is None else str(n) for n in (vote.in_favour, vote.against, vote.abstain)]


@pytest.mark.parametrize("row", TOLD, ids=[row[0][:40] for row in TOLD])
def test_a_vote_as_it_is_told(reader: Reader, row: list[str]) -> None:
    text, *wanted, outcome, body = row
    reading = read(reader, text)
    assert len(reading.votes) == 1
    vote = reading.votes[0]
    found = sides(vote)
    assert [f for f, w in zip(found, wanted, strict=True) if w] == [w for w in wanted if w]
    assert vote.outcome == outcome
    names = {actor.id: actor.name.casefold() for actor in reading.actors}
    assert body.casefold() in names.get(vote.body or "", "") or names.get(vote.body or "", "-") in body.casefold()


@pytest.mark.parametrize("text", lines("votes_none.txt"))
def test_what_is_no_vote(reader: Reader, text: str) -> None:
    assert read(reader, text).votes == ()


def positions(reader: Reader, text: str) -> set[tuple[str, str]]:
    reading = read(reader, text)
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names[p.actor], p.vote) for vote in reading.votes for p in vote.positions}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Security Council renewed the mandate by 12 votes to none, with three abstentions (China, Gabon "
            "and Russia).",
            {("China", "abstain"), ("Gabon", "abstain"), ("Russia", "abstain")},
        ),
        (
            "Four countries, among them Cuba and Belarus, voted against the text, which the General Assembly "
            "adopted with 131 in favour.",
            {("Cuba", "against"), ("Belarus", "against")},
        ),
        (
            "The Security Council backed the draft with 13 in favour and two, Pakistan and Algeria, abstaining.",
            {("Pakistan", "abstain"), ("Algeria", "abstain")},
        ),
        (
            "In the Security Council, eleven members voted in favour and Angola abstained.",
            {("Angola", "abstain")},
        ),
        (
            "The Security Council draft won nine votes, with Cuba and Yemen opposed and Chad, Mali and Niger "
            "abstaining.",
            {
                ("Cuba", "against"),
                ("Yemen", "against"),
                ("Chad", "abstain"),
                ("Mali", "abstain"),
                ("Niger", "abstain"),
            },
        ),
        (
            "The General Assembly adopted the text by 150 votes to two. The two negative votes were cast by Palau "
            "and Nauru.",
            {("Palau", "against"), ("Nauru", "against")},
        ),
        (
            "The General Assembly adopted the text by 150 votes to one. Fiji was the only one to vote against.",
            {("Fiji", "against")},
        ),
    ],
)
def test_those_whom_a_count_names(reader: Reader, text: str, wanted: set[tuple[str, str]]) -> None:
    assert positions(reader, text) == wanted


def test_a_veto_that_blocks_is_cast(reader: Reader) -> None:
    text = "Russia blocked the Security Council's resolution with a rare double veto alongside China."
    vote = read(reader, text).votes[0]
    assert (vote.outcome, vote.vetoed) == ("vetoed", True)


def test_figures_between_the_sides_stay_figures(reader: Reader) -> None:
    text = "Nine senators voted for the bill, which grants 4,000 families a rebate, and three voted against."
    assert [figure.value for figure in read(reader, text).figures] == [4000]


def test_the_tally_that_the_vote_is_said_to_have_been(reader: Reader) -> None:
    vote = read(reader, "The Senate confirmed the judge. The vote, taken shortly before dawn, was 61-34.").votes[0]
    assert (vote.in_favour, vote.against) == (61, 34)


def all_votes(reader: Reader, text: str) -> list[tuple[int | None, int | None, str | None]]:
    return [(vote.in_favour, vote.against, vote.outcome) for vote in read(reader, text).votes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chile's Senate took up the reform. The government survived a confidence vote on Monday. The motion "
            "of no confidence was defeated 28-20.",
            [(20, 28, "rejected")],
        ),
        ("A gun bill cleared the Ohio House on Monday. The final tally was 56-41.", [(56, 41, "adopted")]),
        (
            "The council approved the arena by 8 votes to 3. It had been turned down in 2009 by a vote of 4-7.",
            [(8, 3, "adopted"), (4, 7, "rejected")],
        ),
        ("The levy, which passed the Senate 30-12 in May, died in the House.", [(30, 12, "adopted")]),
        ("The supervisory board postponed a decision on the merger.", [(None, None, "postponed")]),
        ("The Idaho Senate tabled the water bill 20-15.", [(20, 15, "postponed")]),
    ],
)
def test_one_vote_in_several_sentences_and_several_in_one(
    reader: Reader, text: str, wanted: list[tuple[int | None, int | None, str | None]]
) -> None:
    assert all_votes(reader, text) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IOC members chose Oslo over Graz by 50 votes to 41.", "IOC"),
        ("The Cortes voted 187-163 to ratify the pact.", "Cortes"),
        (
            "The Constitutional Court ousted the president, upholding parliament's impeachment. The decision was "
            "unanimous.",
            "Constitutional Court",
        ),
    ],
)
def test_whose_vote(reader: Reader, text: str, name: str) -> None:
    reading = read(reader, text)
    assert [a.name for a in reading.actors if a.id == reading.votes[0].body] == [name]
