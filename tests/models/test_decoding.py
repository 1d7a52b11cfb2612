"""From a tagger's numbers to attributions."""

import numpy as np

from onrecord.models.decoding import Attribution, attributions

TAGS = {"O": 0, "cue": 1, "cue2": 2, "content": 3, "content2": 4, "source": 5, "source2": 6}
WIDTH = 2


def read(*words: tuple[str, str, str]) -> list[Attribution]:
    """The attributions of made-up numbers: for each id its tag, the cue that it is content of, that it is source
    of (the cues are called "a" and "b", nobody's is "")."""
    tags = np.full((len(words), 7), 0.01, np.float32)
    by_part = np.zeros((len(words), 2 * WIDTH), np.float32)
    by_cue = np.zeros((len(words), 3, 2 * WIDTH + 1), np.float32)
    for i, (tag, content_of, source_of) in enumerate(words):
        tags[i, TAGS[tag]] = 0.94
        for n, name in enumerate("ab"):
            by_part[i, n] = 1.0 if content_of == name else -1.0
            by_part[i, WIDTH + n] = 1.0 if source_of == name else -1.0
            if tag == "cue":
                by_cue[i, 1, n] = 8.0 if source_of == f"is {name}" else 0.0
                by_cue[i, 2, WIDTH + n] = 8.0 if source_of == f"is {name}" else 0.0
    spans = [(3 * i, 3 * i + 2) for i in range(len(words))]
    return list(attributions(tags, by_cue, by_part, spans, (0, len(words))))


def test_a_cue_takes_its_source_and_its_content() -> None:
    (told,) = read(("source", "", "a"), ("cue", "", "is a"), ("content", "a", ""), ("content2", "a", ""))
    assert (told.source, told.cue, told.content) == ((0, 2), (3, 5), ((6, 11),))


def test_content_may_stand_on_both_sides_of_its_cue() -> None:
    (told,) = read(
        ("content", "a", ""), ("content2", "a", ""), ("cue", "", "is a"), ("content", "a", ""), ("O", "", "")
    )
    assert told.content == ((0, 5), (9, 11))


def test_two_cues_share_a_speaker_but_no_content() -> None:
    first, second = read(
        ("source", "", "a"), ("cue", "", "is a"), ("content", "a", ""), ("cue", "", "is b"), ("content", "b", "")
    )
    assert (first.content, second.content) == (((6, 8),), ((12, 14),))


def test_a_cue_of_nothing_is_no_attribution() -> None:
    assert read(("source", "", "a"), ("cue", "", "is a"), ("O", "", "")) == []


def test_words_that_are_likely_in_no_cue_tell_nothing() -> None:
    assert read(("O", "", ""), ("content", "a", ""), ("source", "", "a")) == []
