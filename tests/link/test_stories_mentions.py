"""Mentions of events in one story."""

import pytest

from onrecord.link.stories.acts import alike, base, stem
from onrecord.link.stories.mentions import events, mention
from onrecord.pipeline.reader import Reader
from onrecord.settings import Settings


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Settings())


def _events(reader: Reader, *told: tuple[str, str]) -> list[int]:
    """The events of these sentences' triggers."""
    texts = list(dict.fromkeys(sentence for sentence, _ in told))
    docs = {text: reader.nlp(text) for text in texts}
    return events([mention(texts.index(text), docs[text], trigger) for text, trigger in told])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("negotiations", "negotiated"), ("shootings", "shoot"), ("acquisition", "acquire"), ("Death", "died"),
        ("resignation", "resigns"), ("stolen", "theft"), ("explosion", "explode"), ("protesters", "protest"),
    ],
)  # fmt: skip
def test_a_verb_and_its_noun_are_of_one_family(a: str, b: str) -> None:
    assert stem(base(a)) == stem(base(b)) or alike(stem(a), stem(b))


@pytest.mark.parametrize(("a", "b"), [("earthquake", "quake"), ("purchase", "takeover"), ("truce", "ceasefire")])
def test_words_for_the_same_act(a: str, b: str) -> None:
    assert alike(stem(a), stem(b))


@pytest.mark.parametrize(("a", "b"), [("arrest", "resign"), ("earthquake", "flood"), ("buy", "sell")])
def test_words_for_other_acts(a: str, b: str) -> None:
    assert not alike(stem(a), stem(b))


def test_tellings_of_one_act_in_other_words(reader: Reader) -> None:
    assert _events(
        reader,
        ("Norvik Steel acquired Tarn Mills on Monday.", "acquired"),
        ("The takeover of Tarn Mills by Norvik Steel surprised the market.", "takeover"),
        ("Workers of Tarn Mills protested in Lomas.", "protested"),
    ) == [0, 0, 1]


def test_who_says_something_again_says_something_else(reader: Reader) -> None:
    assert _events(
        reader,
        ("Mayor Dorn said the bridge was safe.", "said"),
        ("A spokesman of the railway said trains were late.", "said"),
    ) == [0, 1]


def test_a_trigger_may_be_parted_by_other_words(reader: Reader) -> None:
    doc = reader.nlp("The singer checked himself into a clinic.")
    assert mention(0, doc, "checked into").word == "check"
