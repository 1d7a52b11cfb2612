"""The benchmark of scaling, in a tiny form: what it weighs and what it adds, and no times."""

import json
from pathlib import Path

from benchmarks.scaling import added, held, texts


def test_texts_are_as_many_as_asked_for_and_none_is_there_twice() -> None:
    assert len(set(texts(None, 40))) == 40


def test_a_worker_is_weighed_after_each_batch() -> None:
    weights = held([f"Ministers met in Lima on Monday for round {number} of the talks." for number in range(17)])
    assert len(weights) >= 2
    assert all(weight > 50 for weight in weights)


def test_what_is_added_says_where_its_time_went(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps({"text": texts(None, 1)[0]}) + "\n")
    seconds, timed, size = added(tmp_path, "one", file, workers=1)
    assert {"intake", "parser", "store"} <= set(timed.stages)
    assert min(seconds, size) > 0
