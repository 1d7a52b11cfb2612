"""Pairs of tellings that we wrote: which are of one statement, which are the same words given to two speakers."""

from pathlib import Path

import pytest

from onrecord.link.tellings import Speaker, Telling, of_one_statement, of_two_speakers

HEADER, *PAIRS = [
    line.split("\t") for line in Path(__file__).with_name("pairs.tsv").read_text("utf8").splitlines()
]


def telling(kind: str, act: str, speaker: str, content: str) -> Telling:
    """A telling of the table: "~" stands before words for somebody unnamed, "body:" before a body's name."""
    if speaker.startswith("~") or not speaker:
        who = Speaker(name=speaker.removeprefix("~"))
    elif speaker.startswith("body:"):
        who = Speaker(name=speaker.removeprefix("body:"), kind="organization")
    else:
        who = Speaker(name=speaker, kind="person")
    return Telling(kind=kind, act=act, content=content, speaker=who)  # type: ignore[arg-type]


@pytest.mark.parametrize("pair", PAIRS, ids=["-".join(pair[:2]).replace(" ", "_") for pair in PAIRS])
def test_a_pair_is_judged_as_a_reader_would(pair: list[str]) -> None:
    verdict, _, *sides = pair
    one, other = telling(*sides[:4]), telling(*sides[4:])
    for a, b in ((one, other), (other, one)):
        judged = "same" if of_one_statement(a, b) else "given" if of_two_speakers(a, b) else "apart"
        assert judged == verdict
