"""What is done, voted or yet to come is no statement; and where what is asked, offered or told ends."""

import pytest

from onrecord.model import Arrival, Reading, Report
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2024-05-20")))


def told(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """Act, cue and content of what is on record, the surest half."""
    return [
        (s.act, "" if s.cue is None else text[slice(*s.cue)], " … ".join(text[a:b] for a, b in s.content))
        for s in read(reader, text).statements
        if s.confidence >= 0.5
    ]


def speakers(reader: Reader, text: str) -> list[str | None]:
    reading = read(reader, text)
    names = {actor.id: actor.name for actor in reading.actors}
    return [None if s.speaker is None else names[s.speaker] for s in reading.statements if s.confidence >= 0.5]


@pytest.mark.parametrize(
    "text",
    [
        "The minister called off talks on a joint customs post.",
        "The minister called off talks on a joint customs post that were to open on Friday.",
        "The ruling party called off its congress.",
        "Kenya's president called the visit off on Monday.",
        "The two governments broke off negotiations over the dam.",
        "The Kazakh Senate put off a debate on a border treaty.",
        "The envoy cut short a trip to Riyadh.",
        "The Carter Center postponed the publication of its report.",
        "Evo Morales cancelled a rally in the capital.",
        "Oslo suspended the talks with Brussels.",
    ],
)
def test_what_is_called_off_or_put_off_says_nothing(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("The minister called for talks on a joint customs post.", "demands", "talks on a joint customs post"),
        ("The union called the plan off-putting.", "asserts", "the plan off-putting"),
        ("The minister rejected the offer of talks.", "declines", "the offer of talks"),
        ("The claim was rejected by the ministry.", "denies", "The claim"),
        ("Observers criticised fraud in the vote.", "asserts", "fraud in the vote"),
        ("The church condemned the attack in a loud voice.", "asserts", "the attack in a loud voice"),
        ("The bill was condemned by the opposition.", "asserts", "The bill"),
        ("The charge was denied by the ministry.", "denies", "The charge"),
        ("She called the cancelled visit a mistake.", "asserts", "the cancelled visit a mistake"),
        ("The ministry said it had called off the talks.", "asserts", "it had called off the talks"),
    ],
)
def test_what_is_said_beside_it_stays(reader: Reader, text: str, act: str, content: str) -> None:
    assert (act, content) in [(a, c) for a, _, c in told(reader, text)]


@pytest.mark.parametrize(
    "text",
    [
        "A motion to close the border was rejected 66 to 53.",
        "A motion by the opposition party to put off the vote until May was rejected 66 to 353.",
        "The appeal was dismissed on Tuesday.",
        "Two amendments were rejected by a show of hands.",
        "His petition was rejected for want of signatures.",
        "The European Parliament endorsed the law by 523 votes in favour, 46 against.",
        "Fifty Democrats and 15 Republicans opposed it.",
        "The council rejected the budget by a vote of nine to two.",
        "The bloc's foreign ministers rejected, by a show of hands, a proposal to hold a special session.",
    ],
)
def test_a_vote_says_nothing(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He had been due to meet his counterpart, Denis Moncada, on Saturday to discuss fishing rights.",
        "The leaders are expected to discuss the drought.",
        "Envoys of both countries plan to meet in Geneva next week to discuss the border.",
        "Ministers are scheduled to review the truce on Friday.",
        "She is set to travel to Lagos to discuss loans.",
        "The visit on which they were to discuss trade was cancelled.",
    ],
)
def test_what_has_yet_to_be_discussed_says_nothing(reader: Reader, text: str) -> None:
    assert [c for a, cue, c in told(reader, text) if cue.startswith(("discuss", "review"))] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Nicaragua urged both sides to show restraint and offered to host talks.",
         "both sides to show restraint"),
        ("Catholic bishops urged both parties to free all captives and offered to receive them.",
         "both parties to free all captives"),
        ("The mayor asked residents to boil their water and promised repairs by Friday.",
         "residents to boil their water"),
        ("The bloc urged Chad to open the road and threatened to cut its aid.", "Chad to open the road"),
        ("Malaysia, which chairs the Association of Southeast Asian Nations next year, hopes to finish a code of "
         "conduct for the sea by 2026, but diplomats are sceptical.",
         "to finish a code of conduct for the sea by 2026"),
        ("The Pentagon confirmed that a drone had crashed but declined to say why.", "that a drone had crashed"),
        ("The union told its members to stay at home and wait for news.",
         "its members to stay at home and wait for news"),
        ("Rome urged them to lay down their arms and to return to talks.",
         "them to lay down their arms and to return to talks"),
    ],
)  # fmt: skip
def test_what_is_asked_ends_where_another_act_begins(reader: Reader, text: str, content: str) -> None:
    assert told(reader, text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hungary's parliament will vote on Monday on Sweden's bid to join NATO, the leader of the deputies said.",
         "leader"),
        ("The strike was aimed at Hezbollah, the army's chief spokesman said.", "chief spokesman"),
        ("The convoy left at dawn for Aleppo, the head of the relief mission said.", "head"),
        ("The watchman, Biu Alves, said the gate was open.", "Biu Alves"),
    ],
)  # fmt: skip
def test_who_stands_behind_the_comma_speaks(reader: Reader, text: str, speaker: str) -> None:
    assert speaker in (speakers(reader, text)[0] or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zuniga claimed without offering proof that the president had asked him to leave.",
         ("asserts", "claimed", "that the president had asked him to leave")),
        ("The mayor alleged without citing evidence that the count had been rigged.",
         ("asserts", "alleged", "that the count had been rigged")),
        ("Irakli Garibashvili shot back that the West should look at its own policemen.",
         ("asserts", "shot back", "that the West should look at its own policemen")),
        ("Interior Minister Victor Torres ruled out closing the border.",
         ("declines", "ruled out", "closing the border")),
        ("The ministry does not rule out raising taxes.", ("asserts", "rule out", "raising taxes")),
        ("The union has not called for a strike.", ("declines", "called for", "a strike")),
        ("Bishkek has promised a joint inquiry.", ("promises", "promised", "a joint inquiry")),
        ("The generals vowed revenge for the raid.", ("promises", "vowed", "revenge for the raid")),
    ],
)  # fmt: skip
def test_an_act_with_its_cue_and_content(reader: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert told(reader, text)[0] == expected


def test_who_refuses_first_has_not_said_it(reader: Reader) -> None:
    text = "Minister Ivan Lima rejected this as a lie; prosecutors will seek ten years, he said."
    assert [c for _, _, c in told(reader, text)] == ["this as a lie", "prosecutors will seek ten years"]


def test_two_things_that_one_says_are_told_together(reader: Reader) -> None:
    text = "Eleven of the victims drowned; four others were buried by a landslide, Posadas said."
    assert [c for _, _, c in told(reader, text)] == [
        "Eleven of the victims drowned; four others were buried by a landslide"
    ]


@pytest.mark.parametrize("town", ["SAN SALVADOR", "MANILA", "PORT MORESBY"])
def test_a_town_before_a_colon_is_where_it_was_filed(reader: Reader, town: str) -> None:
    text = f"{town}: The navy seized two fishing boats on Tuesday.\n\nNobody was hurt."
    assert told(reader, text) == []
