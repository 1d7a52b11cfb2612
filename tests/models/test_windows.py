"""Passages as windows of ids."""

from tokenizers import Tokenizer

from onrecord.models.windows import AFTER, BEFORE, OWN, Window, windows

LONGEST = OWN + BEFORE + AFTER + 2


def own_words(text: str, found: list[Window]) -> list[str]:
    return [text[a:b] for w in found for a, b in w.spans[slice(*w.own)] if a >= 0]


def test_every_word_is_some_windows_own_once(tokenizer: Tokenizer) -> None:
    text = "\n\n".join(f"Report {n} says that harbour {n} is shut." * (1 + n % 3) for n in range(80))
    passages, at = [], 0
    for line in text.split("\n\n"):
        passages.append((at, at + len(line)))
        at += len(line) + 2
    assert "".join(own_words(text, windows(tokenizer, text, passages, []))) == "".join(text.split())


def test_a_passage_longer_than_a_window_is_cut_behind_a_sentence(tokenizer: Tokenizer) -> None:
    text = "The council met again on the quay. " * 60
    first = windows(tokenizer, text, [(0, len(text))], [])[0]
    assert text[: first.spans[first.own[1] - 1][1]].endswith(".")


def test_a_word_without_end_is_cut_all_the_same(tokenizer: Tokenizer) -> None:
    text = "ab" * 4_000
    assert max(len(w.ids) for w in windows(tokenizer, text, [(0, len(text))], [])) <= LONGEST


def test_an_id_has_the_features_of_its_first_character(tokenizer: Tokenizer) -> None:
    text = "He said no."
    marks = bytearray(len(text))
    marks[3:7] = b"\x01" * 4
    only = windows(tokenizer, text, [(0, len(text))], [marks])[0]
    assert [f for (f,) in only.features] == [0, 0, 1, 0, 0, 0, 0]


def test_a_window_reads_the_end_of_the_passage_before(tokenizer: Tokenizer) -> None:
    text = "The pumps had failed at noon. " * 40 + "\n\nNobody said why."
    last = windows(tokenizer, text, [(0, 1199), (1202, len(text))], [])[-1]
    assert last.own[0] == BEFORE + 1


def test_no_passage_no_window(tokenizer: Tokenizer) -> None:
    assert windows(tokenizer, "Nothing of this is read.", [], []) == []
