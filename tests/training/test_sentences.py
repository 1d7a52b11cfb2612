"""The sentences that the event model learns from: well formed, varied, balanced."""

import re
from collections import Counter

import pytest
from training.events.corpus import SENTENCES, STATUSES, TAG, TYPES, written

from onrecord.data import table

FILES = sorted(SENTENCES.glob("*.tsv"))
FOUND = "found.tsv"
"""Candidates of our own reading: several to a sentence, as the reading has them."""
MODES = {(row["type"], row["mode"]) for row in table("plover_modes.tsv")}
AROUND = re.compile(r"((?:\S+ ){0,2})<e>(.*?)</e>((?: \S+){0,2})")


def rows(name: str) -> list[list[str]]:
    lines = (SENTENCES / name).read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def pattern(sentence: str) -> str:
    """The trigger with the two words on either side, the parties masked."""
    masked = re.sub(r"<t>.*?</t>", "T", re.sub(r"<s>.*?</s>", "S", sentence))
    around = AROUND.search(masked)
    assert around
    return "".join(around.groups()).lower()


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_every_row_names_a_type_a_mode_of_it_and_a_status(name: str) -> None:
    for kind, mode, status, sentence in rows(name):
        assert kind in TYPES, sentence
        assert mode == "-" or (kind, mode) in MODES, sentence
        assert status in STATUSES or (kind, status) == ("NONE", "-"), sentence


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_every_sentence_has_one_trigger_and_tags_that_pair(name: str) -> None:
    for *_, sentence in rows(name):
        opened: list[str] = []
        for closes, mark in TAG.findall(sentence):
            if closes:
                assert opened.pop() == mark, sentence
            else:
                assert not opened, sentence
                opened.append(mark)
        assert not opened, sentence
        assert len(re.findall("<e>", sentence)) == 1, sentence


@pytest.mark.parametrize("name", [file.name for file in FILES if file.name != FOUND])
def test_no_pattern_is_written_more_than_three_times(name: str) -> None:
    counts = Counter(pattern(sentence) for *_, sentence in rows(name))
    assert not [told for told, count in counts.items() if count > 3]


def test_three_thousand_sentences_are_written_and_no_two_alike() -> None:
    told = [row[3] for file in FILES if file.name != FOUND for row in rows(file.name)]
    assert len({TAG.sub("", sentence) for sentence in told}) >= 3000
    assert len(set(told)) == len(told)


def test_no_type_or_status_is_left_to_chance() -> None:
    samples = list(written())
    types, statuses = Counter(s.type for s in samples), Counter(s.status for s in samples)
    assert min(types[kind] for kind in TYPES) >= 150
    assert min(statuses[status] for status in STATUSES) >= 100
