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
