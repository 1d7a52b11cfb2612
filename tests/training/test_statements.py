"""What the statement model learns from, and how its reading is weighed."""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from training.statements.corpus import PARTS, RULES, TAGS, VALUES, is_kept, labelled, packed, unpacked
from training.statements.sureness import logistic

import onrecord.models
from onrecord.extract.statements import sureness, tagged
from onrecord.models.windows import windows

TEXT = "Berg said the dam had failed."
QUOTE = {"cue": [(5, 9)], "content": [(10, 28)], "source": [(0, 4)]}


def test_runs_are_the_values_again() -> None:
    values = bytes((0, 0, 3, 3, 3, 1))
    assert unpacked(packed(values)) == values


def test_each_id_has_its_tag(tokenizer: Tokenizer) -> None:
    (window,) = windows(tokenizer, TEXT, [(0, len(TEXT))], [])
    told = labelled(window, [QUOTE])
    assert [TAGS[t] for t in told.tags[1:-1]] == [
        "B-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "O", "O",
    ]  # fmt: skip


def test_each_id_has_its_part_in_a_cues_attribution(tokenizer: Tokenizer) -> None:
    (window,) = windows(tokenizer, TEXT, [(0, len(TEXT))], [])
    ((cue, parts),) = labelled(window, [QUOTE]).cues
    assert (cue, [PARTS[p] for p in parts[1:3]]) == ([2], ["source", "none"])


def test_about_a_tenth_is_kept_from_the_fitting() -> None:
    assert 70 < sum(is_kept(f"article {n}") for n in range(1_000)) < 130


def test_the_regression_finds_what_tells_right_from_wrong() -> None:
    known = np.array([[1.0, x] for x in (-3, -2, -1, 1, 2, 3)] * 20)
    _, slope = logistic(known, (known[:, 1] > 0).astype(float))
    assert slope > 1


def test_the_model_has_a_weight_for_all_that_is_known() -> None:
    told = json.loads((Path(onrecord.models.__file__).parent / "statements" / "labels.json").read_text("utf8"))
    seen = {"both": (0.5,) * 4, "tagger": (0.5,) * 5, "rule": (0.5,) * 3}
    assert {case: len(told["sureness"][case]) for case in seen} == {
        case: len(sureness.known(case, shares, "direct")) for case, shares in seen.items()
    }


def test_training_and_reading_know_the_same_features() -> None:
    assert (VALUES, RULES) == (tagged.VALUES, (tagged.RULES,))


def test_a_feature_has_no_more_values_than_the_network_knows() -> None:
    voice = tagged.Voice((5, 9), ((10, 28),), (0, 4), 0.3)
    found = tagged.features(TEXT, [], [voice])
    assert all(max(values) < count for values, count in zip(found, tagged.VALUES, strict=True))
