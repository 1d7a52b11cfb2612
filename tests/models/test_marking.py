"""Marks around the spans of a sentence, as an encoder reads them."""

from tokenizers import Tokenizer

from onrecord.models.marking import LONGEST, marked

TEXT = "Chad's army shelled the town of Faya."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_each_span_stands_between_its_marks(tokenizer: Tokenizer) -> None:
    encoding = tokenizer.encode(TEXT, add_special_tokens=False)
    ids, at = marked(encoding, {"s": span("Chad's army"), "e": span("shelled"), "t": span("the town")}, "set")
    inside = {mark: ids[start + 1 : ids.index(ids[start] + 1)] for mark, start in zip("set", at, strict=True)}
    assert {mark: tokenizer.decode(told).replace(" ' ", "'") for mark, told in inside.items()} == {
        "s": "chad's army",
        "e": "shelled",
        "t": "the town",
    }


def test_a_mark_that_is_missing_stands_at_the_start(tokenizer: Tokenizer) -> None:
    encoding = tokenizer.encode(TEXT, add_special_tokens=False)
    assert marked(encoding, {"e": span("shelled")}, "set").at[::2] == [0, 0]


def test_the_words_stay_as_they_were(tokenizer: Tokenizer) -> None:
    encoding = tokenizer.encode(TEXT, add_special_tokens=False)
    ids, _ = marked(encoding, {"s": span("Chad"), "e": span("shelled")}, "set")
    assert [i for i in ids[1:-1] if i > 6] == encoding.ids


def test_a_long_sentence_is_cut_around_its_marks(tokenizer: Tokenizer) -> None:
    text = "and so on " * 120 + "the army shelled the town" + " and so forth" * 120
    encoding = tokenizer.encode(text, add_special_tokens=False)
    start = text.index("shelled")
    ids, at = marked(encoding, {"e": (start, start + len("shelled"))}, "set")
    assert len(ids) == LONGEST
    assert tokenizer.decode(ids[at[1] + 1 : at[1] + 3]).startswith("shell")
